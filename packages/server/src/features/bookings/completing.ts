import type { CompletionSummary } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { changeBooking, type Noted } from './change.ts'
import { insertCompletionRequest } from './completion-repository.ts'
import type { BookingRow } from './repository.ts'
import { completionSettings } from './settings.ts'
import { afresh } from './work.ts'

const HOUR = 3_600_000

/**
 * The work is said to be done, and the customer is asked whether it is; support takes over where they do not answer
 * in time. The caller holds the booking and has checked that it may be completed.
 */
export async function askForCompletion(ctx: Ctx, tx: Tx, row: BookingRow, noted: Noted): Promise<BookingRow> {
  const { completionEscalationHours } = await completionSettings(ctx.deps, tx.db, row.workspace_id)
  const escalatesAt = tx.now() + completionEscalationHours * HOUR
  const requestedBy = ctx.actor.kind === 'agent' ? ctx.actor.id : null
  await insertCompletionRequest(tx.db, row, { requestedBy, requestedAt: tx.now(), escalatesAt })
  const completion: CompletionSummary = {
    status: 'pending',
    requestedAt: new Date(tx.now()).toISOString(),
    escalatesAt: new Date(escalatesAt).toISOString(),
    respondedAt: null,
    issues: null,
    ticketId: null,
  }
  return changeBooking(ctx, tx, row, {
    type: 'booking.status_changed',
    told: { from: row.status, to: 'completed' },
    set: { ...afresh('completed', noted.at ?? tx.now()), completion: JSON.stringify(completion) },
    noted,
  })
}
