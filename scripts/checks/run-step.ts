import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { killTree } from './kill-tree.ts'
import type { Step } from './steps.ts'

export interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly seconds: number
  /** Why it failed, in a few words; null when it did not. */
  readonly trouble: string | null
  /** Tests that failed first and passed when they were tried again. */
  readonly shaky: readonly string[]
  readonly output: string
}

const running = new Set<ChildProcess>()

/** Ends every step under way, with all that it started. */
export function stopSteps(): void {
  for (const { pid } of running) if (pid !== undefined) killTree(pid)
}

/**
 * Runs one step to its end. A step counts as one, beside the tests that it reports. It fails when
 * its command does, when it takes too long, when no test ran, and when one was skipped.
 */
export async function runStep(step: Step, extra: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  if (step.report !== undefined) rmSync(step.report, { force: true })
  const started = performance.now()
  const { code, output, late } = await execute([...step.command, ...extra], step.within, env)
  const tests = step.report === undefined ? null : readReport(step.report)
  const trouble = late
    ? `took longer than ${step.within} s`
    : (tests?.trouble ?? (code === 0 ? null : `ended with ${code ?? 'a signal'}`))
  return {
    name: step.name,
    passed: (tests?.passed ?? 0) + (trouble === null ? 1 : 0),
    failed: (tests?.failed ?? 0) + (trouble === null ? 0 : 1),
    seconds: (performance.now() - started) / 1000,
    trouble,
    shaky: tests?.shaky ?? [],
    output,
  }
}

function execute(command: readonly string[], within: number, env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number | null; output: string; late: boolean }>((done) => {
    const [program = '', ...args] = command
    // A group of its own: Ctrl-C comes to us alone, and we end what we started.
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    running.add(child)
    let output = ''
    let late = false
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    const timer = setTimeout(() => {
      late = true
      if (child.pid !== undefined) killTree(child.pid)
    }, within * 1000)
    const end = (code: number | null) => {
      clearTimeout(timer)
      running.delete(child)
      done({ code, output, late })
    }
    child.once('error', (error) => {
      output += String(error)
      end(null)
    })
    child.once('close', end)
  })
}

interface VitestReport {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults?: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

interface Tally extends Pick<Outcome, 'passed' | 'failed' | 'trouble' | 'shaky'> {}

function readReport(path: string): Tally {
  let report: VitestReport
  try {
    report = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 0, trouble: 'left no report', shaky: [] }
  }
  const { numPassedTests: passed, numFailedTests: failed } = report
  const skipped = report.numPendingTests + report.numTodoTests
  const shaky = (report.testResults ?? [])
    .flatMap((file) => file.assertionResults)
    .filter((one) => one.status === 'passed' && one.failureMessages.length > 0)
    .map((one) => one.fullName)
  if (failed > 0) return { passed, failed, shaky, trouble: `${failed} of ${passed + failed} tests failed` }
  if (passed === 0) return { passed, failed, shaky, trouble: 'no test ran' }
  if (!report.success) return { passed, failed, shaky, trouble: 'a test file could not be run' }
  return { passed, failed, shaky, trouble: skipped > 0 ? `tests skipped: ${skipped}` : null }
}
