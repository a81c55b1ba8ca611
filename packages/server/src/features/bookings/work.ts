import type {
  AssignBooking,
  Booking,
  BookingAction,
  CancelBooking,
  RescheduleBooking,
  UpdateBooking,
} from '@deskbell/protocol'
import { CodedError } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { passBookingConversation } from '../conversations/index.ts'
import { requireAction, requireBooking } from './access.ts'
import { showBooking } from './booking.ts'
import { changeBooking } from './change.ts'
import { changedColumns, detailColumns, providerColumns, timesOf } from './details.ts'
import { type BookingRow, lockBooking } from './repository.ts'

type Of<T> = T & { readonly bookingId: string }

/** Changes details; what is left out stays, and what is the same changes nothing. */
export async function updateBooking(ctx: Ctx, input: Of<UpdateBooking>): Promise<Booking> {
  return onBooking(ctx, input.bookingId, 'edit', (tx, row) => editRow(ctx, tx, row, input))
}

/**
 * Moves a booking to another time. A provider on the way is confirmed anew. Throws `conflict` where the booking
 * changed since the version that was seen.
 */
export async function rescheduleBooking(ctx: Ctx, input: Of<RescheduleBooking>): Promise<Booking> {
  return onBooking(ctx, input.bookingId, 'reschedule', async (tx, row) => {
    requireVersion(row, input.version)
    return rescheduleRow(ctx, tx, row, input)
  })
}

export async function cancelBooking(ctx: Ctx, input: Of<CancelBooking>): Promise<Booking> {
  return onBooking(ctx, input.bookingId, 'cancel', async (tx, row) => {
    requireVersion(row, input.version)
    return cancelRow(ctx, tx, row, input.reason ?? null)
  })
}

export async function assignBooking(ctx: Ctx, input: Of<AssignBooking>): Promise<Booking> {
  return onBooking(ctx, input.bookingId, 'assign', (tx, row) => assignRow(ctx, tx, row, input))
}

/**
 * Does something with a booking that is held meanwhile, if the caller may do it now; answers how it stands for them.
 *
 * @example onBooking(ctx, bookingId, 'cancel', (tx, row) => changeBooking(ctx, tx, row, { … }))
 */
export async function onBooking(
  ctx: Ctx,
  bookingId: string,
  action: BookingAction,
  change: (tx: Tx, row: BookingRow) => Promise<BookingRow>,
): Promise<Booking> {
  const { role } = await requireBooking(ctx, ctx.deps.db, bookingId, 'bookings:write')
  const after = await inTransaction(ctx, async (tx) => {
    const held = await lockBooking(tx.db, ctx.workspaceId, bookingId)
    if (!held) throw new CodedError('not_found', `No booking has the id ${bookingId}`)
    requireAction(ctx, held, role, action)
    return change(tx, held)
  })
  return showBooking(ctx.deps.db, after, role)
}

export async function editRow(ctx: Ctx, tx: Tx, row: BookingRow, input: UpdateBooking): Promise<BookingRow> {
  const set = changedColumns(row, detailColumns(input))
  const fields = Object.keys(set)
  if (fields.length === 0) return row
  // What stands in the calendar entry makes it a newer one.
  const sequence = 'service' in set || 'place' in set ? row.sequence + 1 : row.sequence
  return changeBooking(ctx, tx, row, { type: 'booking.updated', told: { fields }, set: { ...set, sequence } })
}

export async function rescheduleRow(ctx: Ctx, tx: Tx, row: BookingRow, input: RescheduleBooking): Promise<BookingRow> {
  const set = changedColumns(row, { ...timesOf(input), time_zone: input.timeZone ?? row.time_zone })
  if (Object.keys(set).length === 0) return row
  const before = {
    startsAt: new Date(Number(row.starts_at)).toISOString(),
    endsAt: new Date(Number(row.ends_at)).toISOString(),
    timeZone: row.time_zone,
  }
  return changeBooking(ctx, tx, row, {
    type: 'booking.rescheduled',
    told: { before },
    set: { ...set, ...afresh('confirmed', tx.now()), sequence: row.sequence + 1 },
    noted: { status: 'rescheduled', reason: input.reason ?? null },
  })
}

export async function cancelRow(ctx: Ctx, tx: Tx, row: BookingRow, reason: string | null): Promise<BookingRow> {
  return changeBooking(ctx, tx, row, {
    type: 'booking.cancelled',
    told: { reason },
    set: { ...afresh('cancelled', tx.now()), cancel_reason: reason, sequence: row.sequence + 1 },
    noted: { status: 'cancelled', reason },
  })
}

export async function assignRow(ctx: Ctx, tx: Tx, row: BookingRow, { provider }: AssignBooking): Promise<BookingRow> {
  const columns = await providerColumns(tx.db, ctx.workspaceId, provider)
  const set = changedColumns(row, columns)
  if (Object.keys(set).length === 0) return row
  const before = row.provider_id
  if (before !== columns.provider_id) {
    await passBookingConversation(ctx.deps, tx, row, columns.provider_id)
  }
  return changeBooking(ctx, tx, row, {
    type: 'booking.assigned',
    told: { before: before === columns.provider_id ? null : before },
    set,
    noted: { status: 'assigned', reason: columns.provider_name },
  })
}

/** A status that is reached now; a delay and an expected arrival belonged to the one before. */
export function afresh(status: string, at: number) {
  return { status, status_at: at, delay_reason: null, delay_since: null, eta: null }
}

function requireVersion(row: BookingRow, seen: number | undefined): void {
  if (seen === undefined || seen === row.version) return
  throw new CodedError('conflict', `It changed meanwhile: it has the version ${row.version}, not ${seen}`)
}
