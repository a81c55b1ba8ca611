import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Database } from '../../db/database.ts'
import { clustered } from '../../db/dialect.ts'
import { defaultPolicy } from './defaults.ts'

async function up(db: Kysely<unknown>): Promise<void> {
  await createRules(db)
  await furnishAll(db)
  await db.schema
    .createTable('sla_tickets')
    .addColumn('ticket_id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('policy_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('answered', 'integer', (c) => c.notNull())
    .addColumn('last_mark', 'integer', (c) => c.notNull())
    .addColumn('last_mark_at', 'bigint', (c) => c.notNull())
    .addColumn('next_due_at', 'bigint')
    .addColumn('next_check_at', 'bigint')
    .addColumn('at_risk', 'integer', (c) => c.notNull())
    .addColumn('breached', 'integer', (c) => c.notNull())
    .execute()
  await index(db, 'sla_tickets_due', 'sla_tickets', ['workspace_id', 'next_due_at', 'ticket_id'])
  await index(db, 'sla_tickets_check', 'sla_tickets', ['next_check_at', 'ticket_id'])
  await index(db, 'sla_tickets_policy', 'sla_tickets', ['policy_id', 'phase', 'version'])
  await db.schema
    .createTable('sla_clocks')
    .addColumn('ticket_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('target_ms', 'bigint')
    .addColumn('spent_ms', 'bigint', (c) => c.notNull())
    .addColumn('running_since', 'bigint')
    .addColumn('due_at', 'bigint')
    .addColumn('at_risk_at', 'bigint')
    .addColumn('at_risk', 'integer', (c) => c.notNull())
    .addColumn('stopped_at', 'bigint')
    .addColumn('breached_at', 'bigint')
    .addColumn('at_risk_told_at', 'bigint')
    .addColumn('breach_told_at', 'bigint')
    .addColumn('escalated', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sla_clocks_pk', ['ticket_id', 'kind'])
    .$call(clustered(db))
    .execute()
  await db.schema
    .createTable('sla_marks')
    .addColumn('ticket_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('sla_marks_pk', ['ticket_id', 'number'])
    .$call(clustered(db))
    .execute()
}

async function createRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendars')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('hours', 'text')
    .addColumn('holidays', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'calendars_workspace', 'calendars', ['workspace_id'])
  await db.schema
    .createTable('sla_policies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('calendar_id', 'text', (c) => c.references('calendars.id'))
    .addColumn('targets', 'text', (c) => c.notNull())
    .addColumn('at_risk_percent', 'integer', (c) => c.notNull())
    .addColumn('escalations', 'text', (c) => c.notNull())
    .addColumn('is_default', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await index(db, 'sla_policies_workspace', 'sla_policies', ['workspace_id'])
  await index(db, 'sla_policies_calendar', 'sla_policies', ['calendar_id'])
  await db.schema
    .createTable('sla_versions')
    .addColumn('policy_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('workspace_id', 'text', (c) => c.notNull())
    .addColumn('terms', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sla_versions_pk', ['policy_id', 'version'])
    .execute()
}

/** Workspaces that stand already get what a new one begins with. */
async function furnishAll(db: Kysely<unknown>): Promise<void> {
  const tables = db as Kysely<Pick<Database, 'workspaces' | 'sla_policies' | 'sla_versions'>>
  for (const { id, created_at } of await tables.selectFrom('workspaces').select(['id', 'created_at']).execute()) {
    const { row, version } = defaultPolicy(id, created_at)
    await tables.insertInto('sla_policies').values(row).execute()
    await tables.insertInto('sla_versions').values(version).execute()
  }
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute()
}

export const slaMigrations: Readonly<Record<string, Migration>> = { '0032_sla_create': { up } }
