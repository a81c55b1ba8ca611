import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { IdentityKeysTable, WorkspacesTable } from './tables.ts'

export type WorkspaceRow = Selectable<WorkspacesTable>
export type IdentityKeyRow = Selectable<IdentityKeysTable>
type Db = Kysely<Database>

export async function insertWorkspace(db: Db, row: WorkspaceRow): Promise<void> {
  await db.insertInto('workspaces').values(row).execute()
}

export function findWorkspace(db: Db, id: string): Promise<WorkspaceRow | undefined> {
  return db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listWorkspaces(db: Db, ids: readonly string[]): Promise<WorkspaceRow[]> {
  return ids.length === 0 ? [] : db.selectFrom('workspaces').selectAll().where('id', 'in', ids).execute()
}

export function findWorkspaceByKey(db: Db, key: string): Promise<WorkspaceRow | undefined> {
  return db.selectFrom('workspaces').selectAll().where('key', '=', key).executeTakeFirst()
}

export function findFirstWorkspace(db: Db): Promise<WorkspaceRow | undefined> {
  return db.selectFrom('workspaces').selectAll().orderBy('created_at').orderBy('id').limit(1).executeTakeFirst()
}

/** Whether a workspace, or any of them when null, allows pages of an origin. */
export async function hasOrigin(db: Db, origin: string, workspaceId: string | null): Promise<boolean> {
  let query = db.selectFrom('workspace_origins').select('origin').where('origin', '=', origin).limit(1)
  if (workspaceId !== null) query = query.where('workspace_id', '=', workspaceId)
  return (await query.executeTakeFirst()) !== undefined
}

/** Puts a workspace's origins in place of those it had. */
export async function replaceOrigins(db: Db, workspaceId: string, origins: readonly string[]): Promise<void> {
  await db.deleteFrom('workspace_origins').where('workspace_id', '=', workspaceId).execute()
  const rows = [...new Set(origins)].map((origin) => ({ origin, workspace_id: workspaceId }))
  if (rows.length > 0) await db.insertInto('workspace_origins').values(rows).execute()
}

export function updateWorkspaceRow(
  db: Db,
  id: string,
  change: { settings: string; updated_at: number },
): Promise<WorkspaceRow> {
  return db.updateTable('workspaces').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
}

/** Locks the workspace against a rival until the transaction ends, and reads it. */
export function lockWorkspace(db: Db, id: string): Promise<WorkspaceRow> {
  return db
    .updateTable('workspaces')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * The next number of an automatic assignment. Taking it locks the workspace's row, so that two
 * conversations that start together are given out one after the other.
 */
export async function takeAssignmentNumber(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .updateTable('workspaces')
    .set((eb) => ({ assignments: eb('assignments', '+', 1) }))
    .where('id', '=', workspaceId)
    .returning('assignments')
    .executeTakeFirstOrThrow()
  return row.assignments
}

/** Who can be shown as present: at most three, those who were longest without a conversation first. */
export function listFaces(db: Db, workspaceId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('active', '=', 1)
    .where('availability', '=', 'available')
    .where('role', 'in', ['admin', 'agent'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(3)
    .execute()
}

export function listIdentityKeyRows(db: Db, workspaceId: string): Promise<IdentityKeyRow[]> {
  return db
    .selectFrom('identity_keys')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function findIdentityKeyRow(db: Db, workspaceId: string, kid: string): Promise<IdentityKeyRow | undefined> {
  return db
    .selectFrom('identity_keys')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('kid', '=', kid)
    .executeTakeFirst()
}

export async function insertIdentityKey(db: Db, row: IdentityKeyRow): Promise<void> {
  await db.insertInto('identity_keys').values(row).execute()
}

export function deleteIdentityKeyRow(db: Db, workspaceId: string, id: string): Promise<IdentityKeyRow | undefined> {
  return db
    .deleteFrom('identity_keys')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function touchIdentityKey(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('identity_keys').set({ last_used_at: at }).where('id', '=', id).execute()
}
