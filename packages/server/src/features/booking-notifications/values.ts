import type { NotificationKind, Place, SharedBooking } from '@deskbell/protocol'
import type { BookingRow } from '../bookings/index.ts'
import { dayInWords, momentInWords, type Telling, timeInWords, timeNear } from './times.ts'

type Values = Record<string, string>

/** Kinds whose reader knows the booking, and wants to read what it brings. */
const SHORT_OF_IT: readonly NotificationKind[] = ['booking_message', 'agent_booking_message', 'agent_review_published']

/** What every text about a booking may name; where it `isShort`, only what it is and when. Codes such as `on_way` are said in words by the templates. */
export function bookingValues(
  kind: NotificationKind,
  row: BookingRow,
  how: Telling,
  isShort = SHORT_OF_IT.includes(kind),
): Values {
  const known: Values = {
    'booking.service': row.service,
    'booking.number': `#${row.number}`,
    'booking.date': dayInWords(row.starts_at, how),
    'booking.time': timeInWords(row.starts_at, how),
    'booking.status': statusFor(kind, row),
  }
  if (isShort) return known
  return {
    ...known,
    'booking.place': row.place === null ? '' : (JSON.parse(row.place) as Place).address,
    'booking.provider': row.provider_name ?? '',
    'booking.price': priceInWords(row, how),
    'booking.payment_status': row.payment_status ?? '',
    'booking.checklist': (JSON.parse(row.checklist) as string[]).join('\n'),
    'booking.notes': row.notes ?? '',
    'booking.eta': row.eta === null ? '' : timeNear(row.eta, row.starts_at, how),
    'booking.delay_reason': row.delay_reason ?? '',
    'booking.cancel_reason': row.cancel_reason ?? '',
  }
}

/** What texts about finished work may name. */
export function completionValues(completion: SharedBooking['completion'], how: Telling): Values {
  if (completion === null) return {}
  return {
    'completion.due_at': momentInWords(Date.parse(completion.escalatesAt), how),
    'completion.requested_at': momentInWords(Date.parse(completion.requestedAt), how),
  }
}

/** A delay is no step of its own; a new time is what its mail is about. */
function statusFor(kind: NotificationKind, row: BookingRow): string {
  if (kind === 'booking_rescheduled') return 'rescheduled'
  return row.delay_since === null ? row.status : 'delayed'
}

/** Minor units, as many digits as the currency has. */
function priceInWords({ price_amount, price_currency }: BookingRow, { locale }: Telling): string {
  if (price_amount === null) return ''
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: price_currency ?? 'EUR' })
  const { maximumFractionDigits = 2 } = format.resolvedOptions()
  return format.format(Number(price_amount) / 10 ** maximumFractionDigits)
}
