import { t } from '../i18n/index.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const clock = new Intl.DateTimeFormat(t.formats, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const weekday = new Intl.DateTimeFormat(t.formats, { weekday: 'short' })
const dayMonth = new Intl.DateTimeFormat(t.formats, { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(t.formats, { day: 'numeric', month: 'short', year: 'numeric' })
const longDay = new Intl.DateTimeFormat(t.formats, { weekday: 'long', day: 'numeric', month: 'long' })
const longDayYear = new Intl.DateTimeFormat(t.formats, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const exact = new Intl.DateTimeFormat(t.formats, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)
/** Whole days between two instants by the local calendar; clock changes do not disturb it. */
const daysBetween = (at: number, now: number) => Math.round((midnight(now) - midnight(at)) / DAY)

/** `now`, `4 min`, `14:05`, `Tue`, `3 May` or `3 May 2025`: as short as a list needs it. */
export function shortTime(iso: string, now = Date.now()): string {
  const at = Date.parse(iso)
  if (now - at < MINUTE) return t.dates.now
  if (now - at < 60 * MINUTE) return t.dates.minutes(Math.floor((now - at) / MINUTE))
  const days = daysBetween(at, now)
  if (days === 0) return clock.format(at)
  if (days === 1) return t.dates.yesterday
  if (days < 7) return weekday.format(at)
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayMonth.format(at) : dayMonthYear.format(at)
}

/** As people say it in a sentence: `4 minutes ago`, `today, 14:05`, `3 May, 14:05`. */
export function spokenTime(iso: string, now = Date.now()): string {
  const at = Date.parse(iso)
  if (now - at < MINUTE && at <= now) return t.dates.justNow
  if (now - at < 60 * MINUTE && at <= now) return t.dates.minutesAgo(Math.floor((now - at) / MINUTE))
  const days = daysBetween(at, now)
  if (days === 0) return `${t.dates.today.toLowerCase()}, ${clock.format(at)}`
  if (days === 1) return `${t.dates.yesterday.toLowerCase()}, ${clock.format(at)}`
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return `${(sameYear ? dayMonth : dayMonthYear).format(at)}, ${clock.format(at)}`
}

/** The words of a day line: `Today`, `Yesterday`, `Tuesday 3 May`. */
export function dayName(iso: string, now = Date.now()): string {
  const at = Date.parse(iso)
  const days = daysBetween(at, now)
  if (days === 0) return t.dates.today
  if (days === 1) return t.dates.yesterday
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? longDay : longDayYear).format(at)
}

export const clockTime = (iso: string): string => clock.format(Date.parse(iso))
export const exactTime = (iso: string): string => exact.format(Date.parse(iso))
export const sameDay = (a: string, b: string): boolean => midnight(Date.parse(a)) === midnight(Date.parse(b))

/** The wall clock in a zone, such as `22:10`; null where this browser does not know the zone. */
export function timeIn(zone: string, now = Date.now()): string | null {
  try {
    return new Intl.DateTimeFormat(t.formats, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(now)
  } catch {
    return null
  }
}

/** Minutes a zone is ahead of UTC at an instant. */
export function zoneOffset(zone: string, now = Date.now()): number {
  const parts = new Intl.DateTimeFormat(t.formats, {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return Math.round((wall - Math.floor(now / MINUTE) * MINUTE) / MINUTE)
}
