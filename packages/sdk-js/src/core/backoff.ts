/**
 * Full jitter: anything from nothing up to a bound that doubles with each failure, from 2 s to 30,
 * so that clients that failed together do not try again together. `failures` counts from 1; in ms.
 */
export const backoff = (failures: number, random: () => number): number =>
  random() * Math.min(30_000, 1_000 * 2 ** failures)

/**
 * How long to stay away from a service that closed its sockets for a restart: between half a second
 * and ten, evenly spread.
 */
export const restartDelay = (random: () => number): number => 500 + random() * 9_500
