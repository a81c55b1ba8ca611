import type { Booking, RespondCompletion } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { askForCompletion, type BookingRow, onBooking } from '../bookings/index.ts'
import { changeRequest, requireRequest } from './change.ts'
import { noteOnTicket, openCompletionTicket } from './ticket.ts'

/**
 * The provider says that the work is done; the customer is asked, and support follows up where they do not answer in
 * time. Throws `forbidden` for anybody but the provider, and `invalid_transition` unless the work is in progress.
 */
export function requestCompletion(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<Booking> {
  return onBooking(ctx, bookingId, 'request_completion', (tx, row) =>
    askForCompletion(ctx, tx, row, { status: 'completed' }),
  )
}

/**
 * The customer, or whoever holds a link to manage the booking, answers: it is verified, or the work goes on and a
 * ticket says why. An answer counts until support has ended the follow-up, however late it is.
 */
export function respondCompletion(ctx: Ctx, input: RespondCompletion & { bookingId: string }): Promise<Booking> {
  const action = input.approved ? 'approve' : 'reject'
  return onBooking(ctx, input.bookingId, action, (tx, row) =>
    input.approved ? approve(ctx, tx, row, input) : reject(ctx, tx, row, input),
  )
}

async function approve(ctx: Ctx, tx: Tx, row: BookingRow, { feedback }: RespondCompletion): Promise<BookingRow> {
  const request = await requireRequest(tx.db, ctx.workspaceId, row.id)
  const set = { status: 'approved', responded_at: tx.now(), feedback: feedback || null }
  const { booking } = await changeRequest(ctx, tx, row, request, set, { to: 'verified' })
  await noteOnTicket(ctx, tx, request, 'The customer has confirmed that the work is done.')
  const data = { bookingId: row.id, n: request.n }
  await tx.record({ type: 'completion.approved', subject: row.id, data })
  return booking
}

async function reject(
  ctx: Ctx,
  tx: Tx,
  row: BookingRow,
  { feedback, issues = '' }: RespondCompletion,
): Promise<BookingRow> {
  const request = await requireRequest(tx.db, ctx.workspaceId, row.id)
  const text = feedback ? `${issues}\n\n${feedback}` : issues
  const ticketId = await openCompletionTicket(ctx, tx, row, { kind: 'rejected', text })
  const { booking } = await changeRequest(
    ctx,
    tx,
    row,
    request,
    { status: 'rejected', responded_at: tx.now(), feedback: feedback || null, issues, ticket_id: ticketId },
    { to: 'in_progress', reason: issues },
  )
  await noteOnTicket(
    ctx,
    tx,
    request,
    'The customer has answered that the work is not done; that has a ticket of its own.',
  )
  const data = { bookingId: row.id, n: request.n, issues, ticketId }
  await tx.record({ type: 'completion.rejected', subject: row.id, data })
  return booking
}
