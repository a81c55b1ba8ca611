import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Database } from '../../db/database.ts'
import { firstTypes } from './furnish.ts'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ticket_types')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('offered', 'integer', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('team_id', 'text')
    .addColumn('sla_policy_id', 'text')
    .addColumn('first_response', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('archived', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('ticket_types_key', ['workspace_id', 'key'])
    .execute()
  await furnishAll(db)
}

/** Workspaces that stand already get what a new one begins with. */
async function furnishAll(db: Kysely<unknown>): Promise<void> {
  const tables = db as Kysely<Pick<Database, 'workspaces' | 'ticket_types'>>
  for (const { id, created_at } of await tables.selectFrom('workspaces').select(['id', 'created_at']).execute()) {
    await tables.insertInto('ticket_types').values(firstTypes(id, created_at)).execute()
  }
}

export const ticketTypeMigrations: Readonly<Record<string, Migration>> = { '0031_ticket_types_create': { up } }
