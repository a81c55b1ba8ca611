import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('verified', 'integer', (c) => c.notNull())
    .addColumn('external_id', 'text')
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addColumn('locale', 'text')
    .addColumn('time_zone', 'text')
    .addColumn('attributes', 'text', (c) => c.notNull())
    .addColumn('page_url', 'text')
    .addColumn('page_title', 'text')
    .addColumn('last_seen_at', 'bigint')
    .addColumn('merged_into', 'text')
    .addColumn('contact', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('customers_external', ['workspace_id', 'external_id'])
    .execute()
  await db.schema
    .createIndex('customers_contact')
    .on('customers')
    .columns(['workspace_id', 'email'])
    .unique()
    .where(sql.ref('contact'), '=', 1)
    .execute()
  await db.schema.createIndex('customers_email').on('customers').columns(['workspace_id', 'email']).execute()
}

async function addPhone(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('customers').addColumn('phone', 'text').execute()
}

export const customerMigrations: Readonly<Record<string, Migration>> = {
  '0013_customers_create': { up },
  '0040_customers_phone': { up: addPhone },
}
