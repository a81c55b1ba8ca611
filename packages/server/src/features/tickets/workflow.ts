import type { MessageContent, TicketStatus } from '@deskbell/protocol'
import { CodedError } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { type ConversationRow, type ConversationWorkflow, requireCaller } from '../conversations/index.ts'
import { markClocks } from '../sla/index.ts'
import { factOf, type HeldTicket } from './access.ts'
import { findTicketOf, moveTickets, type TicketRow, updateTicketRow } from './repository.ts'
import { stepTo, workingStatus } from './step.ts'
import { indexTerms } from './terms-repository.ts'

/** What tickets do when something happens in their conversations; see the port. */
export const ticketWorkflow: ConversationWorkflow = {
  async customerReturns(_ctx, tx, row) {
    const held = await ticketOfRow(tx, row)
    if (held.ticket.status === 'closed') throw new CodedError('ticket_closed')
    return (await stepTo(tx, held, workingStatus(held.ticket), customerOf(row))).conversation
  },

  async messageAdded(_ctx, tx, row, entry) {
    const held = await ticketOfRow(tx, row)
    const content = JSON.parse(entry.data) as MessageContent
    await indexTerms(tx.db, held.ticket, content.text)
    if (entry.sender_kind === 'system') return row
    const by = entry.sender_kind === 'agent' ? 'agent' : 'customer'
    await noteReply(tx, held.ticket, by, content.automatic ?? false)
    const data = { ...factOf(held.ticket), entrySeq: entry.seq, by, automatic: content.automatic ?? false } as const
    await tx.record({ type: 'ticket.replied', subject: held.ticket.id, data })
    const next = statusAfter(held.ticket, by, content.automatic ?? false)
    if (next === held.ticket.status) return row
    return (await stepTo(tx, held, next, { kind: by, id: entry.sender_id })).conversation
  },

  async assigned(_ctx, tx, row, by) {
    const held = await ticketOfRow(tx, row)
    if (held.ticket.assignee_id === row.assignee_id) return row
    const change = { assignee_id: row.assignee_id, updated_at: tx.now() }
    const ticket = await updateTicketRow(tx.db, row.workspace_id, held.ticket.id, change)
    const data = { ...factOf(ticket), what: 'assignee', from: held.ticket.assignee_id, to: row.assignee_id }
    await tx.record({ type: 'ticket.assigned', subject: ticket.id, data })
    const next = ticket.status === 'open' && row.assignee_id ? 'assigned' : ticket.status
    const status = next === 'assigned' && row.assignee_id === null ? 'open' : next
    if (status === ticket.status) return row
    return (await stepTo(tx, { ticket, conversation: row }, status as TicketStatus, by)).conversation
  },

  async move(ctx, tx, row, status) {
    const held = await ticketOfRow(tx, row)
    const to = status === 'closed' ? 'resolved' : workingStatus(held.ticket)
    return (await stepTo(tx, held, to, requireCaller(ctx))).conversation
  },

  moved: (tx, conversationIds, customerId) => moveTickets(tx.db, conversationIds, customerId),
}

async function ticketOfRow(tx: Tx, row: ConversationRow): Promise<HeldTicket> {
  const ticket = await findTicketOf(tx.db, row.workspace_id, row.id)
  if (!ticket) throw new Error(`Conversation ${row.id} lost its ticket`)
  return { ticket, conversation: row }
}

function customerOf(row: ConversationRow) {
  return { kind: 'customer', id: row.customer_id } as const
}

async function noteReply(tx: Tx, ticket: TicketRow, by: 'customer' | 'agent', automatic: boolean): Promise<void> {
  const now = tx.now()
  const first = by === 'agent' && ticket.first_response_at === null ? { first_response_at: now } : {}
  await updateTicketRow(tx.db, ticket.workspace_id, ticket.id, { updated_at: now, ...first })
  if (automatic) return
  await markClocks(tx, ticket.workspace_id, ticket.id, by === 'agent' ? 'agent_replied' : 'customer_replied', now)
}

/** An answer is work; the customer's ends the waiting. What a machine wrote changes nothing. */
function statusAfter(ticket: TicketRow, by: 'customer' | 'agent', automatic: boolean): TicketStatus {
  const status = ticket.status as TicketStatus
  if (automatic) return status
  if (by === 'agent') return status === 'open' || status === 'assigned' ? 'in_progress' : status
  return status === 'waiting' ? workingStatus(ticket) : status
}
