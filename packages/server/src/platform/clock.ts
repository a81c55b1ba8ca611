/** The time, as integer milliseconds since the epoch. Injected, so that tests own it. */
export interface Clock {
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }
