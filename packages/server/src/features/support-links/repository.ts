import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { SupportLinksTable } from './tables.ts'

export type SupportLinkRow = Selectable<SupportLinksTable>
type Db = Kysely<Database>

export async function insertLink(db: Db, row: SupportLinkRow): Promise<void> {
  await db.insertInto('support_links').values(row).execute()
}

export function findLink(db: Db, tokenHash: string): Promise<SupportLinkRow | undefined> {
  return db.selectFrom('support_links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** Ends a link that works once; false where somebody was quicker. */
export async function takeLink(db: Db, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('support_links')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function endLinks(db: Db, workspaceId: string, ticketId: string, now: number): Promise<void> {
  await db
    .updateTable('support_links')
    .set({ ended_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .execute()
}
