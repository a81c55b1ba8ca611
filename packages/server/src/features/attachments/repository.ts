import type { Attachment } from '@deskbell/protocol'
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { AttachmentsTable } from './tables.ts'

export type AttachmentRow = Selectable<AttachmentsTable>
export type Db = Kysely<Database>

/** Who uploads. */
export interface Owner {
  readonly workspaceId: string
  readonly kind: 'customer' | 'guest' | 'agent' | 'system'
  readonly id: string
}

/** Adds an upload unless its owner announced one with the same client id; says whether it did. */
export async function insertAttachment(db: Db, row: AttachmentRow): Promise<boolean> {
  const added = await db
    .insertInto('attachments')
    .values(row)
    .onConflict((conflict) => conflict.columns(['owner_kind', 'owner_id', 'client_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export function findByClientId(db: Db, owner: Owner, clientId: string): Promise<AttachmentRow | undefined> {
  return ofOwner(db, owner).where('client_id', '=', clientId).executeTakeFirst()
}

export function findOwn(db: Db, owner: Owner, id: string): Promise<AttachmentRow | undefined> {
  return ofOwner(db, owner).where('id', '=', id).executeTakeFirst()
}

function ofOwner(db: Db, { workspaceId, kind, id }: Owner) {
  return db
    .selectFrom('attachments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('owner_kind', '=', kind)
    .where('owner_id', '=', id)
}

/** How much an owner has announced since an instant, and how much of all waits to be sent. */
export async function usageOf(db: Db, owner: Owner, since: number): Promise<{ bytes: number; unsent: number }> {
  const own = db.selectFrom('attachments').where('owner_kind', '=', owner.kind).where('owner_id', '=', owner.id)
  const { bytes } = await own
    .select((eb) => eb.fn.sum('size').as('bytes'))
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  const { unsent } = await own
    .select((eb) => eb.fn.countAll().as('unsent'))
    .where('conversation_id', 'is', null)
    .where('status', '!=', 'refused')
    .executeTakeFirstOrThrow()
  return { bytes: Number(bytes ?? 0), unsent: Number(unsent) }
}

/** Finished attachments of a workspace, by id; in no order. */
export async function findAttachments(db: Db, workspaceId: string, ids: readonly string[]): Promise<AttachmentRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('attachments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .where('status', '=', 'ready')
    .execute()
}

/** A finished attachment by its id alone, for addresses that carry a signature. */
export function findServed(db: Db, id: string): Promise<AttachmentRow | undefined> {
  return db.selectFrom('attachments').selectAll().where('id', '=', id).where('status', '=', 'ready').executeTakeFirst()
}

/** Who takes part in the conversation that a file stands in. */
export async function findThreadOf(
  db: Db,
  workspaceId: string,
  conversationId: string,
): Promise<{ customer_id: string; booking_id: string | null; provider_id: string | null } | undefined> {
  return db
    .selectFrom('conversations')
    .select(['customer_id', 'booking_id', 'provider_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', conversationId)
    .executeTakeFirst()
}

/** Moves `received` on, unless somebody else did; answers whether it was us. */
export async function advance(db: Db, id: string, from: number, to: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('attachments')
    .set({ received: to, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'receiving')
    .where('received', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Ends the receiving, unless it was ended or taken back; answers the row as it stands then. */
export function endReceiving(
  db: Db,
  id: string,
  change: Updateable<AttachmentsTable>,
): Promise<AttachmentRow | undefined> {
  return db
    .updateTable('attachments')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', 'receiving')
    .returningAll()
    .executeTakeFirst()
}

/** Removes an upload that was not sent; answers what it was. */
export function deleteUnsent(db: Db, id: string): Promise<AttachmentRow | undefined> {
  return db
    .deleteFrom('attachments')
    .where('id', '=', id)
    .where('conversation_id', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Uploads that nobody sent and nobody touched since an instant. */
export async function listForgotten(db: Db, before: number, limit: number): Promise<AttachmentRow[]> {
  return db
    .selectFrom('attachments')
    .selectAll()
    .where('conversation_id', 'is', null)
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(limit)
    .execute()
}

/**
 * Passes what one customer uploaded to another of the same workspace. A client id that both used is
 * forgotten: a retry under it finds the other's.
 */
export async function moveUploads(db: Db, workspaceId: string, from: string, to: string): Promise<void> {
  const own = { workspaceId, kind: 'customer' } as const
  const rows = await ofOwner(db, { ...own, id: from }).execute()
  for (const { id, client_id } of rows) {
    const rival = await findByClientId(db, { ...own, id: to }, client_id)
    await db
      .updateTable('attachments')
      .set({ owner_id: to, client_id: rival ? id : client_id })
      .where('id', '=', id)
      .execute()
  }
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
  const { id, name, type, size, kept_size, width, height } = row
  return {
    id,
    name,
    type,
    size: Number(kept_size ?? size),
    image: width === null || height === null ? null : { width, height },
  }
}
