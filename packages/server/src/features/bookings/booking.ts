import {
  type Booking,
  type BookingRole,
  type BookingStatus,
  bookingActions,
  type CompletionSummary,
  type PaymentStatus,
  type Place,
  type ReviewSummary,
  type SharedBooking,
} from '@deskbell/protocol'
import type { BookingRow, Db } from './repository.ts'

const iso = (at: number) => new Date(at).toISOString()
const isoOrNull = (at: number | null) => (at === null ? null : iso(at))

/** A booking as everyone who may see it does. `customerName` is its customer's. */
export function toSharedBooking(row: BookingRow, customerName: string | null): SharedBooking {
  return {
    id: row.id,
    number: row.number,
    externalId: row.external_id,
    version: row.version,
    status: row.status as BookingStatus,
    statusAt: iso(row.status_at),
    delay: row.delay_since === null ? null : { reason: row.delay_reason ?? '', since: iso(row.delay_since) },
    eta: isoOrNull(row.eta),
    service: row.service,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    timeZone: row.time_zone,
    place: row.place === null ? null : (JSON.parse(row.place) as Place),
    provider:
      row.provider_name === null ? null : { id: row.provider_id, name: row.provider_name, phone: row.provider_phone },
    customer: { id: row.customer_id, name: customerName },
    price:
      row.price_amount === null ? null : { amount: Number(row.price_amount), currency: row.price_currency ?? 'EUR' },
    paymentStatus: row.payment_status as PaymentStatus | null,
    checklist: JSON.parse(row.checklist) as string[],
    notes: row.notes,
    sequence: row.sequence,
    completion: row.completion === null ? null : (JSON.parse(row.completion) as CompletionSummary),
    review: row.review === null ? null : (JSON.parse(row.review) as ReviewSummary),
    conversationId: row.conversation_id,
    cancelReason: row.cancel_reason,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
  }
}

/** Bookings as one caller sees them: one query for the names, however many there are. */
export async function showBookings(db: Db, rows: readonly BookingRow[], role: BookingRole): Promise<Booking[]> {
  const names = await namesOfCustomers(
    db,
    rows.map((row) => row.customer_id),
  )
  return rows.map((row) => {
    const booking = {
      ...toSharedBooking(row, names.get(row.customer_id) ?? null),
      actions: bookingActions(row.status as BookingStatus, role),
    }
    return role === 'provider' ? forProvider(booking) : booking
  })
}

/** What its provider sees of a booking: a review only once it is published. */
export function forProvider<B extends SharedBooking>(booking: B): B {
  return booking.review === null || booking.review.status === 'published' ? booking : { ...booking, review: null }
}

export async function showBooking(db: Db, row: BookingRow, role: BookingRole): Promise<Booking> {
  const [booking] = await showBookings(db, [row], role)
  if (!booking) throw new Error(`The booking ${row.id} cannot be shown`)
  return booking
}

/** The names of customers, those who gave one. */
export async function namesOfCustomers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
