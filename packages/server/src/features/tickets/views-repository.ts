import type { Selectable, Updateable } from 'kysely'
import type { Db } from './repository.ts'
import type { TicketViewsTable } from './tables.ts'

export type ViewRow = Selectable<TicketViewsTable>

/** Shared views and those of one agent, by name. */
export function listViews(db: Db, workspaceId: string, agentId: string): Promise<ViewRow[]> {
  return db
    .selectFrom('ticket_views')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where((eb) => eb.or([eb('shared', '=', 1), eb('author_id', '=', agentId)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function countViews(db: Db, workspaceId: string, agentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('ticket_views')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('author_id', '=', agentId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function findView(db: Db, workspaceId: string, id: string): Promise<ViewRow | undefined> {
  return db
    .selectFrom('ticket_views')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
}

export async function insertView(db: Db, row: ViewRow): Promise<void> {
  await db.insertInto('ticket_views').values(row).execute()
}

export function updateView(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<TicketViewsTable>,
): Promise<ViewRow> {
  return db
    .updateTable('ticket_views')
    .set(change)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteView(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('ticket_views').where('id', '=', id).where('workspace_id', '=', workspaceId).execute()
}
