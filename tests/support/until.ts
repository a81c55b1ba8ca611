import type { Readable } from '@deskbell/sdk'

/**
 * Resolves with the value as soon as it fits; rejects with the last value once `within` milliseconds
 * have passed.
 *
 * @example await until(handle.state, (state) => state.pending.length === 0)
 */
export function until<T>(readable: Readable<T>, fits: (value: T) => boolean, within = 10_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = readable.subscribe(check)
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`It did not come to that within ${within} ms: ${JSON.stringify(readable.get())}`))
    }, within)
    check(readable.get())

    function check(value: T): void {
      if (!fits(value)) return
      clearTimeout(timer)
      stop()
      resolve(value)
    }
  })
}
