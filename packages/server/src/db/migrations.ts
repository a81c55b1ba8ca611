import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { numbered } from './dialect.ts'

/** The platform's own tables: events, jobs, schedules and rate limits. */
export const platformMigrations: Readonly<Record<string, Migration>> = {
  '0000_platform_create': { up: createPlatform },
  '0001_jobs_dead': { up: indexDeadJobs },
  '0052_jobs_lanes': { up: addLanes },
}

async function createPlatform(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .$call(numbered(db))
    .addColumn('workspace_id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('actor_kind', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workspace_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('unique_key', 'text')
    .addColumn('run_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('max_attempts', 'integer', (column) => column.notNull())
    .addColumn('lease_token', 'text')
    .addColumn('last_error', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('died_at', 'bigint')
    .execute()
  await db.schema.createIndex('jobs_due').on('jobs').columns(['status', 'run_at', 'id']).execute()
  await db.schema
    .createIndex('jobs_unique_key')
    .unique()
    .on('jobs')
    .column('unique_key')
    .where(sql.ref('status'), 'in', sql`('waiting', 'leased')`)
    .execute()

  await db.schema
    .createTable('schedules')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('cron', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .execute()

  // The layout that rate-limiter-flexible counts in on PostgreSQL; unused on SQLite.
  await db.schema
    .createTable('rate_limits')
    .addColumn('key', 'varchar(255)', (column) => column.primaryKey())
    .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expire', 'bigint')
    .execute()
}

/** For the list and count of dead jobs, which may be many; the others never stand in it. */
async function indexDeadJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('jobs_dead')
    .on('jobs')
    .columns(['workspace_id', 'died_at', 'id'])
    .where(sql.ref('status'), '=', sql`'dead'`)
    .execute()
}

/** Whoever looks for work reads the first few of each lane, however many wait behind them. */
async function addLanes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('jobs')
    .addColumn('lane', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema.dropIndex('jobs_due').execute()
  await db.schema
    .createIndex('jobs_due')
    .on('jobs')
    .columns(['lane', 'run_at', 'id'])
    .where(sql.ref('status'), 'in', sql`('waiting', 'leased')`)
    .execute()
}
