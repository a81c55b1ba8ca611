import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ApiKeysTable } from './tables.ts'

export type ApiKeyRow = Selectable<ApiKeysTable>
type Db = Kysely<Database>

export async function insertKey(db: Db, row: ApiKeyRow): Promise<void> {
  await db.insertInto('api_keys').values(row).execute()
}

/** The keys of a workspace that work, the oldest first. */
export function listKeys(db: Db, workspaceId: string): Promise<ApiKeyRow[]> {
  return db
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** The key with this digest, while it works. */
export function findKeyByHash(db: Db, tokenHash: string): Promise<ApiKeyRow | undefined> {
  return db
    .selectFrom('api_keys')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** Ends a key that works; answers it, or nothing where there is none. */
export function endKey(db: Db, workspaceId: string, id: string, now: number): Promise<ApiKeyRow | undefined> {
  return db
    .updateTable('api_keys')
    .set({ ended_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export async function noteUse(db: Db, id: string, day: number): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: day }).where('id', '=', id).execute()
}
