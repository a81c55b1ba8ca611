import type { MarkReceipt, ParticipantRef, Receipt } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Publication } from '../../rooms/ports.ts'
import { requireConversation, requireThreadCaller } from './access.ts'
import { findMarkers, moveMarkers } from './markers.ts'
import { type ConversationRow, type Db, findConversation } from './repository.ts'

/**
 * Moves the caller's markers forward; going back is ignored, and nothing beyond the newest entry
 * can be marked. What is read was delivered. Answers where the markers stand.
 */
export async function markReceipt(ctx: Ctx, input: MarkReceipt & { conversationId: string }): Promise<Receipt> {
  const caller = requireThreadCaller(ctx)
  const participant = { kind: caller.kind, id: caller.id }
  return inTransaction(ctx, async (tx) => {
    const row = await requireConversation(tx.db, caller.scope, input.conversationId)
    const read = Math.min(input.readSeq ?? 0, row.last_seq)
    const delivered = Math.max(read, Math.min(input.deliveredSeq ?? 0, row.last_seq))
    const who = {
      conversation_id: row.id,
      workspace_id: row.workspace_id,
      kind: caller.kind,
      participant_id: caller.id,
    }
    const before = await findMarkers(tx.db, row.workspace_id, row.id, participant)
    if (before && before.delivered_seq >= delivered && before.read_seq >= read) {
      return { participant, deliveredSeq: before.delivered_seq, readSeq: before.read_seq }
    }
    const after = await moveMarkers(tx.db, who, { delivered, read })
    const receipt = { participant, deliveredSeq: after.delivered_seq, readSeq: after.read_seq }
    tx.afterCommit(() => {
      const publications = receiptPublications(row, receipt)
      const ref = { kind: 'receipt', workspaceId: ctx.workspaceId, conversationId: row.id, who: participant } as const
      ctx.deps.publisher.publish(publications, ref)
    })
    return receipt
  })
}

/**
 * Who hears of a receipt: everyone in the thread, and the reader's own lists elsewhere (the
 * customer's other tabs, the provider's, the inbox), which count what is unread.
 */
function receiptPublications(
  conversation: Pick<ConversationRow, 'id' | 'workspace_id' | 'provider_id'>,
  receipt: Receipt,
): readonly Publication[] {
  const event = { t: 'receipt', conversationId: conversation.id, receipt } as const
  const { kind, id } = receipt.participant
  const thread: Publication = { room: { party: 'conversation', id: conversation.id }, event }
  if (kind === 'customer' && id !== null) return [thread, { room: { party: 'customer', id }, event }]
  if (id !== null && id === conversation.provider_id) return [thread, { room: { party: 'provider', id }, event }]
  return [thread, { room: { party: 'inbox', id: conversation.workspace_id }, event }]
}

/** What rooms hear of a receipt as it stands in the database, for a node that heard of it by its ids. */
export async function publicationsOfReceipt(
  db: Db,
  workspaceId: string,
  conversationId: string,
  who: ParticipantRef,
): Promise<readonly Publication[]> {
  const [row, markers] = await Promise.all([
    findConversation(db, { workspaceId, customerId: null }, conversationId),
    findMarkers(db, workspaceId, conversationId, who),
  ])
  if (!row || !markers) return []
  const { delivered_seq: deliveredSeq, read_seq: readSeq } = markers
  return receiptPublications(row, { participant: who, deliveredSeq, readSeq })
}
