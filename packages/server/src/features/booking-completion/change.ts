import { type BookingAction, CodedError, type PendingCompletion } from '@deskbell/protocol'
import type { Updateable } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { type BookingRow, changeBooking, completionSettings, onBooking } from '../bookings/index.ts'
import { attemptsOf } from './attempts-repository.ts'
import { summaryOf, toCompletion } from './completion.ts'
import { type Db, findRequest, type RequestRow, updateRequestRow } from './requests-repository.ts'
import type { CompletionRequestsTable } from './tables.ts'

/** Where a booking goes with its request, and why as far as everyone may read it. */
interface Step {
  readonly to: 'verified' | 'in_progress' | 'disputed'
  readonly reason?: string
}

/**
 * The one way by which a request changes: what everyone sees of it in the booking changes with it. `booking` is held.
 *
 * @example await changeRequest(ctx, tx, booking, request, { status: 'approved' }, { to: 'verified' })
 */
export async function changeRequest(
  ctx: Ctx,
  tx: Tx,
  booking: BookingRow,
  request: RequestRow,
  set: Updateable<CompletionRequestsTable>,
  step?: Step,
): Promise<{ readonly booking: BookingRow; readonly request: RequestRow }> {
  const changed = await updateRequestRow(tx.db, request, set)
  const completion = JSON.stringify(summaryOf(changed))
  const after = step
    ? await changeBooking(ctx, tx, booking, {
        type: 'booking.status_changed',
        told: { from: booking.status, to: step.to },
        set: { status: step.to, status_at: tx.now(), completion },
        noted: { status: step.to, reason: step.reason ?? null },
      })
    : await changeBooking(ctx, tx, booking, {
        type: 'booking.updated',
        told: { fields: ['completion'] },
        set: { completion },
      })
  return { booking: after, request: changed }
}

/** The newest request of a booking. Throws `not_found` where its customer was never asked. */
export async function requireRequest(db: Db, workspaceId: string, bookingId: string): Promise<RequestRow> {
  const request = await findRequest(db, workspaceId, bookingId)
  if (!request) throw new CodedError('not_found', 'Nobody has said yet that the work of this booking is done')
  return request
}

/** Does something about a held request, if the caller may take `action` now; answers how both stand. */
export async function onCompletion(
  ctx: Ctx,
  bookingId: string,
  action: BookingAction,
  change: (tx: Tx, booking: BookingRow, request: RequestRow) => Promise<BookingRow>,
): Promise<PendingCompletion> {
  const booking = await onBooking(ctx, bookingId, action, async (tx, row) =>
    change(tx, row, await requireRequest(tx.db, ctx.workspaceId, bookingId)),
  )
  const { db } = ctx.deps
  const request = await requireRequest(db, ctx.workspaceId, bookingId)
  const attempts = await attemptsOf(db, [request])
  const { autoCompleteDays } = await completionSettings(ctx.deps, db, ctx.workspaceId)
  return { booking, completion: toCompletion(request, attempts(request), autoCompleteDays) }
}
