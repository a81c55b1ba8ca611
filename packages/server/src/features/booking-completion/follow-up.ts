import {
  type BookingAction,
  CodedError,
  type CompleteBySupport,
  type FollowUpOutcome,
  type LogContact,
  type PendingCompletion,
  type SettleDispute,
} from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findAgent } from '../agents/index.ts'
import { type BookingRow, completionSettings } from '../bookings/index.ts'
import { attemptsOf, insertAttempt } from './attempts-repository.ts'
import { changeRequest, onCompletion } from './change.ts'
import { failedTries } from './completion.ts'
import { type RequestRow, updateRequestRow } from './requests-repository.ts'
import { noteOnTicket } from './ticket.ts'

type Of<T> = T & { readonly bookingId: string }

interface Ending {
  readonly action: BookingAction
  readonly to: 'verified' | 'disputed'
  /** Of the request. */
  readonly status: string
  /** Whether the customer has said it, to whoever asked. */
  readonly answered: boolean
  /** For colleagues who have the ticket. */
  readonly note: string
}

/** What each outcome is in the rules, and how booking and request stand after it. */
const ENDINGS: Readonly<Record<FollowUpOutcome, Ending>> = {
  customer_confirmed: {
    action: 'confirm_for_customer',
    to: 'verified',
    status: 'approved',
    answered: true,
    note: 'The customer has confirmed to support that the work is done.',
  },
  customer_disputed: {
    action: 'dispute',
    to: 'disputed',
    status: 'rejected',
    answered: true,
    note: 'The customer disputes that the work is done.',
  },
  unreachable: {
    action: 'give_up',
    to: 'verified',
    status: 'auto_approved',
    answered: false,
    note: 'The customer could not be reached. The work counts as done.',
  },
  auto_completed: {
    action: 'auto_complete',
    to: 'verified',
    status: 'auto_approved',
    answered: false,
    note: 'The work counts as done without an answer.',
  },
}

/**
 * Takes it up with a customer who did not answer: the request is escalated, whether its time has come or not, and is
 * the caller's from now on. Throws `conflict` where a colleague has it who still works here; an admin takes it over.
 */
export function initiateFollowUp(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<PendingCompletion> {
  return onCompletion(ctx, bookingId, 'follow_up', async (tx, row, request) => {
    const by = requireInbox(ctx)
    const { agent_id: holder } = request
    if (holder !== null && holder !== by.id && by.role !== 'admin') {
      const colleague = await findAgent(tx.db, ctx.workspaceId, holder)
      if (colleague?.active === 1) throw new CodedError('conflict', `${colleague.name} has taken this up already`)
    }
    if (holder === by.id) return row
    return (await takeUp(ctx, tx, row, request, by.id)).booking
  })
}

/** Writes down a try to reach the customer; whoever makes one has taken it up, unless somebody had before. */
export function logContact(ctx: Ctx, input: Of<LogContact>): Promise<PendingCompletion> {
  return onCompletion(ctx, input.bookingId, 'log_contact', async (tx, row, request) => {
    const { id } = requireInbox(ctx)
    const held = await takenUp(ctx, tx, row, request, id)
    const { method, reached, notes = '' } = input
    await insertAttempt(tx.db, held.request, {
      method,
      attempted_at: tx.now(),
      reached: reached ? 1 : 0,
      notes,
      agent_id: id,
    })
    const data = { bookingId: row.id, n: request.n, method, reached }
    await tx.record({ type: 'completion.contacted', subject: row.id, data })
    return held.booking
  })
}

/**
 * Ends the follow-up with what was found out. Throws `invalid_transition` for `unreachable` while fewer tries failed
 * than the workspace asks for.
 */
export function completeBySupport(ctx: Ctx, input: Of<CompleteBySupport>): Promise<PendingCompletion> {
  const { outcome, notes } = input
  return onCompletion(ctx, input.bookingId, ENDINGS[outcome].action, async (tx, row, request) => {
    const { id } = requireInbox(ctx)
    if (outcome === 'unreachable') await requireTries(ctx, tx, request)
    const held = await takenUp(ctx, tx, row, request, id)
    return endFollowUp(ctx, tx, held.booking, held.request, { outcome, notes, byId: id })
  })
}

/** Ends a dispute: the work counts as done, or goes on and is asked for again. */
export function settleDispute(ctx: Ctx, { bookingId, outcome, notes }: Of<SettleDispute>): Promise<PendingCompletion> {
  const isDone = outcome === 'verified'
  return onCompletion(ctx, bookingId, isDone ? 'settle' : 'rework', async (tx, row, request) => {
    const said = [request.notes, notes].filter(Boolean).join('\n\n')
    const set = { notes: said, ...(isDone && { status: 'approved' }) }
    const to = isDone ? 'verified' : 'in_progress'
    const { booking } = await changeRequest(ctx, tx, row, request, set, { to })
    const data = { bookingId, n: request.n, outcome }
    await tx.record({ type: 'dispute.settled', subject: bookingId, data })
    return booking
  })
}

/** Ends a follow-up of a held booking, by somebody or by itself (`byId` is null then). */
export async function endFollowUp(
  ctx: Ctx,
  tx: Tx,
  row: BookingRow,
  request: RequestRow,
  { outcome, notes, byId }: { outcome: FollowUpOutcome; notes: string; byId: string | null },
): Promise<BookingRow> {
  const { to, status, answered, note } = ENDINGS[outcome]
  const now = tx.now()
  const { booking } = await changeRequest(
    ctx,
    tx,
    row,
    request,
    {
      status,
      outcome,
      notes,
      completed_by_id: byId,
      completed_at: now,
      ...(answered && { responded_at: now }),
    },
    { to },
  )
  await noteOnTicket(ctx, tx, request, note)
  await tx.record({ type: 'completion.ended', subject: row.id, data: { bookingId: row.id, n: request.n, outcome } })
  return booking
}

/** The request in somebody's hands: in those it was in, else in `agentId`'s. */
async function takenUp(ctx: Ctx, tx: Tx, booking: BookingRow, request: RequestRow, agentId: string) {
  if (request.status === 'pending') return takeUp(ctx, tx, booking, request, agentId)
  if (request.agent_id !== null) return { booking, request }
  return { booking, request: await updateRequestRow(tx.db, request, { agent_id: agentId }) }
}

/** Gives a request to an agent; one that waited for the customer's answer is escalated by that. */
async function takeUp(ctx: Ctx, tx: Tx, booking: BookingRow, request: RequestRow, agentId: string) {
  const since = request.follow_up_at ?? tx.now()
  const set = { status: 'escalated', follow_up_at: since, agent_id: agentId }
  const after = await changeRequest(ctx, tx, booking, request, set)
  if (request.status === 'pending') {
    const data = { bookingId: booking.id, n: request.n, automatic: false, ticketId: request.ticket_id }
    await tx.record({ type: 'completion.escalated', subject: booking.id, data })
  }
  return after
}

async function requireTries(ctx: Ctx, tx: Tx, request: RequestRow): Promise<void> {
  const { minContactAttempts } = await completionSettings(ctx.deps, tx.db, request.workspace_id)
  const failed = failedTries((await attemptsOf(tx.db, [request]))(request))
  if (failed >= minContactAttempts) return
  const left = minContactAttempts - failed
  throw new CodedError(
    'invalid_transition',
    `Unreachable is who was not reached ${minContactAttempts} times in a row; ${left} more to go. Log them first.`,
  )
}
