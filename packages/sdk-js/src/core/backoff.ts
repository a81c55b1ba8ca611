/** The longest wait between two attempts, in milliseconds. */
const LONGEST = 30_000

/**
 * Full jitter: anything from nothing up to a bound that doubles with each failure, so that clients
 * that failed together do not try again together. `failures` counts from 1; the answer is in ms.
 */
export function backoff(failures: number, random: () => number, first = 1_000): number {
  return random() * Math.min(LONGEST, first * 2 ** (failures - 1))
}

/**
 * How long to stay away from a service that closed its sockets for a restart: between half a second
 * and ten, evenly spread.
 */
export function restartDelay(random: () => number): number {
  return 500 + random() * 9_500
}
