import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { clustered } from '../../db/dialect.ts'

async function up(db: Kysely<unknown>): Promise<void> {
  await createTickets(db)
  await db.schema
    .createTable('ticket_counters')
    .addColumn('workspace_id', 'text', (c) => c.primaryKey().references('workspaces.id'))
    .addColumn('last_number', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('ticket_tags')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('tag', 'text', (c) => c.notNull())
    .addColumn('ticket_id', 'text', (c) => c.notNull().references('tickets.id'))
    .addPrimaryKeyConstraint('ticket_tags_pk', ['workspace_id', 'tag', 'ticket_id'])
    .$call(clustered(db))
    .execute()
  await index(db, 'ticket_tags_ticket', 'ticket_tags', ['ticket_id'])
  await db.schema
    .createTable('ticket_terms')
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('ticket_terms_pk', ['workspace_id', 'term', 'number'])
    .$call(clustered(db))
    .execute()
  await createNotes(db)
  // What happened to a ticket is read from the events; other events are not in this index.
  await sql`create index events_of_tickets on events (subject, seq)
    where type like 'ticket.%' or type like 'sla.%'`.execute(db)
  await db.schema
    .createTable('ticket_views')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('author_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'ticket_views_workspace', 'ticket_views', ['workspace_id'])
  await db.schema
    .createTable('ticket_settings')
    .addColumn('workspace_id', 'text', (c) => c.primaryKey().references('workspaces.id'))
    .addColumn('settings', 'text', (c) => c.notNull())
    .execute()
}

async function createTickets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tickets')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('conversation_id', 'text', (c) => c.notNull().unique().references('conversations.id'))
    .addColumn('customer_id', 'text', (c) => c.notNull().references('customers.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('type_id', 'text', (c) => c.notNull().references('ticket_types.id'))
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('team_id', 'text')
    .addColumn('assignee_id', 'text')
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('metadata', 'text', (c) => c.notNull())
    .addColumn('next_steps', 'text', (c) => c.notNull())
    .addColumn('booking_ref', 'text')
    .addColumn('contact_method', 'text')
    .addColumn('follows_up_id', 'text')
    .addColumn('merged_into_id', 'text')
    .addColumn('resolution_type', 'text')
    .addColumn('resolution_summary', 'text')
    .addColumn('resolution_notes', 'text')
    .addColumn('escalated_agent_id', 'text')
    .addColumn('escalated_team_id', 'text')
    .addColumn('escalation_reason', 'text')
    .addColumn('escalated_at', 'bigint')
    .addColumn('rating', 'integer')
    .addColumn('rating_comment', 'text')
    .addColumn('rated_at', 'bigint')
    .addColumn('verified_sender', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('close_warned_at', 'bigint')
    .addColumn('expected_at', 'bigint')
    .addColumn('first_response_at', 'bigint')
    .addColumn('resolved_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('tickets_number', ['workspace_id', 'number'])
    .execute()
  await index(db, 'tickets_status', 'tickets', ['workspace_id', 'status', 'number'])
  await index(db, 'tickets_assignee', 'tickets', ['workspace_id', 'assignee_id', 'status', 'number'])
  await index(db, 'tickets_team', 'tickets', ['workspace_id', 'team_id', 'status', 'number'])
  await index(db, 'tickets_priority', 'tickets', ['workspace_id', 'priority', 'status', 'number'])
  await index(db, 'tickets_type', 'tickets', ['workspace_id', 'type_id', 'status', 'number'])
  await index(db, 'tickets_customer', 'tickets', ['workspace_id', 'customer_id', 'number'])
  await index(db, 'tickets_booking', 'tickets', ['workspace_id', 'booking_ref'])
  await index(db, 'tickets_updated', 'tickets', ['workspace_id', 'status', 'updated_at', 'number'])
  await index(db, 'tickets_created', 'tickets', ['workspace_id', 'created_at', 'number'])
  await index(db, 'tickets_follows', 'tickets', ['follows_up_id'])
  // What is closed by itself is found by when it was resolved, over all workspaces.
  await index(db, 'tickets_resolved', 'tickets', ['status', 'workspace_id', 'resolved_at'])
}

async function createNotes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id'))
    .addColumn('author_id', 'text')
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('mentions', 'text', (c) => c.notNull())
    .addColumn('attachments', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('notes_client', ['conversation_id', 'author_id', 'client_id'])
    .execute()
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

export const ticketMigrations: Readonly<Record<string, Migration>> = { '0034_tickets_create': { up } }
