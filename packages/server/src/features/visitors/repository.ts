import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type Params, prepared } from '../../db/prepared.ts'
import type { VisitorSessionsTable } from './tables.ts'

export type SessionRow = Selectable<VisitorSessionsTable>
type Db = Kysely<Database>

export function findSession(db: Db, id: string): Promise<SessionRow | undefined> {
  return db.selectFrom('visitor_sessions').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What each request needs to know of its session. */
export async function findStanding(
  db: Db,
  id: string,
): Promise<Pick<SessionRow, 'workspace_id' | 'customer_id' | 'ended_at'> | undefined> {
  return (await standingById(db, { id })).rows[0]
}

const standingById = prepared((db: Db, param: Params<{ id: string }>) =>
  db.selectFrom('visitor_sessions').select(['workspace_id', 'customer_id', 'ended_at']).where('id', '=', param('id')),
)

export function findSessionBySecret(db: Db, workspaceId: string, secretHash: string): Promise<SessionRow | undefined> {
  return db
    .selectFrom('visitor_sessions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst()
}

/** Adds a session unless its secret has one already; says whether it did. */
export async function insertSession(db: Db, row: SessionRow): Promise<boolean> {
  const added = await db
    .insertInto('visitor_sessions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'secret_hash']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Ends sessions; what they gave stops working at once. */
export async function endSessions(db: Db, workspaceId: string, ids: readonly string[], at: number): Promise<void> {
  await db
    .updateTable('visitor_sessions')
    .set({ ended_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute()
}

/** Forgets a customer's sessions that expired: each token exchange makes one, so they would pile up. */
export async function deleteExpiredSessions(db: Db, customerId: string, now: number): Promise<void> {
  await db.deleteFrom('visitor_sessions').where('customer_id', '=', customerId).where('expires_at', '<=', now).execute()
}

/**
 * Locks a visitor's customer row against a rival merge, until the transaction ends. Undefined where
 * the visitor has no such customer.
 */
export function lockCustomer(db: Db, workspaceId: string, id: string) {
  return db
    .updateTable('customers')
    .set((eb) => ({ merged_into: eb.ref('merged_into') }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returning(['id', 'verified', 'merged_into'])
    .executeTakeFirst()
}
