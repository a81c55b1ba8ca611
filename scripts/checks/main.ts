// Runs the checks of steps.ts and prints one line for each; the last line is their sum.
//
//   node scripts/checks/main.ts [step [argument …]]
import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { ensureChromium } from '../chromium.ts'
import { environment, ROOT } from '../lib/setup.mjs'
import { type Outcome, runStep, stopSteps } from './run-step.ts'
import { schedule } from './schedule.ts'
import { REPORTS, STEPS, type Step } from './steps.ts'

process.chdir(ROOT)
mkdirSync(REPORTS, { recursive: true })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopSteps()
    process.exit(1)
  })
}

const [only, ...extra] = process.argv.slice(2)
const outcomes = await runAll(chosen(only))
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
if (failed > 0 || passed === 0) process.exitCode = 1
console.log(`${passed} passed, ${failed} failed`)

function chosen(name: string | undefined): readonly Step[] {
  if (name === undefined) return STEPS
  const step = STEPS.find((each) => each.name === name)
  if (step !== undefined) return [...STEPS.filter((each) => step.after?.includes(each.name)), step]
  if (name !== 'help') console.log(`There is no check "${name}".`)
  console.log('The checks are:')
  for (const each of STEPS) console.log(`  ${each.name.padEnd(10)} ${each.proves}`)
  return []
}

/** Two at a time where there are two cores. */
async function runAll(steps: readonly Step[]): Promise<Outcome[]> {
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
  const browser = steps.some((step) => step.report !== undefined) ? findBrowser() : {}
  const env = { ...environment(), ...plain, ...browser }
  const run = (step: Step) => runStep(step, step.name === only ? extra : [], env)
  return schedule(steps, Math.min(2, availableParallelism()), run, print)
}

function print({ name, passed, failed, seconds, trouble, shaky, output }: Outcome): void {
  const tests = passed + failed > 1 ? ` · ${passed + failed - 1} tests` : ''
  console.log(`${trouble === null ? 'pass' : 'FAIL'}  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${tests}`)
  for (const test of shaky) console.log(`      passed only when tried again: ${test}`)
  if (trouble !== null) console.log(`${output.trimEnd()}\n      ${name}: ${trouble}`)
}

/** Tests are told which browser to use; a machine without one gets one before they start. */
function findBrowser(): NodeJS.ProcessEnv {
  try {
    return { CHROMIUM_PATH: ensureChromium() }
  } catch (error) {
    // The tests that need one will fail, and the others still tell what they know.
    console.log(error instanceof Error ? error.message : error)
    return {}
  }
}
