import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notification_templates')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('notification_templates_pk', ['workspace_id', 'kind', 'locale'])
    .execute()
  await db.schema
    .createTable('mail_brands')
    .addColumn('workspace_id', 'text', (c) => c.primaryKey().references('workspaces.id'))
    .addColumn('brand', 'text', (c) => c.notNull())
    .execute()
}

export const notificationTemplateMigrations: Readonly<Record<string, Migration>> = {
  '0044_notification_templates_create': { up },
}
