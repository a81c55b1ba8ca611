/** In which language, and where, times are said. */
export interface Telling {
  /** A BCP 47 tag that `Intl` knows. */
  readonly locale: string
  /** Where the booking takes place. */
  readonly timeZone: string
  /** Where its reader is: a zone is named where clocks there show something else. */
  readonly readerZone: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** @example dayInWords(at, { locale: 'en-GB', timeZone: 'Europe/Lisbon', readerZone: 'Europe/Lisbon' }) // 'Friday, 6 March 2026' */
export function dayInWords(at: number, { locale, timeZone }: Telling): string {
  const fields = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Intl.DateTimeFormat(locale, { ...fields, timeZone }).format(at)
}

/** @example timeInWords(at, { locale: 'en-GB', timeZone: 'America/Chicago', readerZone: 'Europe/Lisbon' }) // '10:00 (Central Time)' */
export function timeInWords(at: number, how: Telling): string {
  const { locale, timeZone } = how
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(at)
  return named(isGerman(locale) ? `${time} Uhr` : time, at, how)
}

/** @example momentInWords(at, { locale: 'en-GB', timeZone: 'Europe/Lisbon', readerZone: 'Europe/Lisbon' }) // 'Friday 6 March at 10:00' */
export function momentInWords(at: number, how: Telling): string {
  const { locale, timeZone } = how
  const hour = isByTwelve(locale) ? 'numeric' : '2-digit'
  const fields = { weekday: 'long', day: 'numeric', month: 'long', hour, minute: '2-digit' } as const
  const moment = new Intl.DateTimeFormat(locale, { ...fields, timeZone }).format(at)
  return named(isGerman(locale) ? `${moment} Uhr` : moment, at, how)
}

/** The time alone where it is of the same day as `near`, else with its day. */
export function timeNear(at: number, near: number, how: Telling): string {
  const isSameDay = dayNumber(at, how.timeZone) === dayNumber(near, how.timeZone)
  return isSameDay ? timeInWords(at, how) : momentInWords(at, how)
}

/**
 * How long until something begins, as people say it: in days as the calendar there counts them, shortly before in
 * hours and minutes.
 *
 * @example spanInWords(now, startsAt, how) // 'tomorrow', 'in 2 hours' or 'in 45 minutes'
 */
export function spanInWords(now: number, at: number, { locale, timeZone }: Telling): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const left = at - now
  const minutes = Math.round(left / MINUTE)
  if (minutes < 55) return format.format(Math.max(1, minutes), 'minute')
  if (left < 12 * HOUR) return format.format(Math.max(1, Math.round(left / HOUR)), 'hour')
  return format.format(dayNumber(at, timeZone) - dayNumber(now, timeZone), 'day')
}

/** With the zone where its reader's clocks show another time. */
function named(text: string, at: number, { locale, timeZone, readerZone }: Telling): string {
  if (clockIn(timeZone, at) === clockIn(readerZone, at)) return text
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(at)
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return `${text} (${zone})`
}

/** What a clock shows there, with its day. */
function clockIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}

/** Days since some day, as calendars there count them. */
function dayNumber(at: number, timeZone: string): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  )
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY)
}

/** Whether mornings and afternoons are counted apart. */
function isByTwelve(locale: string): boolean {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true
}

/** Readers of German expect the word behind the figures. */
function isGerman(locale: string): boolean {
  return locale === 'de' || locale.startsWith('de-')
}
