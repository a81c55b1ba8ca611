import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
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
export function listSubscriptions(db: Db, workspaceId: string, ownerId: string): Promise<PushSubscriptionRow[]> {
  return db
    .selectFrom('push_subscriptions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('owner_id', '=', ownerId)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Adds a browser, or renews it where the person has it already; answers the row that is kept. */
export function saveSubscription(db: Db, row: PushSubscriptionRow): Promise<PushSubscriptionRow> {
  const { subscription, seen_at } = row
  return db
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'owner_id', 'endpoint_hash']).doUpdateSet({ subscription, seen_at }),
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
