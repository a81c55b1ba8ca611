import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { isPostgres } from '../../db/dialect.ts'
import type { Db } from './repository.ts'
import type { WebhookDeliveriesTable } from './tables.ts'

export type DeliveryRow = Selectable<WebhookDeliveriesTable>
/** A delivery whose holder may try it until the lease expires. */
export type LeasedDelivery = DeliveryRow & { lease_token: string }

/** Longer than a try may take. */
export const LEASE_MS = 60_000
const CHUNK = 500

/** Adds deliveries. One that is there already stays as it is. */
export async function insertDeliveries(db: Db, rows: readonly Insertable<WebhookDeliveriesTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    await db
      .insertInto('webhook_deliveries')
      .values(rows.slice(at, at + CHUNK))
      .onConflict((conflict) => conflict.columns(['endpoint_id', 'event_id']).doNothing())
      .execute()
  }
}

export interface DueEndpoint {
  readonly id: string
  /** Whether its last try failed. */
  readonly isFailing: boolean
}

/**
 * Endpoints for which something is due: those that answer before those that do not, and then those that have waited
 * longest. Goes from endpoint to endpoint through the index, so that a long queue of one costs no more than a short one.
 */
export async function listDueEndpoints(db: Db, now: number): Promise<DueEndpoint[]> {
  const { rows } = await sql<{ id: string; failing_since: number | null }>`
    with recursive waiting (id) as (
      select min(endpoint_id) from webhook_deliveries where next_at is not null
      union all
      select (select min(d.endpoint_id) from webhook_deliveries d where d.next_at is not null and d.endpoint_id > w.id)
      from waiting w where w.id is not null
    ), first (id, next_at) as (
      select w.id, (select min(d.next_at) from webhook_deliveries d where d.next_at is not null and d.endpoint_id = w.id)
      from waiting w where w.id is not null
    )
    select f.id, e.failing_since from first f left join webhook_endpoints e on e.id = f.id
    where f.next_at <= ${now}
    order by case when e.failing_since is null then 0 else 1 end, f.next_at`.execute(db)
  return rows.map(({ id, failing_since }) => ({ id, isFailing: failing_since !== null }))
}

/**
 * Takes what is due for an endpoint, and what a holder let expire. Two callers never get the same one; on PostgreSQL
 * they do not even wait for each other.
 */
export async function claimDeliveries(
  db: Db,
  endpointId: string,
  { now, limit }: { now: number; limit: number },
): Promise<LeasedDelivery[]> {
  const token = crypto.randomUUID()
  const rows = await db
    .with('due', (cte) => {
      const due = cte
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('endpoint_id', '=', endpointId)
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
      return isPostgres(db) ? due.forUpdate().skipLocked() : due
    })
    .updateTable('webhook_deliveries')
    .set((set) => ({ lease_token: token, next_at: now + LEASE_MS, attempts: set('attempts', '+', 1) }))
    .where('id', 'in', (from) => from.selectFrom('due').select('id'))
    .returningAll()
    .execute()
  return rows.map((row) => ({ ...row, lease_token: token }))
}

/** Writes down how a try went. Undefined when the lease was lost: somebody else decides then. */
export function settleDelivery(
  db: Db,
  { id, lease_token }: Pick<LeasedDelivery, 'id' | 'lease_token'>,
  change: Updateable<WebhookDeliveriesTable>,
): Promise<DeliveryRow | undefined> {
  return db
    .updateTable('webhook_deliveries')
    .set({ ...change, lease_token: null })
    .where('id', '=', id)
    .where('lease_token', '=', lease_token)
    .returningAll()
    .executeTakeFirst()
}

/** Gives one back untried, as when the service stops. */
export async function returnDelivery(db: Db, { id, lease_token }: LeasedDelivery, now: number): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set((set) => ({ lease_token: null, next_at: now, attempts: set('attempts', '-', 1) }))
    .where('id', '=', id)
    .where('lease_token', '=', lease_token)
    .execute()
}

/** Gives up all that waits for an endpoint; what is under way for it is not written down any more. */
export async function giveUpWaiting(db: Db, endpointId: string, detail: string, now: number): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ status: 'failed', detail, next_at: null, lease_token: null, updated_at: now })
    .where('endpoint_id', '=', endpointId)
    .where('status', '=', 'waiting')
    .execute()
}

/** Drops what waits for an endpoint. */
export async function dropWaiting(db: Db, endpointId: string): Promise<void> {
  await db
    .deleteFrom('webhook_deliveries')
    .where('endpoint_id', '=', endpointId)
    .where('status', '=', 'waiting')
    .execute()
}

export function findDelivery(db: Db, workspaceId: string, id: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Makes one wait again, with all its tries. Undefined where it was delivered, or is being tried just now. */
export function reviveDelivery(db: Db, workspaceId: string, id: string, now: number): Promise<DeliveryRow | undefined> {
  return db
    .updateTable('webhook_deliveries')
    .set({ status: 'waiting', attempts: 0, next_at: now, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('status', '!=', 'delivered')
    .where('lease_token', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

export interface DeliveryQuery {
  readonly endpointId?: string | undefined
  readonly status?: string | undefined
  /** The last one of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

/** The newest first. */
export function listDeliveries(
  db: Db,
  workspaceId: string,
  { endpointId, status, after, limit }: DeliveryQuery,
): Promise<DeliveryRow[]> {
  let query = db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (endpointId !== undefined) query = query.where('endpoint_id', '=', endpointId)
  if (status !== undefined) query = query.where('status', '=', status)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.execute()
}

/** Forgets up to so many that were made before and wait no more. Gives how many. */
export async function forgetDeliveries(db: Db, before: number, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_deliveries')
    .where('id', 'in', (from) =>
      from
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('created_at', '<', before)
        .where('status', '!=', 'waiting')
        .limit(limit),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
