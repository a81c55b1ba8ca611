import { type Attachment, CodedError } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { type Owner, takeUnsent, toAttachment } from './repository.ts'

/**
 * Makes uploads part of a conversation, in the order given, within the caller's transaction. Each
 * must be ready, of this owner, and not sent before; throws `invalid_input` where one is not.
 */
export async function attachToConversation(
  tx: Tx,
  owner: Owner,
  conversationId: string,
  ids: readonly string[],
  { forNote = false } = {},
): Promise<Attachment[]> {
  const wanted = [...new Set(ids)]
  const rows = await takeUnsent(tx.db, owner, wanted, { conversationId, forNote, now: tx.now() })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return wanted.map((id) => {
    const row = byId.get(id)
    if (row) return toAttachment(row)
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'attachmentIds', message: `${id} is not a finished upload of yours that waits to be sent` }],
    })
  })
}
