import type { Attachment } from '@deskbell/protocol'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { AttachmentsTable } from './tables.ts'

export type AttachmentRow = Selectable<AttachmentsTable>
export type Db = Kysely<Database>

/** Who uploads. */
export interface Owner {
  readonly workspaceId: string
  readonly kind: 'customer' | 'agent' | 'system'
  readonly id: string
}

/** Marks finished uploads as sent; answers those that were waiting. */
export function takeUnsent(
  db: Db,
  owner: Owner,
  ids: readonly string[],
  sent: { conversationId: string; forNote: boolean; now: number },
): Promise<AttachmentRow[]> {
  return db
    .updateTable('attachments')
    .set({ conversation_id: sent.conversationId, for_note: sent.forNote ? 1 : 0, updated_at: sent.now })
    .where('workspace_id', '=', owner.workspaceId)
    .where('id', 'in', [...ids])
    .where('owner_kind', '=', owner.kind)
    .where('owner_id', '=', owner.id)
    .where('status', '=', 'ready')
    .where('conversation_id', 'is', null)
    .returningAll()
    .execute()
}

export function toAttachment(row: AttachmentRow): Attachment {
  const { id, name, type, size, width, height } = row
  return {
    id,
    name,
    type,
    size: Number(size),
    image: width === null || height === null ? null : { width, height },
  }
}
