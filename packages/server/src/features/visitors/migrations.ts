import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visitor_sessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('customer_id', 'text', (c) => c.notNull().references('customers.id'))
    .addColumn('secret_hash', 'text')
    .addColumn('beside_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addUniqueConstraint('visitor_sessions_secret', ['workspace_id', 'secret_hash'])
    .execute()
  await db.schema
    .createIndex('visitor_sessions_customer')
    .on('visitor_sessions')
    .columns(['customer_id', 'expires_at'])
    .execute()
}

export const visitorMigrations: Readonly<Record<string, Migration>> = { '0014_visitors_create': { up } }
