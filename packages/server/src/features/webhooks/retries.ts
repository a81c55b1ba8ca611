const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

/** How long to wait after each try that failed: three days in all, as Standard Webhooks advises. */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/** The first, and one after each wait. */
export const TRIES = WAITS.length + 1

/**
 * How long to wait after the given try, in milliseconds; null after the last. Up to a tenth is added by chance, so
 * that those who failed together do not come back together. A receiver that asks for more patience is given it.
 *
 * @param attempt 1 for the first
 * @param askedMs what `Retry-After` said
 */
export function waitAfter(attempt: number, askedMs: number | null): number | null {
  const wait = WAITS[attempt - 1]
  if (wait === undefined) return null
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1))
  return Math.max(wait + Math.floor((wait / 10) * (word / 2 ** 32)), askedMs ?? 0)
}
