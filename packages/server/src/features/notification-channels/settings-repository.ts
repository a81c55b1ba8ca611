import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { NotificationChannelsTable } from './tables.ts'

type Db = Kysely<Database>
export type ChannelRow = Selectable<NotificationChannelsTable>

/** How the channels of a workspace are set up, sealed. */
export function listChannelRows(db: Db, workspaceId: string): Promise<ChannelRow[]> {
  return db.selectFrom('notification_channels').selectAll().where('workspace_id', '=', workspaceId).execute()
}

export function findChannelRow(db: Db, workspaceId: string, channel: string): Promise<ChannelRow | undefined> {
  return db
    .selectFrom('notification_channels')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('channel', '=', channel)
    .executeTakeFirst()
}

export async function saveChannelRow(db: Db, row: ChannelRow): Promise<void> {
  const { settings, updated_at } = row
  await db
    .insertInto('notification_channels')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel']).doUpdateSet({ settings, updated_at }))
    .execute()
}

/** Says whether there was one. */
export async function deleteChannelRow(db: Db, workspaceId: string, channel: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('notification_channels')
    .where('workspace_id', '=', workspaceId)
    .where('channel', '=', channel)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
