import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import { gathered } from '../../db/gathered.ts'
import type { PushKeysTable, PushSubscriptionsTable } from './tables.ts'

type Db = Kysely<Database>
export type PushSubscriptionRow = Selectable<PushSubscriptionsTable>
export type PushKeysRow = Selectable<PushKeysTable>

/** The keys of this installation; undefined until the first are made. */
export function findPushKeys(db: Db): Promise<PushKeysRow | undefined> {
  return db.selectFrom('push_keys').selectAll().where('name', '=', 'vapid').executeTakeFirst()
}

/** Keeps keys unless there are some; answers those that are kept. */
export async function keepPushKeys(db: Db, keys: Omit<PushKeysRow, 'name'>): Promise<PushKeysRow> {
  await db
    .insertInto('push_keys')
    .values({ name: 'vapid', ...keys })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return db.selectFrom('push_keys').selectAll().where('name', '=', 'vapid').executeTakeFirstOrThrow()
}

/** Puts keys in the place of others, unless somebody was quicker; answers those that are kept. */
export async function replacePushKeys(db: Db, old: PushKeysRow, keys: Omit<PushKeysRow, 'name'>): Promise<PushKeysRow> {
  await db
    .updateTable('push_keys')
    .set(keys)
    .where('name', '=', old.name)
    .where('private_key', '=', old.private_key)
    .execute()
  return db.selectFrom('push_keys').selectAll().where('name', '=', old.name).executeTakeFirstOrThrow()
}

/** The browsers of one person, the one seen last first. */
export async function listSubscriptions(db: Db, workspaceId: string, ownerId: string): Promise<PushSubscriptionRow[]> {
  return (await subscriptionsOf(db, workspaceId, ownerId)) ?? []
}

const subscriptionsOf = gathered<PushSubscriptionRow[]>(async (db, workspaceId, owners) => {
  const rows = await db
    .selectFrom('push_subscriptions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('owner_id', 'in', [...owners])
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.owner_id)
})

/** Adds a browser, or renews it where the person has it already; answers the row that is kept. */
export function saveSubscription(db: Db, row: PushSubscriptionRow): Promise<PushSubscriptionRow> {
  const { subscription, seen_at, session_id } = row
  return db
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'owner_id', 'endpoint_hash'])
        .doUpdateSet({ subscription, seen_at, session_id }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Takes a browser from everybody else who had push sent to it. */
export async function takeFromOthers(db: Db, row: PushSubscriptionRow): Promise<void> {
  await db
    .deleteFrom('push_subscriptions')
    .where('workspace_id', '=', row.workspace_id)
    .where('endpoint_hash', '=', row.endpoint_hash)
    .where('owner_id', '!=', row.owner_id)
    .execute()
}

/** The session that stays the same in one browser, whoever its visitor turns out to be; null where there is none. */
export async function browserSession(db: Db, workspaceId: string, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('visitor_sessions')
    .select((eb) => eb.fn.coalesce('beside_id', 'id').as('id'))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Removes what was added in a session. */
export async function deleteOfSession(db: Db, workspaceId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom('push_subscriptions')
    .where('workspace_id', '=', workspaceId)
    .where('session_id', '=', sessionId)
    .execute()
}

/** Passes the browsers of one person to another. Nobody else has the same ones. */
export async function moveSubscriptions(db: Db, workspaceId: string, from: string, to: string): Promise<void> {
  await db
    .updateTable('push_subscriptions')
    .set({ owner_id: to })
    .where('workspace_id', '=', workspaceId)
    .where('owner_id', '=', from)
    .execute()
}

/** Removes some browsers of a workspace; of one person where they are named. Gives how many there were. */
export async function deleteSubscriptions(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  ownerId?: string,
): Promise<number> {
  let query = db
    .deleteFrom('push_subscriptions')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
  if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId)
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows)
}
