import { CodedError, type MergeTicket, type MessageContent, type Ticket } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { listEntryRows, requireCaller } from '../conversations/index.ts'
import { factOf, type HeldTicket, holdTicket } from './access.ts'
import { leaveNote } from './notes.ts'
import type { TicketRow } from './repository.ts'
import { updateTicketRow } from './repository.ts'
import { stepTo } from './step.ts'
import { readTicket } from './ticket.ts'

/** What is told of the merged ticket: its newest entries. */
const ENTRIES = 40
const NOTE_LENGTH = 8_000

/**
 * Merges a ticket into another of the same customer: this one is closed and points there, replies to
 * it go there, and a note there says what was asked here. Throws `not_found`, and `conflict` where it
 * cannot be.
 */
export async function mergeTicket(
  ctx: Ctx,
  { ticketId, intoTicketId }: MergeTicket & { ticketId: string },
): Promise<Ticket> {
  requireInbox(ctx)
  const by = requireCaller(ctx)
  const row = await inTransaction(ctx, async (tx) => {
    // Always in the same order, so that two merges at once wait for each other instead of locking up.
    const held = new Map<string, HeldTicket>()
    for (const id of [...new Set([ticketId, intoTicketId])].toSorted()) held.set(id, await holdTicket(tx, by.scope, id))
    const source = held.get(ticketId) as HeldTicket
    const target = held.get(intoTicketId) as HeldTicket
    requireMergeable(source.ticket, target.ticket)
    const change = { merged_into_id: target.ticket.id, resolution_type: 'duplicate', resolution_summary: '' }
    const note = `Merged into #${target.ticket.number}`
    const merged =
      source.ticket.status === 'closed'
        ? await updateTicketRow(tx.db, ctx.workspaceId, ticketId, { ...change, updated_at: tx.now() })
        : (await stepTo(tx, source, 'closed', by, { note, change })).ticket
    await leaveNote(ctx, tx, {
      conversationId: target.conversation.id,
      clientId: newId('note'),
      authorId: null,
      mentions: [],
      attachmentIds: [],
      text: await wordsOf(tx, source),
    })
    const data = { ...factOf(merged), intoTicketId: target.ticket.id, intoNumber: target.ticket.number }
    await tx.record({ type: 'ticket.merged', subject: merged.id, data })
    return merged
  })
  return readTicket(ctx.deps, row, by)
}

function requireMergeable(source: TicketRow, target: TicketRow): void {
  if (source.id === target.id) throw new CodedError('conflict', 'A ticket cannot be merged into itself')
  if (source.merged_into_id !== null) throw new CodedError('conflict', 'It was merged already')
  if (target.merged_into_id !== null) {
    throw new CodedError('conflict', `#${target.number} was merged itself; merge into the one it points to`)
  }
  if (source.customer_id !== target.customer_id) {
    throw new CodedError('conflict', 'They are of two customers: neither may read what the other wrote')
  }
}

async function wordsOf(tx: Tx, { ticket, conversation }: HeldTicket): Promise<string> {
  const rows = await listEntryRows(tx.db, conversation.id, { upTo: conversation.last_seq, limit: ENTRIES })
  const said = rows.filter(({ type, sender_kind }) => type === 'message' && sender_kind !== 'system')
  const lines = said.toReversed().map(({ sender_kind, data }) => {
    const { text } = JSON.parse(data) as MessageContent
    return `${sender_kind === 'customer' ? 'Customer' : 'Answer'}: ${text}`
  })
  return [`#${ticket.number} “${ticket.subject}” was merged into this.`, ...lines].join('\n\n').slice(0, NOTE_LENGTH)
}
