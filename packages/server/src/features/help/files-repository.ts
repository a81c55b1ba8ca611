import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { HelpFilesTable } from './tables.ts'

export type HelpFileRow = Selectable<HelpFilesTable>
export type Db = Kysely<Database>

/** The file that was kept of the same bytes under the same name, or whose kept bytes they are. */
export function findSameFile(
  db: Db,
  workspaceId: string,
  same: { sha256: string; name: string },
): Promise<HelpFileRow | undefined> {
  return db
    .selectFrom('help_files')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', same.name)
    .where((eb) => eb.or([eb('sha256', '=', same.sha256), eb('kept_sha256', '=', same.sha256)]))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Adds a file unless the same was added meanwhile; says whether it did. */
export async function insertFile(db: Db, row: HelpFileRow): Promise<boolean> {
  const added = await db
    .insertInto('help_files')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'sha256', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** A file of any workspace: its address is public, and tells by itself where it belongs. */
export function findServedFile(db: Db, address: { id: string; name: string }): Promise<HelpFileRow | undefined> {
  return db
    .selectFrom('help_files')
    .selectAll()
    .where('id', '=', address.id)
    .where('name', '=', address.name)
    .executeTakeFirst()
}

export function listFiles(db: Db, workspaceId: string, ids: readonly string[]): Promise<HelpFileRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('help_files')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
}
