import {
  BOOKING_RULES,
  type Booking,
  type BookingAction,
  type BookingStatus,
  CodedError,
  type PutBooking,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireOffice } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { requireAction, roleIn } from './access.ts'
import { showBooking } from './booking.ts'
import { changeBooking } from './change.ts'
import { askForCompletion } from './completing.ts'
import { AlreadyMade, makeBooking } from './create.ts'
import { type BookingRow, findByExternalId, lockBooking } from './repository.ts'
import { afresh, assignRow, cancelRow, editRow, rescheduleRow } from './work.ts'

type Put = PutBooking & { readonly externalId: string }

/**
 * Makes the booking with this id in the host's own system, or changes it to what is given. The same again changes
 * nothing and tells nobody. A status is moved forward to where it says; one that lies behind is let be, since reports
 * of a provider may be ahead of the host. Throws `invalid_transition` for what the rules never allow.
 */
export async function putBooking(ctx: Ctx, input: Put): Promise<Booking> {
  requireOffice(ctx, 'bookings:write')
  const row = await inTransaction(ctx, async (tx) => {
    const known = await findByExternalId(tx.db, ctx.workspaceId, input.externalId)
    const made = known ?? (await makeOrFind(ctx, tx, input))
    const held = await lockBooking(tx.db, ctx.workspaceId, made.id)
    if (!held) throw new CodedError('conflict')
    return changeTo(ctx, tx, held, input)
  })
  return showBooking(ctx.deps.db, row, roleIn(ctx, row, row.id))
}

/** A booking by the host's own id. Throws `not_found`. */
export async function getBookingByExternalId(ctx: Ctx, { externalId }: { externalId: string }): Promise<Booking> {
  requireOffice(ctx, 'bookings:read')
  const row = await findByExternalId(ctx.deps.db, ctx.workspaceId, externalId)
  const role = roleIn(ctx, row, externalId)
  return showBooking(ctx.deps.db, row as BookingRow, role)
}

async function makeOrFind(ctx: Ctx, tx: Tx, input: Put): Promise<BookingRow> {
  try {
    return await makeBooking(ctx, tx, input, { externalId: input.externalId })
  } catch (error) {
    if (error instanceof AlreadyMade) return error.row
    throw error
  }
}

async function changeTo(ctx: Ctx, tx: Tx, before: BookingRow, input: Put): Promise<BookingRow> {
  let row = before
  const times = { startsAt: input.startsAt, endsAt: input.endsAt, timeZone: input.timeZone }
  const role = roleIn(ctx, row, row.id)
  const isMoved =
    Number(row.starts_at) !== Date.parse(times.startsAt) ||
    Number(row.ends_at) !== Date.parse(times.endsAt) ||
    row.time_zone !== times.timeZone
  if (isMoved) {
    requireAction(ctx, row, role, 'reschedule')
    row = await rescheduleRow(ctx, tx, row, times)
  }
  if (row.status !== 'cancelled') row = await editRow(ctx, tx, row, input)
  if (input.provider !== undefined && BOOKING_RULES.assign.from.includes(row.status as BookingStatus)) {
    row = await assignRow(ctx, tx, row, { provider: input.provider })
  }
  return input.status === undefined ? row : stepTo(ctx, tx, row, { ...input, status: input.status })
}

const ACTIONS = { on_way: 'set_on_way', arrived: 'arrive', in_progress: 'start', completed: 'complete' } as const

async function stepTo(
  ctx: Ctx,
  tx: Tx,
  row: BookingRow,
  { status, cancelReason }: Put & { status: NonNullable<Put['status']> },
): Promise<BookingRow> {
  if (status === 'confirmed' || status === row.status) return row
  const role = roleIn(ctx, row, row.id)
  if (status === 'cancelled') {
    requireAction(ctx, row, role, 'cancel')
    return cancelRow(ctx, tx, row, cancelReason ?? null)
  }
  const mayTake = (action: BookingAction, one: BookingRow) =>
    BOOKING_RULES[action].from.includes(one.status as BookingStatus)
  // A host that says only that the work is done has left out that it began.
  const begun = status === 'completed' && mayTake('start', row) ? await reach(ctx, tx, row, 'in_progress') : row
  if (!mayTake(ACTIONS[status], begun)) return begun
  return status === 'completed' ? askForCompletion(ctx, tx, begun, { status }) : reach(ctx, tx, begun, status)
}

function reach(ctx: Ctx, tx: Tx, row: BookingRow, status: BookingStatus): Promise<BookingRow> {
  return changeBooking(ctx, tx, row, {
    type: 'booking.status_changed',
    told: { from: row.status, to: status },
    set: afresh(status, tx.now()),
    noted: { status },
  })
}
