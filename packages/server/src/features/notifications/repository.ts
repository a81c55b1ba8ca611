import type { NotificationCategory, NotificationKind } from '@deskbell/protocol'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import { byId, gathered } from '../../db/gathered.ts'
import type { NotificationsTable } from './tables.ts'

export type NotificationRow = Selectable<NotificationsTable>
export type Db = Kysely<Database>

/** Adds a notification unless its cause told this person of it already; says whether it did. */
export async function insertNotification(db: Db, row: NotificationRow): Promise<boolean> {
  const added = await db
    .insertInto('notifications')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'cause', 'kind', 'recipient_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export const findNotification = gathered<NotificationRow>(async (db, workspaceId, ids) => {
  const rows = await db
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return byId(rows)
})

/** What a cause told first, whomever. */
export function findFirstByCause(db: Db, workspaceId: string, cause: string): Promise<NotificationRow | undefined> {
  return db
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('cause', '=', cause)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** What of a kind one cause told one person. */
export function findByCause(
  db: Db,
  workspaceId: string,
  { cause, kind, recipientId }: { cause: string; kind: NotificationKind; recipientId: string },
): Promise<NotificationRow | undefined> {
  return db
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('cause', '=', cause)
    .where('kind', '=', kind)
    .where('recipient_id', '=', recipientId)
    .executeTakeFirst()
}

interface Wanted {
  readonly category?: NotificationCategory | undefined
  readonly unread?: boolean
  readonly before?: string | undefined
  readonly limit: number
}

/** A person's notification centre, the newest first. */
export function listOwn(db: Db, workspaceId: string, recipientId: string, wanted: Wanted): Promise<NotificationRow[]> {
  let query = ownNotifications(db, workspaceId, recipientId).selectAll().orderBy('id', 'desc').limit(wanted.limit)
  if (wanted.category) query = query.where('category', '=', wanted.category)
  if (wanted.unread) query = query.where('read_at', 'is', null)
  if (wanted.before !== undefined) query = query.where('id', '<', wanted.before)
  return query.execute()
}

/** How many are unread by category, each counted up to `most`. */
export async function countUnreadOwn(
  db: Db,
  workspaceId: string,
  recipientId: string,
  category: NotificationCategory,
  most: number,
): Promise<number> {
  const some = ownNotifications(db, workspaceId, recipientId)
    .select('id')
    .where('read_at', 'is', null)
    .where('category', '=', category)
    .limit(most)
    .as('some')
  const { count } = await db
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Marks as read; says how many were not before. */
export async function markRead(
  db: Db,
  workspaceId: string,
  recipientId: string,
  which: { readonly ids?: readonly string[]; readonly category?: NotificationCategory | undefined },
  now: number,
): Promise<number> {
  let query = db
    .updateTable('notifications')
    .set({ read_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', recipientId)
    .where('in_app', '=', 1)
    .where('read_at', 'is', null)
  if (which.ids) query = query.where('id', 'in', [...which.ids])
  if (which.category) query = query.where('category', '=', which.category)
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

function ownNotifications(db: Db, workspaceId: string, recipientId: string) {
  return db
    .selectFrom('notifications')
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', recipientId)
    .where('in_app', '=', 1)
}
