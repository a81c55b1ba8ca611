import { inTransaction } from '../../db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { leaveNote } from '../tickets/index.ts'
import type { Delivered } from './deliver.ts'
import type { Arrival } from './ingest.ts'
import { failDeliveries, insertMail } from './repository.ts'
import { subjectOf } from './said.ts'

/** Notes a mail with what was made of it, and leaves the remarks for colleagues; false where it was noted before. */
export async function rememberMail(arrival: Arrival, delivered: Delivered): Promise<boolean> {
  const { ctx, mail, key, source } = arrival
  const { outcome, ticketId, reason } = delivered.result
  return inTransaction(ctx, async (tx) => {
    const isFirst = await insertMail(tx.db, {
      id: newId('inboundMail'),
      workspace_id: ctx.workspaceId,
      source_key: key,
      source,
      message_id: mail.messageId,
      sender: mail.from?.address ?? null,
      subject: subjectOf(mail),
      verdict: outcome,
      reason,
      ticket_id: ticketId,
      received_at: tx.now(),
    })
    if (!isFirst) return false
    await failDeliveries(tx.db, ctx.workspaceId, delivered.failedMessageIds, reason ?? 'bounced', tx.now())
    for (const { conversationId, text } of delivered.notes) {
      const clientId = newId('note')
      await leaveNote(ctx, tx, { conversationId, text, clientId, mentions: [], attachmentIds: [], authorId: null })
    }
    return true
  })
}
