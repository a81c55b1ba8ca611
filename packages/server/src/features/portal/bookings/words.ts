import { BOOKING_STEPS, type Booking, type BookingHistoryItem, type BookingStatus } from '@deskbell/protocol'
import { type BookingWords, bookingWords, clockInWords, dayInWords } from '../../booking-exports/index.ts'
import type { Site } from '../site.ts'

/** What everybody says of bookings, in the language of a page. */
export function wordsOf({ t, reader }: Pick<Site, 't' | 'reader'>): BookingWords {
  return bookingWords(t.locale, reader.ownLocale)
}

/** The name of whoever comes, set apart from words that run the other way. */
export function providerIn({ t }: Pick<Site, 't'>, { provider }: Pick<Booking, 'provider'>): string {
  return provider ? `\u2068${provider.name}\u2069` : t('bkSomebody')
}

/** A time in the zone of the booking: the hour alone where it is of the day of the booking or of today. */
export function timeInWords({ t, ctx }: Pick<Site, 't' | 'ctx'>, at: string, { startsAt, timeZone }: Booking): string {
  const day = dayInWords(t.locale, at, timeZone)
  const now = new Date(ctx.deps.clock.now()).toISOString()
  const isToday = day === dayInWords(t.locale, now, timeZone)
  const clock = clockInWords(t.locale, at, timeZone)
  return isToday && day === dayInWords(t.locale, startsAt, timeZone)
    ? clock
    : `${shortDay(t.locale, at, timeZone)}, ${clock}`
}

function shortDay(locale: string, at: string, timeZone: string): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const
  return new Intl.DateTimeFormat(locale, parts).format(new Date(at))
}

/** Where a link to a map leads; what is asked there is the address alone. */
export function mapHref({ address, point }: NonNullable<Booking['place']>): string {
  const query = point ? `${point.latitude},${point.longitude}` : address
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query })}`
}

/** How a step of the way stands. */
export interface Step {
  readonly status: (typeof BOOKING_STEPS)[number]
  readonly state: 'past' | 'now' | 'ahead' | 'off'
  /** When it was reached. */
  readonly at: string | null
}

/** The five steps of a booking. One that was skipped is done as well; after a cancelling nothing is ahead. */
export function stepsOf({ status }: Booking, history: readonly BookingHistoryItem[]): Step[] {
  const reached = new Map<string, string>()
  for (const { status: step, at, applied } of history) if (applied) reached.set(step, at)
  const isOver = status === 'cancelled'
  const last = BOOKING_STEPS.findLastIndex((step) => reached.has(step))
  const place = (BOOKING_STEPS as readonly BookingStatus[]).indexOf(status)
  const now = place >= 0 ? place : isOver ? last : BOOKING_STEPS.length - 1
  return BOOKING_STEPS.map((step, index) => ({
    status: step,
    state:
      index < now || (index === now && (status === 'verified' || isOver))
        ? 'past'
        : index === now
          ? 'now'
          : isOver
            ? 'off'
            : 'ahead',
    at: index <= now ? (reached.get(step) ?? null) : null,
  }))
}
