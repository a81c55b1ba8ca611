import { type OpenTime, openBefore } from './open-time.ts'
import { stretches } from './zones.ts'

export { type OpenTime, openTime } from './open-time.ts'
export { type Stretch, stretches } from './zones.ts'

/** Whatever takes longer than this, in milliseconds, never happens: a hundred years. */
const HORIZON = 100 * 365 * 86_400_000

/**
 * How much of the time from one instant to another counts, in milliseconds; 0 where the second is not
 * the later one. It is real time, during which a clock on the wall of the zone shows an open hour: an
 * hour that the clocks skip counts for nothing, one that happens twice counts twice.
 *
 * @example spentBetween(openTime(calendar.hours, []), createdAt, answeredAt)
 */
export function spentBetween(time: OpenTime, from: number, to: number): number {
  let spent = 0
  for (const stretch of stretches(time.timeZone, from, to)) {
    const begin = Math.max(from, stretch.from) + stretch.offset
    const end = Math.min(to, stretch.to) + stretch.offset
    spent += openBefore(time, end) - openBefore(time, begin)
  }
  return spent
}

/**
 * The first instant by which so much time has counted since `from`; `from` itself where that is
 * nothing. Null where it never comes, or not within a hundred years.
 *
 * @example addWorkingTime(openTime(calendar.hours, []), createdAt, 4 * 3_600_000)
 */
export function addWorkingTime(time: OpenTime, from: number, ms: number): number | null {
  if (ms <= 0) return from
  if (time.weekly === 0) return null
  let left = ms
  for (const stretch of stretches(time.timeZone, from, from + HORIZON)) {
    const begin = Math.max(from, stretch.from) + stretch.offset
    const end = stretch.to + stretch.offset
    const open = openBefore(time, end) - openBefore(time, begin)
    if (open >= left) return firstWall(time, begin, end, left) - stretch.offset
    left -= open
  }
  return null
}

/**
 * When it is open again, or `from` itself where it is; null where it never is.
 *
 * @example nextOpen(openTime(settings.businessHours), Date.UTC(2026, 2, 28, 20))
 */
export function nextOpen(time: OpenTime, from: number): number | null {
  const worked = addWorkingTime(time, from, 1)
  return worked === null ? null : worked - 1
}

/** The first time on the wall by which so much is open since `begin`; it comes by `end`. */
function firstWall(time: OpenTime, begin: number, end: number, ms: number): number {
  const wanted = openBefore(time, begin) + ms
  let low = begin
  let high = end
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (openBefore(time, middle) < wanted) low = middle
    else high = middle
  }
  return high
}
