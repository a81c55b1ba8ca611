import { BOOKING_RULES, type BookingStatus, CodedError } from '@deskbell/protocol'
import type { Updateable } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { forgetLocation } from '../live-location/index.ts'
import { namesOfCustomers, toSharedBooking } from './booking.ts'
import type { BookingChangeType, BookingEvents } from './events.ts'
import { appendHistory, type NewHistoryItem } from './history-repository.ts'
import { type BookingRow, updateBookingRow } from './repository.ts'
import type { BookingsTable } from './tables.ts'

/** What is told of a change beside how the booking stands. */
type Told<T extends BookingChangeType> = Omit<BookingEvents[T], 'booking'>

/** One line of the history, as far as the change itself does not say it. */
export interface Noted {
  readonly status: string
  /** When it happened; now unless said. */
  readonly at?: number
  readonly eta?: number | null
  readonly reason?: string | null
  readonly clientId?: string | null
}

export interface BookingChange<T extends BookingChangeType> {
  readonly type: T
  readonly told: Told<T>
  readonly set: Updateable<BookingsTable>
  readonly noted?: Noted
}

/**
 * The one way by which a booking changes: its version goes up, the history has a line, and an event tells everyone how
 * it stands. `before` is the row as the caller holds it (`lockBooking`).
 *
 * @example
 * await changeBooking(ctx, tx, row, {
 *   type: 'booking.cancelled', told: { reason }, set: { status: 'cancelled' }, noted: { status: 'cancelled', reason },
 * })
 */
export async function changeBooking<T extends BookingChangeType>(
  ctx: Pick<Ctx, 'actor'>,
  tx: Tx,
  before: BookingRow,
  { type, told, set, noted }: BookingChange<T>,
): Promise<BookingRow> {
  const now = tx.now()
  const row = await updateBookingRow(tx.db, before.workspace_id, before.id, {
    ...set,
    ...(set.status !== undefined && { ended_at: isEnd(set.status) ? now : null }),
    version: before.version + 1,
    updated_at: now,
  })
  if (!row) throw new CodedError('not_found', `No booking has the id ${before.id}`)
  if (endsSharing(before, row)) await forgetLocation(tx.db, row.id)
  if (noted) await appendHistory(tx.db, row, historyItem(ctx, now, noted))
  await recordBooking(tx, row, type, told)
  return row
}

/** Tells of a booking as it stands, within the caller's transaction. */
export async function recordBooking<T extends BookingChangeType>(
  tx: Tx,
  row: BookingRow,
  type: T,
  told: Told<T>,
): Promise<void> {
  const names = await namesOfCustomers(tx.db, [row.customer_id])
  const booking = toSharedBooking(row, names.get(row.customer_id) ?? null)
  await tx.record({ type, subject: row.id, data: { ...told, booking } } as Parameters<Tx['record']>[0])
}

/** A line of the history by whoever acts; `applied` is false for what came too late. */
export function historyItem(
  { actor }: Pick<Ctx, 'actor'>,
  now: number,
  { status, at = now, eta = null, reason = null, clientId = null }: Noted,
  applied = true,
): NewHistoryItem {
  // A guest acts for the customer.
  const by =
    actor.kind === 'guest'
      ? { kind: 'customer', id: actor.customerId }
      : { kind: actor.kind, id: 'id' in actor ? actor.id : null }
  return {
    status,
    at,
    recorded_at: now,
    by_kind: by.kind,
    by_id: by.id,
    eta,
    reason,
    applied: applied ? 1 : 0,
    client_id: clientId,
  }
}

/** Whether whoever shared where they are may not any more: the work is over, or it is somebody else's. */
function endsSharing(before: BookingRow, after: BookingRow): boolean {
  const isRunning = ({ status }: BookingRow) => BOOKING_RULES.share_location.from.some((from) => from === status)
  return isRunning(before) && (!isRunning(after) || before.provider_id !== after.provider_id)
}

function isEnd(status: string): boolean {
  return (['verified', 'cancelled'] satisfies BookingStatus[] as string[]).includes(status)
}
