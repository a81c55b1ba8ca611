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

export function findLinkById(db: Db, workspaceId: string, id: string): Promise<SupportLinkRow | undefined> {
  return db
    .selectFrom('support_links')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** From now on nothing comes of a link, not even of having used it. */
export async function forgetLink(db: Db, workspaceId: string, id: string): Promise<void> {
  await db
    .updateTable('support_links')
    .set({ expires_at: 0 })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/**
 * Whose tickets whoever reads the mail of an address may see: those of its contact, and of customers
 * whom the host vouches for. What visitors typed as their address opens nothing.
 */
export async function listOwners(db: Db, workspaceId: string, email: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('customers as c')
    .select('c.id')
    .where('c.workspace_id', '=', workspaceId)
    .where('c.email', '=', email)
    .where('c.merged_into', 'is', null)
    .where((eb) => eb.or([eb('c.contact', '=', 1), eb('c.verified', '=', 1)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('tickets as t')
          .select('t.id')
          .whereRef('t.customer_id', '=', 'c.id')
          .whereRef('t.workspace_id', '=', 'c.workspace_id'),
      ),
    )
    .orderBy('c.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
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
