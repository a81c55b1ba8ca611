/**
 * Everything the client takes from its surroundings, in one place, so that tests can hand it a
 * clock, chance, a network and tabs of their own.
 */
export interface Runtime {
  /** Epoch milliseconds. */
  now(): number
  /** From 0 up to, not including, 1. For jitter only, never for ids. */
  random(): number
  setTimeout(run: () => void, milliseconds: number): unknown
  clearTimeout(timer: unknown): void
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
    setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
    clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    fetch: own ?? ((input, init) => fetch(input, init)),
    // Read late: the module may be evaluated where there is none, such as a server rendering a page.
    get WebSocket() {
      return WebSocket
    },
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false,
    onOnline(listener) {
      const stop = new AbortController()
      // Node has no window to listen to.
      for (const type of ['online', 'offline']) globalThis.addEventListener?.(type, listener, { signal: stop.signal })
      return () => stop.abort()
    },
  }
}

/** Runs once after a while; the answer cancels it. */
export function later(runtime: Runtime, milliseconds: number, run: () => void): () => void {
  const timer = runtime.setTimeout(run, milliseconds)
  return () => runtime.clearTimeout(timer)
}
