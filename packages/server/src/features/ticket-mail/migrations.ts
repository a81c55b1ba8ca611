import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_deliveries')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('ticket_id', 'text')
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addUniqueConstraint('mail_deliveries_once', ['event_id', 'kind', 'recipient'])
    .execute()
  await db.schema
    .createTable('mail_recipients')
    .addColumn('recipient', 'text', (c) => c.primaryKey())
    .addColumn('planned_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('mail_deliveries_recipient')
    .on('mail_deliveries')
    .columns(['recipient', 'created_at'])
    .execute()
}

export const ticketMailMigrations: Readonly<Record<string, Migration>> = { '0037_ticket_mail_create': { up } }
