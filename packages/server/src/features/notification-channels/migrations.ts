import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notification_channels')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('notification_channels_pk', ['workspace_id', 'channel'])
    .execute()
  await db.schema
    .createTable('push_subscriptions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('owner_kind', 'text', (c) => c.notNull())
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text')
    .addColumn('endpoint_hash', 'text', (c) => c.notNull())
    .addColumn('subscription', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('push_subscriptions_once', ['workspace_id', 'owner_id', 'endpoint_hash'])
    .execute()
  await index(db, 'push_subscriptions_session', 'push_subscriptions', ['session_id'])
  await index(db, 'push_subscriptions_endpoint', 'push_subscriptions', ['workspace_id', 'endpoint_hash'])
  await db.schema
    .createTable('push_keys')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('private_key', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('suppressions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('suppressions_once', ['workspace_id', 'channel', 'address'])
    .execute()
  await index(db, 'suppressions_workspace', 'suppressions', ['workspace_id', 'id'])
  await db.schema
    .createTable('provider_reports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'provider_reports_received', 'provider_reports', ['received_at'])
  await db.schema
    .createTable('whatsapp_windows')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('phone', 'text', (c) => c.notNull())
    .addColumn('wrote_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('whatsapp_windows_pk', ['workspace_id', 'phone'])
    .execute()
  await index(db, 'whatsapp_windows_wrote', 'whatsapp_windows', ['wrote_at'])
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

export const notificationChannelMigrations: Readonly<Record<string, Migration>> = {
  '0043_notification_channels_create': { up },
}
