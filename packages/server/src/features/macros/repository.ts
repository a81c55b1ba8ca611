import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { MacrosTable, MacroUsesTable } from './tables.ts'

export type MacroRow = Selectable<MacrosTable>
export type Db = Kysely<Database>

/** Every macro by name. */
export function listMacroRows(db: Db, workspaceId: string): Promise<MacroRow[]> {
  return db.selectFrom('macros').selectAll().where('workspace_id', '=', workspaceId).orderBy('name').execute()
}

/** One macro; undefined where the workspace has none of this id. */
export function findMacro(db: Db, workspaceId: string, id: string): Promise<MacroRow | undefined> {
  return db
    .selectFrom('macros')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertMacro(db: Db, row: MacroRow): Promise<void> {
  await db.insertInto('macros').values(row).execute()
}

export function updateMacroRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<MacrosTable>,
): Promise<MacroRow> {
  return db
    .updateTable('macros')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteMacroRow(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('macros').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}

type Use = Selectable<MacroUsesTable>

/** Writes down that a macro is used; answers the first use of the same client id where there was one. */
export async function noteUse(db: Db, use: Use): Promise<Use | null> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('macro_uses')
    .values(use)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return null
  return db
    .selectFrom('macro_uses')
    .selectAll()
    .where('agent_id', '=', use.agent_id)
    .where('client_id', '=', use.client_id)
    .executeTakeFirstOrThrow()
}
