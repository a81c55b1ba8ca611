/** A fetch that tells of answers which concern more than whoever asked. */
export interface Watch {
  readonly fetch: typeof fetch
  /** Nobody is signed in. */
  onEnded(listener: () => void): void
  /** Something is not there: it may be the whole workspace. */
  onMissing(listener: () => void): void
}

/**
 * Notices when any answer says that nobody is signed in, or that something is not there: whoever
 * asked, and even if nothing on screen waited for it.
 *
 * @example
 * const watch = watchSession(fetch)
 * watch.onEnded(() => session.expire())
 */
export function watchSession(send: typeof fetch): Watch {
  const listeners = new Map<number, () => void>()
  return {
    async fetch(...args) {
      const response = await send(...args)
      listeners.get(response.status)?.()
      return response
    },
    onEnded: (listener) => void listeners.set(401, listener),
    onMissing: (listener) => void listeners.set(404, listener),
  }
}
