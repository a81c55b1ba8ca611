import type { Calendar } from '@deskbell/protocol'
import { WEEKDAYS } from '@deskbell/protocol'
import { zoneOffset } from '../../ui/dates.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Beyond it a promise is as good as none; about three years. */
const FURTHEST_DAYS = 1_100

/**
 * When so many minutes have counted by a calendar, in epoch milliseconds; null where they never do.
 * For a glance while a policy is edited: the service's own clocks are what tickets go by.
 *
 * @example dueAt(null, Date.now(), 60) // an hour from now
 */
export function dueAt(
  calendar: Pick<Calendar, 'hours' | 'holidays'> | null,
  from: number,
  minutes: number,
): number | null {
  const hours = calendar?.hours ?? null
  if (!calendar || !hours) return from + minutes * MINUTE
  const zone = hours.timeZone
  const off = new Set(calendar.holidays.map((holiday) => holiday.date))
  let left = minutes * MINUTE
  // The day it is there now, as midnight of the same date in UTC.
  const first = Math.floor((from + zoneOffset(zone, from) * MINUTE) / DAY) * DAY
  for (let n = 0; n < FURTHEST_DAYS; n += 1) {
    const day = first + n * DAY
    const date = new Date(day).toISOString().slice(0, 10)
    if (off.has(date)) continue
    // Days of the week begin with Monday; 1 January 1970 was a Thursday.
    const name = WEEKDAYS[(day / DAY + 3) % 7] ?? 'mon'
    for (const span of hours.days[name]) {
      const begin = Math.max(from, instantOf(day + clockOf(span.from), zone))
      const end = instantOf(day + clockOf(span.to), zone)
      if (end <= begin) continue
      if (end - begin >= left) return begin + left
      left -= end - begin
    }
  }
  return null
}

const clockOf = (time: string) => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * MINUTE

/** The instant at which a zone's clocks show a time, given as if it were UTC. */
function instantOf(wall: number, zone: string): number {
  const guess = wall - zoneOffset(zone, wall) * MINUTE
  return wall - zoneOffset(zone, guess) * MINUTE
}

/** Hours that count in an ordinary week. */
export function hoursAWeek(hours: NonNullable<Calendar['hours']>): number {
  const spans = WEEKDAYS.flatMap((day) => hours.days[day])
  return spans.reduce((sum, span) => sum + (clockOf(span.to) - clockOf(span.from)), 0) / (60 * MINUTE)
}
