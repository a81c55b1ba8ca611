import type { SharedBooking } from '@deskbell/protocol'
import { type BookingWords, moneyInWords, numberInWords } from '../words/words.ts'
import { foldLines, quotedValue, textValue } from './lines.ts'
import { calendarZone, stamp } from './zone.ts'

export interface CalendarOptions {
  /** The page of the booking, for whoever looks into their calendar. */
  readonly pageUrl: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly words: BookingWords
  /** How many hours before the start the calendar reminds. */
  readonly reminderHours: readonly number[]
  /** Whose booking it is: the name of the workspace and the address that its mails come from. */
  readonly organizer: { readonly name: string; readonly email: string | null }
}

/**
 * A booking as an `.ics` file (RFC 5545). Its UID stays and its SEQUENCE goes up when it is moved, so that a calendar
 * that has it already moves it too; a cancelled one takes it away.
 *
 * @example calendarFile(booking, { pageUrl, now, words, reminderHours: [24, 2, 1], organizer }) // 'BEGIN:VCALENDAR\r\n…'
 */
export function calendarFile(booking: SharedBooking, options: CalendarOptions): string {
  const { pageUrl, now, words } = options
  const isCancelled = booking.status === 'cancelled'
  const times = timesOf(booking)
  const utc = (at: string | number) => `${stamp(new Date(at).getTime())}Z`
  return foldLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Deskbell//Bookings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...times.zone,
    'BEGIN:VEVENT',
    `UID:${booking.id}@${new URL(pageUrl).hostname}`,
    `SEQUENCE:${booking.sequence}`,
    `DTSTAMP:${utc(now)}`,
    `CREATED:${utc(booking.createdAt)}`,
    `LAST-MODIFIED:${utc(booking.updatedAt)}`,
    `DTSTART${times.start}`,
    `DTEND${times.end}`,
    `SUMMARY:${textValue(booking.service)}`,
    `DESCRIPTION:${textValue(descriptionOf(booking, words, pageUrl))}`,
    ...placeLines(booking),
    `URL:${new URL(pageUrl).href}`,
    organizerLine(options),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    ...(isCancelled ? [] : alarms(booking, options)),
    'END:VEVENT',
    'END:VCALENDAR',
  ])
}

/** In the zone of the booking, or in UTC where its clocks leave open which of two instants is meant. */
function timesOf({ startsAt, endsAt, timeZone }: SharedBooking): {
  start: string
  end: string
  zone: readonly string[]
} {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)]
  const zone = calendarZone(timeZone, from, to)
  const [start, end] = [zone.wall(from), zone.wall(to)]
  const isPlain = /^(?:etc\/)?(?:utc|gmt|uct|zulu)$/i.test(timeZone)
  if (isPlain || start === null || end === null) return { start: `:${stamp(from)}Z`, end: `:${stamp(to)}Z`, zone: [] }
  return { start: `;TZID=${timeZone}:${start}`, end: `;TZID=${timeZone}:${end}`, zone: zone.lines }
}

function descriptionOf(booking: SharedBooking, words: BookingWords, pageUrl: string): string {
  const { provider, price, paymentStatus, checklist, notes } = booking
  const cost = [
    ...(price ? [moneyInWords(words.locale, price)] : []),
    ...(paymentStatus ? [words(`payment_${paymentStatus}`)] : []),
  ]
  const parts = [
    numberInWords(words, booking),
    ...(provider ? [`${words('provider')}: ${provider.name}${provider.phone ? ` (${provider.phone})` : ''}`] : []),
    ...(cost.length > 0 ? [`${words('payment')}: ${cost.join(' · ')}`] : []),
    ...(checklist.length > 0 ? [`\n${words('checklist')}:`, ...checklist.map((item) => `• ${item}`)] : []),
    ...(notes ? [`\n${notes}`] : []),
    `\n${words('live')}: ${pageUrl}`,
  ]
  return parts.join('\n')
}

function placeLines({ place }: SharedBooking): string[] {
  if (!place) return []
  const { address, point } = place
  const at = point && [point.latitude, point.longitude].map((degrees) => degrees.toFixed(6)).join(';')
  return [`LOCATION:${textValue(address)}`, ...(at ? [`GEO:${at}`] : [])]
}

/** Whoever publishes an event has to say who they are (RFC 5546, 3.2.1); an address that nobody reads is the site's. */
function organizerLine({ organizer: { name, email }, pageUrl }: CalendarOptions): string {
  const address = email !== null && /^[\w.+-]+@[\w.-]+$/.test(email) ? `mailto:${email}` : new URL(pageUrl).origin
  return `ORGANIZER;CN=${quotedValue(name)}:${address}`
}

function alarms({ service }: SharedBooking, { reminderHours, words }: CalendarOptions): string[] {
  return reminderHours.flatMap((hours) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-PT${hours}H`,
    `DESCRIPTION:${textValue(words('reminder', { service }))}`,
    'END:VALARM',
  ])
}
