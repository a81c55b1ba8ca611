const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const formats = new Map<string, Intl.DateTimeFormat>()

/** A kept formatter: making one costs more than using it a hundred times. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, kept)
  return kept
}

/** The clock time of an instant in a zone, such as `14:05`. */
export function clockIn(locale: string, at: number, timeZone: string): string {
  return format(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(at)
}

/** The date, such as `Tuesday, 14 March`, with the year where it is another one. */
export function dayIn(locale: string, at: number, now: number, timeZone: string): string {
  const year = (when: number) => format('en', { year: 'numeric', timeZone }).format(when)
  const other = year(at) !== year(now)
  return format(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
    ...(other && { year: 'numeric' }),
  }).format(at)
}

const dateOf = (at: number, timeZone: string) => format('en', { dateStyle: 'short', timeZone }).format(at)

/** The clock time today; on any other day with the date before it. */
export function momentIn(locale: string, at: number, now: number, timeZone: string): string {
  if (dateOf(at, timeZone) === dateOf(now, timeZone)) return clockIn(locale, at, timeZone)
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }
  return format(locale, { ...options, timeZone }).format(at)
}

/** Date and time in full with the zone, for hover and for screen readers. */
export function exactIn(locale: string, at: number, timeZone: string): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(at)
}

/** From one clock time to another, such as `15:00 – 17:00`. */
export function hoursIn(locale: string, from: number, to: number, timeZone: string): string {
  return format(locale, { hour: 'numeric', minute: '2-digit', timeZone }).formatRange(from, to)
}

/** What a zone is called at a moment, such as `CST`. */
export function zoneName(locale: string, at: number, timeZone: string): string {
  const parts = format(locale, { hour: 'numeric', timeZone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** Whether clocks in two zones show the same at a moment. */
export function isSameClock(at: number, one: string, other: string): boolean {
  const shown = (timeZone: string) => format('en', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at)
  return shown(one) === shown(other)
}

function unit(locale: string, value: number, name: string, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits,
  }).format(value)
}

/** Minutes as people count down: `12 min`, `1 hr 20 min`. */
export function countdown(locale: string, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return unit(locale, rest, 'minute')
  return rest === 0 ? unit(locale, hours, 'hour') : `${unit(locale, hours, 'hour')} ${unit(locale, rest, 'minute')}`
}

/** How long ago, such as `3 minutes ago`; null within the last minute. */
export function ago(locale: string, at: number, now: number): string | null {
  const since = now - at
  const relative = new Intl.RelativeTimeFormat(locale)
  if (since < MINUTE) return null
  if (since < HOUR) return relative.format(-Math.floor(since / MINUTE), 'minute')
  return since < DAY
    ? relative.format(-Math.floor(since / HOUR), 'hour')
    : relative.format(-Math.floor(since / DAY), 'day')
}

/** Metres as people say them: `400 m`, `2.3 km`. */
export function distanceText(locale: string, metres: number): string {
  return metres < 950
    ? unit(locale, Math.max(50, Math.round(metres / 50) * 50), 'meter')
    : unit(locale, metres / 1000, 'kilometer', metres < 9_950 ? 1 : 0)
}
