import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('completion_requests')
    .addColumn('booking_id', 'text', (c) => c.notNull().references('bookings.id'))
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('requested_by_id', 'text')
    .addColumn('requested_at', 'bigint', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('escalates_at', 'bigint', (c) => c.notNull())
    .addColumn('reminded_at', 'bigint')
    .addColumn('responded_at', 'bigint')
    .addColumn('feedback', 'text')
    .addColumn('issues', 'text')
    .addColumn('ticket_id', 'text')
    .addColumn('auto_escalated', 'integer', (c) => c.notNull())
    .addColumn('follow_up_at', 'bigint')
    .addColumn('agent_id', 'text')
    .addColumn('outcome', 'text')
    .addColumn('completed_by_id', 'text')
    .addColumn('completed_at', 'bigint')
    .addColumn('notes', 'text')
    .addPrimaryKeyConstraint('completion_requests_pk', ['booking_id', 'n'])
    .execute()
  await db.schema
    .createIndex('completion_requests_due')
    .on('completion_requests')
    .columns(['workspace_id', 'status', 'escalates_at', 'booking_id'])
    .execute()
  await db.schema
    .createIndex('completion_requests_open')
    .on('completion_requests')
    .columns(['status', 'escalates_at'])
    .execute()
  await db.schema
    .createTable('contact_attempts')
    .addColumn('booking_id', 'text', (c) => c.notNull().references('bookings.id'))
    .addColumn('n', 'integer', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('attempted_at', 'bigint', (c) => c.notNull())
    .addColumn('reached', 'integer', (c) => c.notNull())
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('agent_id', 'text')
    .addPrimaryKeyConstraint('contact_attempts_pk', ['booking_id', 'n', 'seq'])
    .execute()
  await db.schema
    .createTable('reviews')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('booking_id', 'text', (c) => c.notNull().references('bookings.id').unique())
    .addColumn('customer_id', 'text', (c) => c.notNull())
    .addColumn('provider_id', 'text')
    .addColumn('rating', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('moderated_by_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('reviews_status').on('reviews').columns(['workspace_id', 'status', 'id']).execute()
  await db.schema.createIndex('reviews_newest').on('reviews').columns(['workspace_id', 'id']).execute()
}

export const bookingCompletionMigrations: Readonly<Record<string, Migration>> = {
  '0049_booking_completion_create': { up },
}
