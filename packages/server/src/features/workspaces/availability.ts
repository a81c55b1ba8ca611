import { type Availability, type BusinessHours, WEEKDAYS } from '@deskbell/protocol'

const MINUTE = 60_000
const DAY = 86_400_000
/** How far ahead an opening is looked for. */
const HORIZON_DAYS = 14

/** What a clock on the wall of a zone shows. `day` counts days since 1 January 1970, `minute` those since midnight. */
interface WallTime {
  readonly day: number
  readonly minute: number
}

/**
 * Whether people are there at `now`, and if not when they are back, to the minute.
 *
 * Office hours are wall-clock times, so each candidate opening is turned into an instant with the
 * zone's own offset that day. A wall time that a clock change skips opens at the first minute after
 * the gap; one that happens twice opens at the first.
 *
 * @example openingAt(hours, Date.UTC(2026, 2, 28, 20)) // { open: false, opensAt: 1774857600000 }
 */
export function openingAt(hours: BusinessHours | null, now: number): { open: boolean; opensAt: number | null } {
  if (hours === null) return { open: true, opensAt: null }
  const minute = Math.floor(now / MINUTE) * MINUTE
  if (isOpen(hours, wallTime(hours.timeZone, minute))) return { open: true, opensAt: null }
  return { open: false, opensAt: nextOpening(hours, minute) }
}

/** Office hours as a customer needs them now. */
export function availability(hours: BusinessHours | null, replyMinutes: number, now: number): Availability {
  const { open, opensAt } = openingAt(hours, now)
  return {
    open,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    timeZone: hours?.timeZone ?? null,
    replyMinutes,
  }
}

function isOpen(hours: BusinessHours, wall: WallTime): boolean {
  return spansOf(hours, wall.day).some((span) => span.from <= wall.minute && wall.minute < span.to)
}

function nextOpening(hours: BusinessHours, now: number): number | null {
  const today = wallTime(hours.timeZone, now).day
  const candidates: number[] = []
  for (let day = today; day <= today + HORIZON_DAYS; day++) {
    for (const span of spansOf(hours, day)) candidates.push(...instantsOf(hours.timeZone, { day, minute: span.from }))
    // A clock that is set back may bring an open hour round again without crossing its beginning.
    candidates.push(...changesOn(hours.timeZone, day))
    const found = candidates
      .filter((at) => at > now && at <= now + HORIZON_DAYS * DAY && isOpen(hours, wallTime(hours.timeZone, at)))
      .sort((a, b) => a - b)[0]
    if (found !== undefined && wallTime(hours.timeZone, found).day <= day) return found
  }
  return null
}

function spansOf(hours: BusinessHours, day: number): { from: number; to: number }[] {
  // 1 January 1970 was a Thursday.
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon'
  return hours.days[weekday].map((span) => ({ from: minutesOf(span.from), to: minutesOf(span.to) }))
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** Every instant at which a wall shows this time: one, two where the clock is set back, none in a gap. */
function instantsOf(timeZone: string, wall: WallTime): number[] {
  const asUtc = wall.day * DAY + wall.minute * MINUTE
  const offsets = new Set([offsetAt(timeZone, asUtc - DAY), offsetAt(timeZone, asUtc + DAY)])
  return [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => {
      const shown = wallTime(timeZone, at)
      return shown.day === wall.day && shown.minute === wall.minute
    })
}

/** The minutes around this day at which the zone's offset changes. */
function changesOn(timeZone: string, day: number): number[] {
  const changes: number[] = []
  const end = (day + 2) * DAY
  for (let from = (day - 1) * DAY; from < end; from += DAY) {
    if (offsetAt(timeZone, from) !== offsetAt(timeZone, from + DAY))
      changes.push(findChange(timeZone, from, from + DAY))
  }
  return changes
}

function findChange(timeZone: string, before: number, after: number): number {
  const old = offsetAt(timeZone, before)
  let low = before / MINUTE
  let high = after / MINUTE
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(timeZone, middle * MINUTE) === old) low = middle
    else high = middle
  }
  return high * MINUTE
}

function offsetAt(timeZone: string, at: number): number {
  const wall = wallTime(timeZone, at)
  return wall.day * DAY + wall.minute * MINUTE - Math.floor(at / MINUTE) * MINUTE
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallTime(timeZone: string, at: number): WallTime {
  let format = formats.get(timeZone)
  if (!format) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, hourCycle: 'h23', era: 'short', ...fields })
    formats.set(timeZone, format)
  }
  const parts: Record<string, number> = {}
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return { day: Date.UTC(year, month - 1, day) / DAY, minute: hour * 60 + minute }
}
