import type { Frequency } from '@deskbell/protocol'
import { type Stretch, stretches } from '../../platform/business-time/zones.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How often a digest goes, and the first time on the wall, counted from 1 January 1970, at which one did. */
const RHYTHMS = {
  hourly: { period: HOUR, first: 0 },
  daily: { period: DAY, first: 9 * HOUR },
  // 5 January 1970 was a Monday.
  weekly: { period: 7 * DAY, first: 4 * DAY + 9 * HOUR },
} as const

export type Rhythm = Exclude<Frequency, 'at_once'>

/**
 * When the next digest goes: the first instant after `now` at which the clocks of a zone show a full
 * hour, 9:00, or 9:00 on a Monday. A time that the clocks skip comes as long after the last one they
 * showed as if they had not (9:00 of a day that a zone leaves out is 9:00 of the next one); one that
 * they show twice counts twice. Epoch milliseconds.
 *
 * @example nextBoundary('Asia/Kolkata', 'daily', Date.UTC(2026, 2, 2)) // 03:30 UTC
 */
export function nextBoundary(timeZone: string, rhythm: Rhythm, now: number): number {
  const { period } = RHYTHMS[rhythm]
  let found = Number.POSITIVE_INFINITY
  let before: Stretch | undefined
  // A time that was skipped up to a day ago may still be to come.
  for (const stretch of stretches(timeZone, now - 2 * DAY, now + period + 2 * DAY)) {
    if (stretch.from > found) break
    if (before) {
      const skipped = onWall(rhythm, Math.max(before.to, now + 1) + before.offset)
      if (skipped < stretch.from + stretch.offset) found = Math.min(found, skipped - before.offset)
    }
    const shown = onWall(rhythm, Math.max(stretch.from, now + 1) + stretch.offset) - stretch.offset
    if (shown < stretch.to) found = Math.min(found, shown)
    before = stretch
  }
  return found
}

/** The first time of a rhythm that is not before a time on the wall. */
function onWall(rhythm: Rhythm, wall: number): number {
  const { period, first } = RHYTHMS[rhythm]
  return first + Math.ceil((wall - first) / period) * period
}
