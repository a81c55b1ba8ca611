/**
 * Everything the client takes from its surroundings, in one place, so that tests can hand it a
 * clock, chance, a network and tabs of their own.
 */
export interface Runtime {
  /** Epoch milliseconds. */
  now(): number
  /** From 0 up to, not including, 1. For jitter only, never for ids. */
  random(): number
  /** Runs once after a while; the answer cancels it. */
  later(milliseconds: number, run: () => void): () => void
  readonly fetch: typeof fetch
  readonly WebSocket: typeof WebSocket
  /** False only where the browser is sure. */
  isOnline(): boolean
  /** Calls back when the browser gains or loses its network. */
  onOnline(listener: () => void): () => void
}

export function platformRuntime(own?: typeof fetch): Runtime {
  return {
    now: Date.now,
    random: Math.random,
    later(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    fetch: own ?? ((input, init) => fetch(input, init)),
    // Read late: the module may be evaluated where there is none, such as a server rendering a page.
    get WebSocket() {
      return WebSocket
    },
    isOnline: () => globalThis.navigator?.onLine !== false,
    onOnline(listener) {
      const stop = new AbortController()
      // Node has no window to listen to.
      for (const type of ['online', 'offline']) globalThis.addEventListener?.(type, listener, { signal: stop.signal })
      return () => stop.abort()
    },
  }
}
