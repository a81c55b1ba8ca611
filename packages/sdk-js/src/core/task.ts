import type { Trouble } from '../types.ts'
import { toTrouble } from './errors.ts'
import type { Link } from './link.ts'
import type { Runtime } from './runtime.ts'

/** Work that may be asked for often and runs one at a time: reloading a list, catching up a log. */
export interface Task {
  /** Runs now, or once more when the present run ends. */
  wake(): void
  stop(): void
}

/**
 * A task that tries again by itself, with backoff, for as long as the trouble may pass, and at once
 * when the service can be reached again. A refusal ends the trying until the next `wake`.
 */
export function createTask(
  runtime: Runtime,
  link: Link,
  run: () => Promise<void>,
  failed?: (trouble: Trouble) => void,
): Task {
  /** 0 at rest, 1 while running, 2 when it is to run once more. */
  let runs = 0
  let stopped = false
  let failures = 0
  /** A rate limit names the earliest moment, which no wish cuts short. */
  let notBefore = 0
  let cancel: (() => void) | null = null

  async function go(): Promise<void> {
    if (stopped || runtime.now() < notBefore) return
    if (runs) {
      runs = 2
      return
    }
    cancel?.()
    cancel = null
    runs = 1
    try {
      await run()
      failures = 0
    } catch (error) {
      if (stopped) return
      const trouble = toTrouble(error)
      failures += 1
      failed?.(trouble)
      if (trouble.kind !== 'refused') {
        if (trouble.kind === 'rate_limited') notBefore = trouble.retryAt
        const limit = Math.max(0, notBefore - runtime.now())
        cancel = runtime.later(limit + link.pause(failures), go)
      }
    } finally {
      const again = runs > 1
      runs = 0
      if (again) go()
    }
  }

  const dispose = link.listen(({ up }) => {
    if (up && cancel) go()
  })
  return {
    wake: go,
    stop() {
      stopped = true
      cancel?.()
      dispose()
    },
  }
}
