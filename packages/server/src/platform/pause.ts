/** Waits that long, in milliseconds; less when `signal` aborts. Never rejects. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
  })
}

/**
 * A wait that doubles with each attempt up to `max`, of which a random half is taken off, so that
 * those who failed together do not come back together. Milliseconds.
 */
export function backoff(attempt: number, base: number, max: number): number {
  const full = Math.min(max, base * 2 ** Math.min(attempt - 1, 30))
  return Math.round(full * (0.5 + 0.5 * randomFraction()))
}

/** Between 0 and 1, from the system's source of randomness. */
function randomFraction(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1))
  return word / 2 ** 32
}
