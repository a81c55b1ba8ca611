import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { clustered } from '../../db/dialect.ts'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('customer_id', 'text', (c) => c.notNull().references('customers.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('assignee_id', 'text')
    .addColumn('ticket_id', 'text')
    .addColumn('ticket_number', 'integer')
    .addColumn('ticket_subject', 'text')
    .addColumn('ticket_status', 'text')
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addColumn('last_message_seq', 'integer')
    .addColumn('last_message_by_kind', 'text')
    .addColumn('last_message_by_id', 'text')
    .addColumn('last_message_at', 'bigint')
    .addColumn('last_message_preview', 'text')
    .addColumn('customer_delivered_seq', 'integer', (c) => c.notNull())
    .addColumn('customer_read_seq', 'integer', (c) => c.notNull())
    .addColumn('start_client_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('conversations_start', ['customer_id', 'start_client_id'])
    .execute()
  await index(db, 'conversations_inbox', 'conversations', ['workspace_id', 'status', 'updated_at', 'id'])
  // A customer's own list is short and found by `conversations_start`. An index holds nothing that
  // changes with every message unless a long list is ordered by it: each one is a page to write.
  await index(db, 'conversations_assignee', 'conversations', ['workspace_id', 'assignee_id', 'status'])
  await db.schema
    .createTable('conversation_entries')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('sender_kind', 'text', (c) => c.notNull())
    .addColumn('sender_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_entries_pk', ['conversation_id', 'seq'])
    .addUniqueConstraint('conversation_entries_client', ['conversation_id', 'sender_kind', 'sender_id', 'client_id'])
    .$call(clustered(db))
    .execute()
  await db.schema
    .createTable('conversation_participants')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('participant_id', 'text', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('in_log', 'integer', (c) => c.notNull())
    .addColumn('delivered_seq', 'integer', (c) => c.notNull())
    .addColumn('read_seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_participants_pk', ['conversation_id', 'kind', 'participant_id'])
    .execute()
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

async function addBookings(db: Kysely<unknown>): Promise<void> {
  const columns = {
    booking_id: 'text',
    booking_number: 'integer',
    booking_service: 'text',
    provider_id: 'text',
  } as const
  for (const [name, type] of Object.entries(columns)) {
    await db.schema.alterTable('conversations').addColumn(name, type).execute()
  }
  await db.schema
    .createIndex('conversations_booking')
    .on('conversations')
    .column('booking_id')
    .unique()
    .where(sql.ref('booking_id'), 'is not', null)
    .execute()
  // Lists of providers and of the desk; other conversations stand in none of these.
  await db.schema
    .createIndex('conversations_provider')
    .on('conversations')
    .columns(['workspace_id', 'provider_id', 'updated_at', 'id'])
    .where(sql.ref('provider_id'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('conversations_of_bookings')
    .on('conversations')
    .columns(['workspace_id', 'updated_at', 'id'])
    .where(sql.ref('booking_id'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('conversations_of_bookings_open')
    .on('conversations')
    .column('booking_id')
    .where(sql<boolean>`booking_id is not null and status = 'open'`)
    .execute()
}

export const conversationMigrations: Readonly<Record<string, Migration>> = {
  '0015_conversations_create': { up },
  '0047_conversations_bookings': { up: addBookings },
}
