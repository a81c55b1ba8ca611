import { DONE_STATUSES, TICKET_TRANSITIONS, type TicketStatus } from '@deskbell/protocol'
import type { Updateable } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { assertTransition } from '../../platform/transitions.ts'
import { type Author, noteTicket } from '../conversations/index.ts'
import { type ClockMark, markClocks } from '../sla/index.ts'
import { factOf, type HeldTicket, summaryOf } from './access.ts'
import { updateTicketRow } from './repository.ts'
import type { TicketsTable } from './tables.ts'

const isDone = (status: string): boolean => DONE_STATUSES.includes(status as TicketStatus)

/** Where a ticket goes on that is taken up again. */
export function workingStatus(ticket: { assignee_id: string | null }): TicketStatus {
  return ticket.assignee_id === null ? 'open' : 'in_progress'
}

/**
 * Moves a held ticket to another status: in its row, its conversation's log, its clocks and the
 * events. Throws `invalid_transition`.
 */
export async function stepTo(
  tx: Tx,
  held: HeldTicket,
  to: TicketStatus,
  by: Author,
  { note = '', change = {} as Updateable<TicketsTable> } = {},
): Promise<HeldTicket> {
  const from = held.ticket.status as TicketStatus
  assertTransition(TICKET_TRANSITIONS, from, to)
  const now = tx.now()
  const ticket = await updateTicketRow(tx.db, held.ticket.workspace_id, held.ticket.id, {
    ...change,
    status: to,
    updated_at: now,
    resolved_at: isDone(to) ? (held.ticket.resolved_at ?? now) : null,
    closed_at: to === 'closed' ? now : null,
    close_warned_at: null,
  })
  const conversation = await noteTicket(tx, held.conversation, summaryOf(ticket), by)
  const mark = markOf(from, to)
  if (mark) await markClocks(tx, ticket.workspace_id, ticket.id, mark, now)
  await tx.record({ type: 'ticket.moved', subject: ticket.id, data: { ...factOf(ticket), from, to, note } })
  return { ticket, conversation }
}

/** What a step means for the clocks; null where nothing. */
function markOf(from: TicketStatus, to: TicketStatus): ClockMark | null {
  if (isDone(from) !== isDone(to)) return isDone(to) ? 'resolved' : 'reopened'
  if (to === 'waiting') return 'paused'
  return from === 'waiting' ? 'resumed' : null
}
