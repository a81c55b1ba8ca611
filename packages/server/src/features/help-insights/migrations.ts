import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('help_votes')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('helpful', 'integer', (c) => c.notNull())
    .addColumn('comment', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('help_votes_pk', ['article_id', 'client_id'])
    .execute()
  await db.schema
    .createIndex('help_votes_newest')
    .on('help_votes')
    .columns(['article_id', 'updated_at', 'client_id'])
    .execute()
  await db.schema
    .createTable('help_article_days')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('views', 'integer', (c) => c.notNull())
    .addColumn('helpful', 'integer', (c) => c.notNull())
    .addColumn('not_helpful', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('help_article_days_pk', ['workspace_id', 'day', 'article_id', 'locale'])
    .execute()
  await db.schema
    .createTable('help_search_days')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('searches', 'integer', (c) => c.notNull())
    .addColumn('empty', 'integer', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('help_search_days_pk', ['workspace_id', 'day', 'query', 'locale'])
    .execute()
  await db.schema
    .createTable('help_sessions')
    .addColumn('workspace_id', 'text', (c) => c.notNull().references('workspaces.id'))
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('searches', 'integer', (c) => c.notNull())
    .addColumn('views', 'integer', (c) => c.notNull())
    .addColumn('escalated', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('help_sessions_pk', ['workspace_id', 'session_id'])
    .execute()
  await db.schema.createIndex('help_sessions_day').on('help_sessions').columns(['workspace_id', 'day']).execute()
}

export const helpInsightsMigrations: Readonly<Record<string, Migration>> = { '0022_help_insights_create': { up } }
