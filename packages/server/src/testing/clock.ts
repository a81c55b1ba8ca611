import type { Clock } from '../platform/clock.ts'

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves on by so many milliseconds. */
  advance(ms: number): void
  set(now: number): void
}

/** @example const clock = fakeClock(); clock.advance(60_000) */
export function fakeClock(start = Date.UTC(2026, 2, 2, 9, 30)): FakeClock {
  let now = start
  return {
    now: () => now,
    advance(ms) {
      now += ms
    },
    set(instant) {
      now = instant
    },
  }
}
