import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { zoneOffset } from '../../../ui/dates.ts'

const MINUTE = 60_000

const format = (zone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(t.formats, { timeZone: zone, ...options })
const clockOf = (zone: string) => format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayOf = (zone: string) => format(zone, { weekday: 'short', day: 'numeric', month: 'short' })

/** The zone of this browser. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * What a zone is called in passing.
 *
 * @example zoneCity('America/Argentina/Buenos_Aires') // 'Buenos Aires'
 */
export const zoneCity = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** Whether clocks in both zones show the same at an instant. */
function sameWall(a: string, z: string, iso: string): boolean {
  const at = Date.parse(iso)
  return zoneOffset(a, at) === zoneOffset(z, at)
}

/** The wall clock of a zone at an instant, such as `09:30`. */
export const clockIn = (iso: string, zone: string): string => clockOf(zone).format(Date.parse(iso))
/** The day of a zone at an instant, such as `Sat, 21 Nov`. */
const dayIn = (iso: string, zone: string): string => dayOf(zone).format(Date.parse(iso))

/** From when to when by the clocks of a zone: `09:00–11:00`, with the day where it ends on another. */
export function rangeIn(startsAt: string, endsAt: string, zone: string): string {
  const end = clockIn(endsAt, zone)
  const sameDay = dayIn(startsAt, zone) === dayIn(endsAt, zone)
  return `${clockIn(startsAt, zone)}–${sameDay ? end : `${dayIn(endsAt, zone)} ${end}`}`
}

/** An instant as people say it near another: the time alone on the same day, else with the day. */
export function timeNear(iso: string, zone: string, near: string): string {
  const time = clockIn(iso, zone)
  return dayIn(iso, zone) === dayIn(near, zone) ? time : `${dayIn(iso, zone)}, ${time}`
}

/**
 * How an instant stands in a field for date and time, by the clocks of a zone.
 *
 * @example wallIn('2026-07-01T08:00:00.000Z', 'Asia/Kathmandu') // '2026-07-01T13:45'
 */
export function wallIn(iso: string, zone: string): string {
  const at = Date.parse(iso)
  return new Date(at + zoneOffset(zone, at) * MINUTE).toISOString().slice(0, 16)
}

/**
 * The instant at which the clocks of a zone show a date and time; the first of two where they show it twice, and as
 * much later as they jump where they never do. Null for what is no time.
 */
export function instantOf(wall: string, zone: string): string | null {
  const naive = Date.parse(`${wall}Z`)
  if (Number.isNaN(naive)) return null
  const day = 24 * 60 * MINUTE
  const offsets = [zoneOffset(zone, naive - day), zoneOffset(zone, naive + day)]
  const tries = offsets.map((offset) => naive - offset * MINUTE)
  const fits = tries.filter((at) => at + zoneOffset(zone, at) * MINUTE === naive)
  // In a gap nothing fits; by the offset before it the clocks have jumped already.
  const at = fits.length > 0 ? Math.min(...fits) : (tries[0] ?? naive)
  return new Date(at).toISOString()
}

/** The start and end of a day of this browser's calendar, given as `2026-11-21`. */
export function dayBounds(day: string): { from: string; to: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return {
    from: new Date(year, month - 1, date).toISOString(),
    to: new Date(year, month - 1, date + 1).toISOString(),
  }
}

/** A day of this browser's calendar as `2026-11-21`, so many days on. */
export function dayKey(at: number | string, plus = 0): string {
  const date = typeof at === 'string' ? new Date(`${at}T12:00`) : new Date(at)
  date.setDate(date.getDate() + plus)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/**
 * A span by the clocks of a zone, and by the reader's own where those show another time.
 *
 * @param day whether the zone's day is always named; else only where it is not the reader's
 */
export function spanWords(startsAt: string, endsAt: string, zone: string, day: boolean) {
  const own = ownZone()
  const there = dayIn(startsAt, zone)
  const here = dayIn(startsAt, own)
  const range = rangeIn(startsAt, endsAt, zone)
  const ownRange = rangeIn(startsAt, endsAt, own)
  return {
    day: day || there !== here ? there : null,
    range,
    here: sameWall(own, zone, startsAt)
      ? null
      : b.times.yours(day && there !== here ? `${here}, ${ownRange}` : ownRange),
  }
}
