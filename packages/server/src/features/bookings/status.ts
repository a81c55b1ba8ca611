import { ACTION_OF_UPDATE, BOOKING_RULES, type Booking, CodedError, type UpdateBookingStatus } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { requireAction, requireBooking, requireRight } from './access.ts'
import { showBooking } from './booking.ts'
import { changeBooking, historyItem } from './change.ts'
import { askForCompletion } from './completing.ts'
import { appendHistory, findHistoryByClientId } from './history-repository.ts'
import { type BookingRow, lockBooking } from './repository.ts'
import { afresh } from './work.ts'

type Report = UpdateBookingStatus & { readonly bookingId: string }

/**
 * Takes a report of a provider's app. The same client id again changes nothing; one that happened before what is
 * known already goes into the history and changes nothing else; any other has to be a step forward. Throws
 * `client_id_reused`, `invalid_transition` with what is allowed, and `invalid_input` for a delay without its reason.
 */
export async function updateBookingStatus(ctx: Ctx, input: Report): Promise<Booking> {
  const { role } = await requireBooking(ctx, ctx.deps.db, input.bookingId, 'bookings:write')
  const action = ACTION_OF_UPDATE[input.status]
  requireRight(ctx, role, action)
  requireReasons(input)
  const after = await inTransaction(ctx, async (tx) => {
    const row = await lockBooking(tx.db, ctx.workspaceId, input.bookingId)
    if (!row) throw new CodedError('not_found', `No booking has the id ${input.bookingId}`)
    const first = await findHistoryByClientId(tx.db, row.id, input.clientId)
    if (first && first.status !== input.status) throw new CodedError('client_id_reused')
    if (first) return row
    // A telephone whose clock is fast reports nothing from the future.
    const at = Math.min(input.at === undefined ? tx.now() : Date.parse(input.at), tx.now())
    return take(ctx, tx, row, { ...input, happenedAt: at })
  })
  return showBooking(ctx.deps.db, after, role)

  async function take(ctx: Ctx, tx: Tx, row: BookingRow, report: Report & { happenedAt: number }): Promise<BookingRow> {
    const { status, happenedAt: at, clientId, reason = null } = report
    const eta = etaOf(report)
    const noted = { status, at, clientId, reason, eta }
    const isLate = at < Number(row.status_at) || isOver(row, status)
    if (isLate || (status === row.status && eta === null)) {
      await appendHistory(tx.db, row, historyItem(ctx, tx.now(), noted, false))
      return row
    }
    if (status === row.status) {
      const told = { fields: ['eta'] }
      return changeBooking(ctx, tx, row, { type: 'booking.updated', told, set: { eta }, noted })
    }
    requireAction(ctx, row, role, action)
    if (status === 'completed') return askForCompletion(ctx, tx, row, noted)
    if (status === 'delayed') {
      const set = { delay_reason: reason, delay_since: at, eta }
      return changeBooking(ctx, tx, row, { type: 'booking.delayed', told: { reason: reason ?? '' }, set, noted })
    }
    const told = { from: row.status, to: status }
    return changeBooking(ctx, tx, row, {
      type: 'booking.status_changed',
      told,
      set: { ...afresh(status, at), eta },
      noted,
    })
  }
}

/** Whether a delay is reported of something that is done. */
function isOver(row: BookingRow, status: string): boolean {
  return status === 'delayed' && !BOOKING_RULES.delay.from.some((from) => from === row.status)
}

function etaOf({ eta, etaMinutes, happenedAt }: Report & { happenedAt: number }): number | null {
  if (eta !== undefined) return Date.parse(eta)
  return etaMinutes === undefined ? null : happenedAt + etaMinutes * 60_000
}

function requireReasons({ status, reason, eta, etaMinutes }: Report): void {
  if (status !== 'delayed') return
  const errors = [
    ...(reason ? [] : [{ path: 'body.reason', message: 'must say why it takes longer' }]),
    ...(eta === undefined && etaMinutes === undefined
      ? [{ path: 'body.eta', message: 'must say when it is expected now; or send etaMinutes' }]
      : []),
  ]
  if (errors.length > 0) throw new CodedError('invalid_input', undefined, { errors })
}
