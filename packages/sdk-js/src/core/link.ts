import type { Runtime } from './runtime.ts'

/** What is known of the way to the service, from the outcome of every call and socket. */
export interface Link {
  /** Whether the last word was that the service cannot be reached. */
  isDown(): boolean
  /** Tells the outcome of a call or socket. */
  report(reached: boolean): void
  /**
   * Calls back with true when the service can be reached again or the browser says it is online,
   * which is the moment to try everything that waits; with false when the way is lost.
   */
  listen(listener: (up: boolean) => void): () => void
  close(): void
}

export function createLink(runtime: Runtime): Link {
  let down = !runtime.isOnline()
  const listeners = new Set<(up: boolean) => void>()
  const tell = (up: boolean) => {
    for (const listener of [...listeners]) listener(up)
  }
  function report(reached: boolean): void {
    if (down !== reached) return
    down = !reached
    tell(reached)
  }
  // "Online" promises nothing yet: the way counts as lost until something was reached.
  const stop = runtime.onOnline(() => (runtime.isOnline() ? tell(true) : report(false)))
  return {
    isDown: () => down,
    report,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: stop,
  }
}
