import type { Booking } from '@deskbell/protocol'
import { preferredLocales } from '../../help/index.ts'
import ar from './ar.ts'
import de from './de.ts'
import en, { type BookingCatalogue } from './en.ts'
import ptBR from './pt-BR.ts'

/** The languages in which a booking is spoken of. */
export const BOOKING_CATALOGUES: Readonly<Record<string, BookingCatalogue>> = { en, de, 'pt-BR': ptBR, ar }

/** Speaks of bookings in one language. */
export interface BookingWords {
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** A phrase, with `{name}` filled in. */
  (phrase: keyof BookingCatalogue, values?: Readonly<Record<string, string>>): string
}

/**
 * The words in the language that a reader would rather have, or the workspace's own.
 *
 * @example bookingWords('de-AT', 'en')('status_on_way') // 'Unterwegs'
 */
export function bookingWords(locale: string, ownLocale: string): BookingWords {
  const [nearest = 'en'] = preferredLocales(locale, ownLocale, Object.keys(BOOKING_CATALOGUES))
  const isNear = [locale, ownLocale].some((wanted) => languageOf(wanted) === languageOf(nearest))
  const chosen = isNear ? nearest : 'en'
  const catalogue = BOOKING_CATALOGUES[chosen] ?? en
  return Object.assign(
    (phrase: keyof BookingCatalogue, values: Readonly<Record<string, string>> = {}) =>
      catalogue[phrase].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
    { locale: chosen, dir: chosen === 'ar' ? ('rtl' as const) : ('ltr' as const) },
  )
}

function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale
}

type Timed = Pick<Booking, 'startsAt' | 'endsAt' | 'timeZone'>

/** The day of a booking, in its own zone, such as "Monday, 1 March 2027". */
export function dayInWords(locale: string, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date(at))
}

/** A time of day as a language writes it, in a zone. */
export function clockInWords(locale: string, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(at))
}

/** From when to when, with the day where it ends on another. */
export function spanInWords(words: BookingWords, { startsAt, endsAt, timeZone }: Timed): string {
  const { locale } = words
  const days = [startsAt, endsAt].map((at) => dayInWords(locale, at, timeZone))
  const [from, to] = [startsAt, endsAt].map((at) => clockInWords(locale, at, timeZone))
  return words('until', { from: from ?? '', to: days[0] === days[1] ? (to ?? '') : `${days[1]}, ${to}` })
}

/** What a zone is called, such as "Lisbon time" or "Lord Howe Time". */
export function zoneInWords(locale: string, at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' })
  return format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** What is to be paid, as a language writes it. */
export function moneyInWords(locale: string, { amount, currency }: NonNullable<Booking['price']>): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** "Booking #17"; the number runs its own way. */
export function numberInWords(words: BookingWords, { number }: Pick<Booking, 'number'>): string {
  return words('booking', { number: words.dir === 'rtl' ? `\u2066#${number}\u2069` : `#${number}` })
}
