import { inTransaction } from '../../db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { takeReturnedMails } from '../notification-channels/index.ts'
import { leaveNote } from '../tickets/index.ts'
import type { Delivered } from './deliver.ts'
import type { Arrival } from './ingest.ts'
import { insertMail } from './repository.ts'
import { subjectOf } from './said.ts'

/** By RFC 3463: no such mailbox or domain, or one that is closed. A full one, or a refusal of this very mail, may pass. */
const NO_SUCH_ADDRESS = /^5\.(1\.([1236]|10)|2\.1)$/

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
    await takeReturnedMails(tx, ctx.workspaceId, {
      messageIds: delivered.failedMessageIds,
      reason: reason ?? 'bounced',
      isGone: NO_SUCH_ADDRESS.test(mail.report?.status ?? ''),
    })
    for (const { conversationId, text } of delivered.notes) {
      const clientId = newId('note')
      await leaveNote(ctx, tx, { conversationId, text, clientId, mentions: [], attachmentIds: [], authorId: null })
    }
    return true
  })
}
