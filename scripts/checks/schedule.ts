import type { Outcome } from './run-step.ts'
import type { Step } from './steps.ts'

/**
 * Runs steps in their order, so many at once as there are lanes. A step waits for those it comes
 * `after`, and fails unrun where one of them failed; one that wants to be alone waits for all others.
 * `report` hears of each outcome as it comes.
 */
export async function schedule(
  steps: readonly Step[],
  lanes: number,
  run: (step: Step) => Promise<Outcome>,
  report: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const done = new Map<string, Outcome>()
  const waiting = [...steps]
  const active = new Map<string, Promise<unknown>>()

  while (waiting.length > 0 || active.size > 0) {
    const next = active.size < lanes ? waiting.find(mayStart) : undefined
    if (next === undefined) {
      await Promise.race(active.values())
      continue
    }
    waiting.splice(waiting.indexOf(next), 1)
    const ended = runOrBlock(next).finally(() => active.delete(next.name))
    active.set(next.name, ended)
    if (next.alone) await ended
  }
  return [...done.values()]

  function mayStart(step: Step): boolean {
    if (step.alone && (active.size > 0 || waiting.some((other) => !other.alone))) return false
    return (step.after ?? []).every((name) => done.has(name) || !steps.some((each) => each.name === name))
  }

  async function runOrBlock(step: Step): Promise<void> {
    const blocker = (step.after ?? []).find((name) => done.get(name)?.trouble)
    const blocked = {
      passed: 0,
      failed: 1,
      seconds: 0,
      trouble: `"${blocker}" failed before it`,
      shaky: [],
      output: '',
    }
    const outcome = blocker === undefined ? await run(step) : { name: step.name, ...blocked }
    done.set(step.name, outcome)
    report(outcome)
  }
}
