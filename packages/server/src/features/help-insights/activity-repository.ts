import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { HelpArticleDaysTable, HelpSearchDaysTable, HelpSessionsTable } from './tables.ts'

type Db = Kysely<Database>

/** Adds to the counts of an article on a day. */
export async function addArticleDay(db: Db, row: Selectable<HelpArticleDaysTable>): Promise<void> {
  await db
    .insertInto('help_article_days')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'day', 'article_id', 'locale']).doUpdateSet((eb) => ({
        views: eb('help_article_days.views', '+', row.views),
        helpful: eb('help_article_days.helpful', '+', row.helpful),
        not_helpful: eb('help_article_days.not_helpful', '+', row.not_helpful),
      })),
    )
    .execute()
}

/** Adds to the counts of a search on a day. */
export async function addSearchDay(db: Db, row: Selectable<HelpSearchDaysTable>): Promise<void> {
  await db
    .insertInto('help_search_days')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'day', 'query', 'locale']).doUpdateSet((eb) => ({
        searches: eb('help_search_days.searches', '+', row.searches),
        empty: eb('help_search_days.empty', '+', row.empty),
        last_at: row.last_at,
      })),
    )
    .execute()
}

/** Begins a help session, or adds to it. */
export async function addToSession(db: Db, row: Selectable<HelpSessionsTable>): Promise<void> {
  await db
    .insertInto('help_sessions')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'session_id']).doUpdateSet((eb) => ({
        last_at: row.last_at,
        searches: eb('help_sessions.searches', '+', row.searches),
        views: eb('help_sessions.views', '+', row.views),
        ...(row.escalated === 1 && { escalated: 1 }),
      })),
    )
    .execute()
}

/** Forgets searches and sessions from before a day. */
export async function forgetBefore(db: Db, day: string, at: number): Promise<void> {
  await db.deleteFrom('help_search_days').where('day', '<', day).execute()
  await db.deleteFrom('help_sessions').where('last_at', '<', at).execute()
}
