import { writable } from './readable.ts'
import type { Runtime } from './runtime.ts'

/** What is known of the way to the service, from the outcome of every call and socket, and when to try again. */
export interface Link {
  /** Whether the last word was that the service cannot be reached. */
  isDown(): boolean
  /** Tells the outcome of a call or socket. */
  report(reached: boolean): void
  /**
   * Calls back with `up` when the service can be reached again or the browser says it is online,
   * which is the moment to try everything that waits; without when the way is lost.
   */
  listen(listener: (told: { readonly up: boolean }) => void): () => void
  /** How long to wait after so many failures, counted from 1, in milliseconds. */
  pause(failures: number): number
  /** The service closed for a restart: how long to stay away, in milliseconds. */
  leave(): number
  /** Whether nothing is to be tried in the background yet: the service restarts, or an attempt is due later. */
  isAway(): boolean
  close(): void
}

/**
 * A client fails and comes back as one: whatever waits in it shares one moment for the next attempt,
 * because the first of several would come back sooner than chance alone lets it.
 */
export function createLink(runtime: Runtime): Link {
  let down = !runtime.isOnline()
  const told = writable({ up: !down })
  /** When the next attempt is due, and when a restart may be over. */
  let due = 0
  let back = 0

  const isRestarting = () => runtime.now() < back

  function tell(up: boolean): void {
    if (up) due = back = 0
    told.set({ up })
  }
  function report(reached: boolean): void {
    if (down !== reached) return
    down = !reached
    tell(reached)
  }
  // "Online" promises nothing yet: the way counts as lost until something was reached, and says
  // nothing of a service that restarts.
  const close = runtime.onOnline(() => {
    if (!runtime.isOnline()) report(false)
    else if (!isRestarting()) tell(true)
  })

  return {
    isDown: () => down,
    report,
    listen: told.subscribe,
    isAway: () => runtime.now() < (down ? due : back),
    pause(failures) {
      // Full jitter: anything from nothing up to a bound that doubles with each failure, from 2 s to 30,
      // so that clients that failed together do not try again together.
      const now = runtime.now()
      const bound = Math.min(30_000, 1_000 * 2 ** failures)
      if (!isRestarting() && (due <= now || due > now + bound)) due = now + runtime.random() * bound
      return due - now
    },
    leave() {
      const now = runtime.now()
      if (!isRestarting()) due = back = now + 500 + runtime.random() * 9_500
      return due - now
    },
    close,
  }
}
