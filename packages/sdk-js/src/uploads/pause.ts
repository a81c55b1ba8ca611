import type { Runtime } from '../core/runtime.ts'

/**
 * Waits before the next attempt: up to a bound that doubles with each failure, from 2 s to 30, no
 * sooner than the service allows, and at once when the browser is online again. Rejects with the
 * signal's reason where that is aborted.
 */
export function pauseOf(
  runtime: Runtime,
  failures: number,
  notBefore: number | null,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resume, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const least = Math.max(0, (notBefore ?? 0) - runtime.now())
    const finish = (end: () => void) => () => {
      cancel()
      leave()
      signal?.removeEventListener('abort', stop)
      end()
    }
    const go = finish(resume)
    const stop = finish(() => reject(signal?.reason))
    const cancel = runtime.later(least + runtime.random() * Math.min(30_000, 1_000 * 2 ** failures), go)
    const leave = runtime.onOnline(() => {
      if (least === 0 && runtime.isOnline()) go()
    })
    signal?.addEventListener('abort', stop)
  })
}
