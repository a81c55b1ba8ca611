import type { TicketSummary } from '@deskbell/protocol'
import { DONE_STATUSES } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Author, appendEntry, entryRow, recordEntry } from './append.ts'
import type { EntryRow } from './log.ts'
import { joinLog } from './participants.ts'
import { type ConversationRow, takeSeq } from './repository.ts'

/**
 * What a workflow upon conversations does within the transactions of the thread. It is asked only
 * about conversations that have a ticket, and answers how the row stands afterwards.
 */
export interface ConversationWorkflow {
  /** A customer writes to a closed conversation: takes it up again, or throws. */
  customerReturns(ctx: Ctx, tx: Tx, row: ConversationRow): Promise<ConversationRow>
  /** A message joined the log. */
  messageAdded(ctx: Ctx, tx: Tx, row: ConversationRow, entry: EntryRow): Promise<ConversationRow>
  /** It was given to somebody else, or to nobody. */
  assigned(ctx: Ctx, tx: Tx, row: ConversationRow, by: Author): Promise<ConversationRow>
  /** An agent closes the conversation, or opens it again. */
  move(ctx: Ctx, tx: Tx, row: ConversationRow, status: 'open' | 'closed'): Promise<ConversationRow>
  /** Its customer is now another. */
  moved(tx: Tx, conversationIds: readonly string[], customerId: string): Promise<void>
}

/**
 * Says in the log that a conversation became a ticket, or how its ticket stands now; the conversation
 * is closed with it and opened again. The caller holds the conversation's row.
 */
export async function noteTicket(
  tx: Tx,
  row: ConversationRow,
  ticket: TicketSummary,
  by: Author,
): Promise<ConversationRow> {
  const change = {
    ticket_id: ticket.id,
    ticket_number: ticket.number,
    ticket_subject: ticket.subject,
    ticket_status: ticket.status,
    status: DONE_STATUSES.includes(ticket.status) ? 'closed' : 'open',
    updated_at: tx.now(),
  }
  const noted = await takeSeq(tx.db, { workspaceId: row.workspace_id, customerId: null }, row.id, change)
  if (!noted) throw new Error('A conversation vanished while it was held')
  const entry = entryRow(noted, by, 'ticket', { at: tx.now(), data: { ticket } })
  await appendEntry(tx, entry)
  if (by.kind === 'agent') {
    const { id: conversation_id, workspace_id } = row
    await joinLog(tx.db, { conversation_id, workspace_id, kind: 'agent', participant_id: by.id })
  }
  await recordEntry(tx, 'conversation.ticket', noted, entry)
  return noted
}
