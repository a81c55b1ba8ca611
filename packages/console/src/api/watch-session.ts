/**
 * A fetch that notices when any answer says that nobody is signed in: whoever asked, and even if
 * nothing on screen waited for it.
 *
 * @example
 * const watch = watchSession(fetch)
 * watch.onEnded(() => session.expire())
 */
export function watchSession(send: typeof fetch): { fetch: typeof fetch; onEnded(listener: () => void): void } {
  let listener: (() => void) | null = null
  return {
    async fetch(...args) {
      const response = await send(...args)
      if (response.status === 401) listener?.()
      return response
    },
    onEnded(next) {
      listener = next
    },
  }
}
