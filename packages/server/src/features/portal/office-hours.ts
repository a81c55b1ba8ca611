import { type Availability, type BusinessHours, WEEKDAYS } from '@deskbell/protocol'
import type { Words } from './i18n/words.ts'

const DAY = 86_400_000
/** A Monday, as WEEKDAYS begins with it. */
const MONDAY = Date.UTC(2024, 0, 1)

export interface HoursRow {
  readonly day: string
  readonly spans: readonly string[]
  readonly isToday: boolean
}

/** The week as a table, from Monday, in the words of a language. */
export function hoursTable(hours: BusinessHours, now: number, { locale }: Words): HoursRow[] {
  const today = wallTime(hours.timeZone, now).weekday
  const days = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' })
  return WEEKDAYS.map((weekday, index) => ({
    day: days.format(MONDAY + index * DAY),
    spans: hours.days[weekday].map(({ from, to }) => times.formatRange(instant(from), instant(to))),
    isToday: weekday === today,
  }))
}

/** Whether people are there, and if not, when they are, in the workspace's own time. */
export function stateInWords(
  hours: BusinessHours | null,
  { open, opensAt }: Availability,
  now: number,
  t: Words,
): string {
  if (hours === null) return t('openAlways')
  const { timeZone } = hours
  const timeOf = (at: number, zone: string) =>
    new Intl.DateTimeFormat(t.locale, { timeStyle: 'short', timeZone: zone }).format(at)
  if (open) {
    const { weekday, time } = wallTime(timeZone, now)
    const span = hours.days[weekday].find(({ from, to }) => from <= time && time < to)
    return span ? t('openNowUntil', { time: timeOf(instant(span.to), 'UTC') }) : t('openNow')
  }
  if (opensAt === null) return t('closedLong')
  const at = Date.parse(opensAt)
  const values = { time: timeOf(at, timeZone) }
  const ahead = dayNumber(timeZone, at) - dayNumber(timeZone, now)
  if (ahead === 0) return t('opensToday', values)
  if (ahead === 1) return t('opensTomorrow', values)
  const format = { weekday: 'long', timeZone, ...(ahead > 6 && ({ day: 'numeric', month: 'long' } as const)) } as const
  return t('opensOn', { ...values, day: new Intl.DateTimeFormat(t.locale, format).format(at) })
}

/** @example zoneName('Europe/Berlin', now, 'en') // 'Central European Standard Time (Berlin)' */
export function zoneName(timeZone: string, now: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' })
  const name = format.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  const city = timeZone.includes('/') ? timeZone.split('/').at(-1)?.replaceAll('_', ' ') : undefined
  return city ? `${name} (${city})` : name
}

/** A time of day as an instant of no particular day. */
function instant(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return MONDAY + (hour * 60 + minute) * 60_000
}

type Weekday = (typeof WEEKDAYS)[number]

/** What a calendar and a clock on the wall of a zone show. */
function wallTime(timeZone: string, at: number): { weekday: Weekday; time: string } {
  const format = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const parts = new Intl.DateTimeFormat('en', format).formatToParts(at)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  const short = part('weekday').toLowerCase()
  return {
    weekday: WEEKDAYS.find((weekday) => weekday === short) ?? 'mon',
    time: `${part('hour')}:${part('minute')}`,
  }
}

/** Days since 1970 on the calendar of a zone. */
function dayNumber(timeZone: string, at: number): number {
  const format = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  return Date.parse(`${new Intl.DateTimeFormat('en-CA', format).format(at)}T00:00:00Z`) / DAY
}
