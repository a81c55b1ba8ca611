import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { CannedResponsesTable } from './tables.ts'

export type CannedRow = Selectable<CannedResponsesTable>
export type Db = Kysely<Database>

/** What an agent may see: what everybody has, and their own; by shortcut. */
export function listCannedRows(db: Db, workspaceId: string, agentId: string): Promise<CannedRow[]> {
  return visible(db, workspaceId, agentId).orderBy('shortcut').execute()
}

export function findCanned(db: Db, workspaceId: string, agentId: string, id: string): Promise<CannedRow | undefined> {
  return visible(db, workspaceId, agentId).where('id', '=', id).executeTakeFirst()
}

function visible(db: Db, workspaceId: string, agentId: string) {
  return db
    .selectFrom('canned_responses')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', agentId)]))
}

/** Who has a shortcut, whether or not the asker may see it. */
export function findByShortcut(db: Db, workspaceId: string, shortcut: string): Promise<CannedRow | undefined> {
  return db
    .selectFrom('canned_responses')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('shortcut', '=', shortcut)
    .executeTakeFirst()
}

export async function countCanned(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('canned_responses')
    .select((eb) => eb.fn.countAll<number>().as('canned'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return Number(row.canned)
}

export async function insertCanned(db: Db, row: CannedRow): Promise<void> {
  await db.insertInto('canned_responses').values(row).execute()
}

export function updateCannedRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<CannedResponsesTable>,
): Promise<CannedRow> {
  return db
    .updateTable('canned_responses')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteCannedRow(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('canned_responses').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}
