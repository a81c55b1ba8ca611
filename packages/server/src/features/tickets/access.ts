import { CodedError, type TicketSummary } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { type ConversationRow, lockConversation } from '../conversations/index.ts'
import type { TicketFact } from './events.ts'
import { type Db, findTicket, type Scope, type TicketRow } from './repository.ts'

/** A ticket the caller may touch. Throws `not_found` for any other. */
export async function requireTicket(db: Db, scope: Scope, id: string): Promise<TicketRow> {
  const row = await findTicket(db, scope, id)
  if (!row) throw new CodedError('not_found', `No ticket has the id ${id}`)
  return row
}

/** A ticket with its conversation, both as they stand while the transaction holds them. */
export interface HeldTicket {
  readonly ticket: TicketRow
  readonly conversation: ConversationRow
}

/**
 * Holds a ticket until the transaction ends: its conversation is what is locked, as messages lock it
 * too, so that one waits for the other in one order. Throws `not_found`.
 */
export async function holdTicket(tx: Tx, scope: Scope, id: string): Promise<HeldTicket> {
  const found = await requireTicket(tx.db, scope, id)
  const conversation = await lockConversation(tx.db, scope, found.conversation_id)
  if (!conversation) throw new CodedError('not_found', `No ticket has the id ${id}`)
  return { conversation, ticket: await requireTicket(tx.db, scope, id) }
}

/** What every event of a ticket names. */
export function factOf(row: TicketRow): TicketFact {
  return { ticketId: row.id, conversationId: row.conversation_id, number: row.number }
}

/** What everyone may see of a ticket. */
export function summaryOf(row: TicketRow): TicketSummary {
  return { id: row.id, number: row.number, subject: row.subject, status: row.status as TicketSummary['status'] }
}
