import type { Translator } from '../../i18n/translate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Whole days from one instant's date to another's, by this machine's zone. */
export function daysBetween(from: number, to: number): number {
  const start = new Date(from).setHours(0, 0, 0, 0)
  const end = new Date(to).setHours(0, 0, 0, 0)
  return Math.round((end - start) / DAY)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A kept formatter: making one costs more than using it a hundred times. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, kept)
  return kept
}

/** The clock time, such as `14:05`; in another zone if one is given. */
export function clock(locale: string, at: number, timeZone?: string): string {
  return format(locale, { hour: 'numeric', minute: '2-digit', ...(timeZone && { timeZone }) }).format(at)
}

/** Date and time in full, for hover and for screen readers. */
export function exact(locale: string, at: number): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at)
}

/** The date by how far back it is: yesterday, a weekday within the week, else day and month. */
function date(t: Translator, at: number, now: number, style: 'long' | 'short'): string {
  const days = daysBetween(at, now)
  if (days === 1) return t('yesterday')
  if (days < 7) return format(t.locale, { weekday: style }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(t.locale, { day: 'numeric', month: style, ...(!sameYear && { year: 'numeric' }) }).format(at)
}

/** The day as people say it: today, yesterday, a weekday within the week, else the date. */
export function dayName(t: Translator, at: number, now: number): string {
  return daysBetween(at, now) <= 0 ? t('today') : date(t, at, now, 'long')
}

/** How long ago, short enough for the end of a line: now, 5 min, 2 hr, yesterday, Mon, 3 Mar. */
export function ago(t: Translator, at: number, now: number): string {
  const since = Math.max(0, now - at)
  if (since < MINUTE) return t('now')
  if (since < HOUR) return unit(t.locale, Math.floor(since / MINUTE), 'minute', 'short')
  if (daysBetween(at, now) <= 0) return unit(t.locale, Math.floor(since / HOUR), 'hour', 'short')
  return date(t, at, now, 'short')
}

function unit(locale: string, value: number, name: string, unitDisplay: 'long' | 'short'): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay }).format(value)
}

/** A span in the largest unit that says it plainly: 5 minutes, 2 hours, 1 day. */
export function span(locale: string, minutes: number): string {
  if (minutes < 60) return unit(locale, minutes, 'minute', 'long')
  if (minutes < 24 * 60) return unit(locale, Math.ceil(minutes / 60), 'hour', 'long')
  return unit(locale, Math.ceil(minutes / (24 * 60)), 'day', 'long')
}

/** When something will happen, from now: `14:05`, `9:00 tomorrow`, `Monday 9:00`. In the visitor's zone. */
export function upcoming(t: Translator, at: number, now: number): string {
  const days = daysBetween(now, at)
  const time = clock(t.locale, at)
  if (days <= 0) return time
  if (days === 1) return t('tomorrowAt', { time })
  const date: Intl.DateTimeFormatOptions = days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }
  return format(t.locale, { ...date, hour: 'numeric', minute: '2-digit' }).format(at)
}

/** How long until something, such as `in 12 seconds`. */
export function until(locale: string, at: number, now: number): string {
  const seconds = Math.max(1, Math.ceil((at - now) / 1000))
  const relative = new Intl.RelativeTimeFormat(locale)
  return seconds < 90 ? relative.format(seconds, 'second') : relative.format(Math.ceil(seconds / 60), 'minute')
}
