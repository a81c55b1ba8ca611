import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attachments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('owner_kind', 'text', (c) => c.notNull())
    .addColumn('owner_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('kept_size', 'bigint')
    .addColumn('received', 'bigint', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('refusal', 'text')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('storage_name', 'text')
    .addColumn('thumbnail_name', 'text')
    .addColumn('conversation_id', 'text')
    .addColumn('for_note', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('attachments_client', ['owner_kind', 'owner_id', 'client_id'])
    .execute()
  await db.schema
    .createIndex('attachments_unsent')
    .on('attachments')
    .columns(['conversation_id', 'updated_at'])
    .execute()
  await db.schema
    .createIndex('attachments_owner')
    .on('attachments')
    .columns(['owner_kind', 'owner_id', 'created_at'])
    .execute()
  await db.schema
    .createTable('attachment_pieces')
    .addColumn('attachment_id', 'text', (c) => c.notNull())
    .addColumn('start', 'bigint', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('storage_name', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('attachment_pieces_place', ['attachment_id', 'start'])
    .execute()
  await db.schema
    .createTable('loose_files')
    .addColumn('storage_name', 'text', (c) => c.primaryKey())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('loose_files_since').on('loose_files').column('since').execute()
}

export const attachmentMigrations: Readonly<Record<string, Migration>> = { '0033_attachments_create': { up } }
