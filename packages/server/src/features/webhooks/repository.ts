import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { WebhookEndpointsTable } from './tables.ts'

export type EndpointRow = Selectable<WebhookEndpointsTable>
export type Db = Kysely<Database>

/** The oldest first. */
export function listEndpoints(db: Db, workspaceId: string): Promise<EndpointRow[]> {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function insertEndpoint(db: Db, row: EndpointRow): Promise<void> {
  await db.insertInto('webhook_endpoints').values(row).execute()
}

export function findEndpoint(db: Db, workspaceId: string, id: string): Promise<EndpointRow | undefined> {
  return db
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The same, held until the transaction ends: whoever changes deliveries of it too takes it first. */
export function lockEndpoint(db: Db, workspaceId: string, id: string): Promise<EndpointRow | undefined> {
  return db
    .updateTable('webhook_endpoints')
    .set((eb) => ({ status: eb.ref('status') }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export function changeEndpoint(
  db: Db,
  { workspace_id, id }: Pick<EndpointRow, 'workspace_id' | 'id'>,
  change: Updateable<WebhookEndpointsTable>,
): Promise<EndpointRow> {
  return db
    .updateTable('webhook_endpoints')
    .set(change)
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Something arrived. Written once a second at most, unless nothing did before. */
export async function noteDelivered(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('webhook_endpoints')
    .set({ last_delivered_at: now, failing_since: null })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('failing_since', 'is not', null),
        eb('last_delivered_at', 'is', null),
        eb('last_delivered_at', '<=', now - 1_000),
      ]),
    )
    .execute()
}

export function deleteEndpointRow(db: Db, workspaceId: string, id: string): Promise<EndpointRow | undefined> {
  return db
    .deleteFrom('webhook_endpoints')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

/** The workspaces that have an endpoint which is told of events. */
export async function listWatched(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_endpoints')
    .select('workspace_id')
    .distinct()
    .where('status', '=', 'active')
    .execute()
  return rows.map((row) => row.workspace_id)
}

/** The last place of the log of events that this connection sees. */
export async function lastPlace(db: Db): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}
