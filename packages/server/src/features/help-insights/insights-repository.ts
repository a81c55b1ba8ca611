import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** Which days (first and last included) of which help centre; in one language, or in all. */
export interface Span {
  readonly workspaceId: string
  readonly fromDay: string
  readonly toDay: string
  readonly locale: string | null
}

type Counted = 'help_article_days' | 'help_search_days' | 'help_sessions'

/** The conditions that every count stands under. */
function within(eb: ExpressionBuilder<Database, Counted>, { workspaceId, fromDay, toDay, locale }: Span) {
  return [
    eb('workspace_id', '=', workspaceId),
    eb('day', '>=', fromDay),
    eb('day', '<=', toDay),
    ...(locale === null ? [] : [eb('locale', '=', locale)]),
  ]
}

/** Views and votes per day. */
export function sumArticleDays(db: Db, span: Span) {
  return db
    .selectFrom('help_article_days')
    .select((eb) => [
      'day',
      eb.fn.sum<number>('views').as('views'),
      eb.fn.sum<number>('helpful').as('helpful'),
      eb.fn.sum<number>('not_helpful').as('notHelpful'),
    ])
    .where((eb) => eb.and(within(eb, span)))
    .groupBy('day')
    .execute()
}

/** Searches per day, and how many of them found nothing. */
export function sumSearchDays(db: Db, span: Span) {
  return db
    .selectFrom('help_search_days')
    .select((eb) => ['day', eb.fn.sum<number>('searches').as('searches'), eb.fn.sum<number>('empty').as('empty')])
    .where((eb) => eb.and(within(eb, span)))
    .groupBy('day')
    .execute()
}

/** The articles most read. */
export function topArticles(db: Db, span: Span, limit: number) {
  return db
    .selectFrom('help_article_days')
    .select((eb) => [
      'article_id as articleId',
      eb.fn.sum<number>('views').as('views'),
      eb.fn.sum<number>('helpful').as('helpful'),
      eb.fn.sum<number>('not_helpful').as('notHelpful'),
    ])
    .where((eb) => eb.and(within(eb, span)))
    .groupBy('article_id')
    .orderBy('views', 'desc')
    .orderBy('article_id')
    .limit(limit)
    .execute()
}

/** What was searched most, or what was most searched without finding anything. */
export function topSearches(db: Db, span: Span, by: 'searches' | 'empty', limit: number) {
  return db
    .selectFrom('help_search_days')
    .select((eb) => ['query', 'locale', eb.fn.sum<number>(by).as('count'), eb.fn.max<number>('last_at').as('lastAt')])
    .where((eb) => eb.and(within(eb, span)))
    .where(by, '>', 0)
    .groupBy(['query', 'locale'])
    .orderBy('count', 'desc')
    .orderBy('lastAt', 'desc')
    .orderBy('query')
    .limit(limit)
    .execute()
}

/** Help sessions per day on which they began, of those that were over by `endedBy`. */
export function countSessions(db: Db, span: Span, endedBy: number) {
  return db
    .selectFrom('help_sessions')
    .select((eb) => ['day', eb.fn.countAll<number>().as('ended'), eb.fn.sum<number>('escalated').as('escalated')])
    .where((eb) => eb.and(within(eb, span)))
    .where('last_at', '<', endedBy)
    .groupBy('day')
    .execute()
}
