import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { TicketTypesTable } from './tables.ts'

export type TicketTypeRow = Selectable<TicketTypesTable>
type Db = Kysely<Database>

/** Every type of a workspace in its order, archived ones last. */
export function listTicketTypeRows(db: Db, workspaceId: string): Promise<TicketTypeRow[]> {
  return db
    .selectFrom('ticket_types')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('archived')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Whether a workspace has types that customers may choose. */
export async function offersTicketTypes(db: Db, workspaceId: string): Promise<boolean> {
  const found = await db
    .selectFrom('ticket_types')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('offered', '=', 1)
    .where('archived', '=', 0)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** One type, archived or not; undefined where the workspace has none of this id. */
export function findTicketType(db: Db, workspaceId: string, id: string): Promise<TicketTypeRow | undefined> {
  return db
    .selectFrom('ticket_types')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertTicketTypes(db: Db, rows: readonly TicketTypeRow[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('ticket_types').values(rows).execute()
}

export function updateTicketTypeRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<TicketTypesTable>,
): Promise<TicketTypeRow> {
  return db
    .updateTable('ticket_types')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
