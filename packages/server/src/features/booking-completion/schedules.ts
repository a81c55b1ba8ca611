import type { Tx } from '../../db/transaction.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { type BookingRow, completionSettings, lockBooking, requireAction } from '../bookings/index.ts'
import type { JobTry } from '../feature.ts'
import { attemptsOf } from './attempts-repository.ts'
import { changeRequest } from './change.ts'
import { autoCompletesAt, failedTries } from './completion.ts'
import { endFollowUp } from './follow-up.ts'
import {
  type Db,
  findRequest,
  listOpenRequests,
  type OpenQuery,
  type RequestRow,
  updateRequestRow,
} from './requests-repository.ts'
import { openCompletionTicket } from './ticket.ts'

export const ESCALATE_JOB = 'booking_completion.escalate'
export const REMIND_JOB = 'booking_completion.remind'
export const AUTO_COMPLETE_JOB = 'booking_completion.auto_complete'

const DAY = 86_400_000
/** How many are asked for at once; each is acted upon in a transaction of its own. */
const BATCH = 100

/** Hands requests that were not answered in time to support, each with a ticket. */
export async function escalateOverdue(ctx: Ctx, _payload: unknown, attempt: JobTry): Promise<void> {
  const now = ctx.deps.clock.now()
  await eachOpen(ctx, attempt, { status: 'pending', escalatesBy: now }, async (own, tx, booking, request) => {
    if (request.status !== 'pending' || request.escalates_at > now) return
    requireAction(own, booking, 'system', 'follow_up')
    const ticketId = await openCompletionTicket(own, tx, booking, { kind: 'unanswered' })
    const set = { status: 'escalated', auto_escalated: 1, follow_up_at: tx.now(), ticket_id: ticketId }
    await changeRequest(own, tx, booking, request, set)
    const data = { bookingId: booking.id, n: request.n, automatic: true, ticketId }
    await tx.record({ type: 'completion.escalated', subject: booking.id, data })
  })
}

/** Reminds customers whose answer is due within a day, once for each request. */
export async function remindBeforeEscalation(ctx: Ctx, _payload: unknown, attempt: JobTry): Promise<void> {
  const now = ctx.deps.clock.now()
  const wanted = { status: 'pending', escalatesAfter: now, escalatesBy: now + DAY, unreminded: true } as const
  await eachOpen(ctx, attempt, wanted, async (_own, tx, booking, request) => {
    if (request.status !== 'pending' || request.reminded_at !== null) return
    await updateRequestRow(tx.db, request, { reminded_at: tx.now() })
    const data = { bookingId: booking.id, n: request.n }
    await tx.record({ type: 'completion.reminder_due', subject: booking.id, data })
  })
}

/**
 * Completes what support could not clear up: enough tries in a row failed, and the follow-up began as many days ago as
 * the workspace says.
 */
export async function autoComplete(ctx: Ctx, _payload: unknown, attempt: JobTry): Promise<void> {
  const now = ctx.deps.clock.now()
  await eachOpen(
    ctx,
    attempt,
    { status: 'escalated' },
    async (own, tx, booking, request) => {
      if (!(await isGivenUp(own.deps, tx.db, request, now))) return
      requireAction(own, booking, 'system', 'give_up')
      const notes = 'Nobody could be reached, and the time for it ran out.'
      await endFollowUp(own, tx, booking, request, { outcome: 'unreachable', notes, byId: null })
    },
    (request) => isGivenUp(ctx.deps, ctx.deps.db, request, now),
  )
}

async function isGivenUp(deps: Deps, db: Db, request: RequestRow, now: number): Promise<boolean> {
  if (request.status !== 'escalated') return false
  const settings = await completionSettings(deps, db, request.workspace_id)
  const due = autoCompletesAt(request, settings.autoCompleteDays)
  if (due === null || due > now) return false
  return failedTries((await attemptsOf(db, [request]))(request)) >= settings.minContactAttempts
}

/**
 * Goes through open requests of all workspaces. Each is read again while its booking is held, so that whatever
 * happened meanwhile counts, and any number of nodes may go through them. One that fails does not keep the others.
 */
async function eachOpen(
  ctx: Ctx,
  { signal }: JobTry,
  wanted: OpenQuery,
  act: (own: Ctx, tx: Tx, booking: BookingRow, request: RequestRow) => Promise<void>,
  isWorthHolding: (request: RequestRow) => Promise<boolean> = async () => true,
): Promise<void> {
  const failures: unknown[] = []
  let after = ''
  while (!signal.aborted) {
    const rows = await listOpenRequests(ctx.deps.db, wanted, after, BATCH)
    for (const found of rows) {
      const { workspace_id: workspaceId, booking_id: bookingId } = found
      const own = { ...ctx, workspaceId }
      try {
        if (!(await isWorthHolding(found))) continue
        await inTransaction(own, async (tx) => {
          const booking = await lockBooking(tx.db, workspaceId, bookingId)
          const request = booking && (await findRequest(tx.db, workspaceId, bookingId))
          if (request) await act(own, tx, booking, request)
        })
      } catch (error) {
        ctx.deps.logger.error({ err: error, workspaceId, bookingId }, 'a completion request could not be moved on')
        failures.push(error)
      }
    }
    after = rows.at(-1)?.booking_id ?? ''
    if (rows.length < BATCH) break
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} completion requests were not moved on`)
}
