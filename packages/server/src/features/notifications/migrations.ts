import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notifications')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('cause', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('recipient_kind', 'text', (c) => c.notNull())
    .addColumn('recipient_id', 'text', (c) => c.notNull())
    .addColumn('in_app', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('ticket_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('read_at', 'bigint')
    .addUniqueConstraint('notifications_once', ['workspace_id', 'cause', 'kind', 'recipient_id'])
    .execute()
  await index(db, 'notifications_recipient', 'notifications', ['workspace_id', 'recipient_id', 'in_app', 'id'])
  await index(db, 'notifications_unread', 'notifications', [
    'workspace_id',
    'recipient_id',
    'in_app',
    'read_at',
    'category',
  ])
  await index(db, 'notifications_created', 'notifications', ['workspace_id', 'created_at'])
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('notification_id', 'text', (c) => c.references('notifications.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('recipient_kind', 'text', (c) => c.notNull())
    .addColumn('recipient_id', 'text')
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('once', 'text', (c) => c.notNull())
    .addColumn('ticket_id', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('provider', 'text')
    .addColumn('provider_id', 'text')
    .addColumn('message_id', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('retries', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('digest_id', 'text')
    .addColumn('handed_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('deliveries_once', ['workspace_id', 'once'])
    .execute()
  await index(db, 'deliveries_workspace', 'deliveries', ['workspace_id', 'id'])
  await index(db, 'deliveries_status', 'deliveries', ['workspace_id', 'status', 'id'])
  await index(db, 'deliveries_due', 'deliveries', ['status', 'due_at'])
  await index(db, 'deliveries_channel', 'deliveries', ['workspace_id', 'channel', 'id'])
  await index(db, 'deliveries_address', 'deliveries', ['address', 'created_at'])
  await index(db, 'deliveries_recipient', 'deliveries', ['workspace_id', 'recipient_id', 'id'])
  await index(db, 'deliveries_ticket', 'deliveries', ['ticket_id', 'id'])
  await index(db, 'deliveries_digest', 'deliveries', ['digest_id'])
  await index(db, 'deliveries_notification', 'deliveries', ['notification_id'])
  await index(db, 'deliveries_provider', 'deliveries', ['provider_id'])
  await index(db, 'deliveries_message', 'deliveries', ['message_id'])
  await index(db, 'deliveries_created', 'deliveries', ['workspace_id', 'created_at'])
  await db.schema
    .createTable('unverified_recipients')
    .addColumn('recipient', 'text', (c) => c.primaryKey())
    .addColumn('planned_at', 'bigint', (c) => c.notNull())
    .execute()
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

/** Mails about tickets had tables of their own before there were deliveries. */
async function dropMails(db: Kysely<unknown>): Promise<void> {
  for (const table of ['mail_deliveries', 'mail_recipients']) await db.schema.dropTable(table).ifExists().execute()
}

export const notificationMigrations: Readonly<Record<string, Migration>> = {
  '0037_ticket_mail_create': { up: async () => undefined },
  '0041_notifications_create': { up },
  '0046_ticket_mail_drop': { up: dropMails },
}
