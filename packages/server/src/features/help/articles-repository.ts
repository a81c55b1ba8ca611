import type { ArticleKind, ArticleStatus, Audience } from '@deskbell/protocol'
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { HelpArticlesTable, HelpTranslationsTable, HelpVersionsTable } from './tables.ts'

export type ArticleRow = Selectable<HelpArticlesTable>
export type TranslationRow = Selectable<HelpTranslationsTable>
export type VersionRow = Selectable<HelpVersionsTable>
type Db = Kysely<Database>

// ── Articles ────────────────────────────────────────────────────────────────────────────────────

export function findArticle(db: Db, workspaceId: string, id: string): Promise<ArticleRow | undefined> {
  return db
    .selectFrom('help_articles')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function listArticleRows(db: Db, workspaceId: string): Promise<ArticleRow[]> {
  return db
    .selectFrom('help_articles')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The slugs in use that begin like this one. */
export async function listSlugsLike(db: Db, workspaceId: string, slug: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('help_articles')
    .select('slug')
    .where('workspace_id', '=', workspaceId)
    .where('slug', 'like', `${slug}%`)
    .execute()
  return new Set(rows.map((row) => row.slug))
}

export async function countAllArticles(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('help_articles')
    .select((eb) => eb.fn.countAll<number>().as('articles'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  return Number(row.articles)
}

export async function insertArticle(db: Db, row: ArticleRow): Promise<void> {
  await db.insertInto('help_articles').values(row).execute()
}

export async function updateArticleRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<HelpArticlesTable>,
): Promise<void> {
  await db
    .updateTable('help_articles')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Removes an article with its languages, versions and comments; what was published is kept for those who follow. */
export async function deleteArticleRows(db: Db, workspaceId: string, id: string): Promise<void> {
  for (const table of ['help_review_comments', 'help_versions', 'help_translations'] as const) {
    await db.deleteFrom(table).where('workspace_id', '=', workspaceId).where('article_id', '=', id).execute()
  }
  await db.deleteFrom('help_articles').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}

export interface ArticleCounters {
  readonly id: string
  readonly view_count: number
  readonly helpful_count: number
  readonly not_helpful_count: number
}

export async function listCounters(db: Db, workspaceId: string): Promise<ArticleCounters[]> {
  return db
    .selectFrom('help_articles')
    .select(['id', 'view_count', 'helpful_count', 'not_helpful_count'])
    .where('workspace_id', '=', workspaceId)
    .execute()
}

export function findCounters(db: Db, workspaceId: string, id: string): Promise<ArticleCounters | undefined> {
  return db
    .selectFrom('help_articles')
    .select(['id', 'view_count', 'helpful_count', 'not_helpful_count'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Adds to the counters of an article; negative numbers take away, as when a vote changes. */
export async function addCounts(
  db: Db,
  workspaceId: string,
  id: string,
  more: { readonly views?: number; readonly helpful?: number; readonly notHelpful?: number },
): Promise<void> {
  await db
    .updateTable('help_articles')
    .set((eb) => ({
      view_count: eb('view_count', '+', more.views ?? 0),
      helpful_count: eb('helpful_count', '+', more.helpful ?? 0),
      not_helpful_count: eb('not_helpful_count', '+', more.notHelpful ?? 0),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

export interface RecordQuery {
  readonly text?: string | undefined
  readonly status?: ArticleStatus | undefined
  readonly categoryId?: string | undefined
  readonly kind?: ArticleKind | undefined
  readonly audience?: Audience | undefined
  readonly locale?: string | undefined
  readonly reviewerId?: string | undefined
  readonly after?: { readonly updatedAt: number; readonly id: string } | undefined
  readonly limit: number
}

/** Articles as the console lists them: the newest change first; ties by id, so that pages neither repeat nor skip. */
export function listRecords(db: Db, workspaceId: string, query: RecordQuery): Promise<ArticleRow[]> {
  const { text, status, categoryId, kind, audience, locale, reviewerId, after, limit } = query
  let found = db
    .selectFrom('help_articles')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (categoryId !== undefined) found = found.where('category_id', '=', categoryId)
  if (kind !== undefined) found = found.where('kind', '=', kind)
  if (audience !== undefined) found = found.where('audiences', 'like', `%"${audience}"%`)
  if (after) {
    found = found.where((eb) =>
      eb.or([
        eb('updated_at', '<', after.updatedAt),
        eb.and([eb('updated_at', '=', after.updatedAt), eb('id', '<', after.id)]),
      ]),
    )
  }
  if (status === undefined && locale === undefined && reviewerId === undefined && text === undefined)
    return found.execute()
  return found
    .where((eb) => {
      let languages = eb
        .selectFrom('help_translations')
        .select('help_translations.article_id')
        .whereRef('help_translations.article_id', '=', 'help_articles.id')
      if (status !== undefined) languages = languages.where('status', '=', status)
      if (locale !== undefined) languages = languages.where('locale', '=', locale)
      if (reviewerId !== undefined) {
        languages = languages.where('reviewer_id', '=', reviewerId).where('status', '=', 'in_review')
      }
      if (text !== undefined) {
        languages = languages.where((inner) =>
          inner.or([contains('title', text), contains('help_articles.slug', text)]),
        )
      }
      return eb.exists(languages)
    })
    .execute()
}

function contains(column: string, text: string) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
}

// ── Languages ───────────────────────────────────────────────────────────────────────────────────

export function listTranslations(
  db: Db,
  workspaceId: string,
  articleIds: readonly string[],
): Promise<TranslationRow[]> {
  if (articleIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('help_translations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('article_id', 'in', articleIds)
    .orderBy('article_id')
    .orderBy('locale')
    .execute()
}

export function findTranslation(
  db: Db,
  workspaceId: string,
  articleId: string,
  locale: string,
): Promise<TranslationRow | undefined> {
  return db
    .selectFrom('help_translations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
    .executeTakeFirst()
}

export async function insertTranslation(db: Db, row: TranslationRow): Promise<void> {
  await db.insertInto('help_translations').values(row).execute()
}

export function updateTranslation(
  db: Db,
  { article_id, locale, workspace_id }: Pick<TranslationRow, 'article_id' | 'locale' | 'workspace_id'>,
  change: Updateable<HelpTranslationsTable>,
): Promise<TranslationRow> {
  return db
    .updateTable('help_translations')
    .set(change)
    .where('workspace_id', '=', workspace_id)
    .where('article_id', '=', article_id)
    .where('locale', '=', locale)
    .returningAll()
    .executeTakeFirstOrThrow()
}

// ── Versions ────────────────────────────────────────────────────────────────────────────────────

function versions(db: Db, workspaceId: string, articleId: string, locale: string) {
  return db
    .selectFrom('help_versions')
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
}

/** All versions without their text, the newest first. */
export function listVersionRows(db: Db, workspaceId: string, articleId: string, locale: string) {
  return versions(db, workspaceId, articleId, locale)
    .select(['number', 'title', 'author_id', 'at'])
    .orderBy('number', 'desc')
    .execute()
}

export function findVersion(
  db: Db,
  workspaceId: string,
  articleId: string,
  locale: string,
  number: number,
): Promise<VersionRow | undefined> {
  return versions(db, workspaceId, articleId, locale).selectAll().where('number', '=', number).executeTakeFirst()
}

export async function insertVersion(db: Db, row: VersionRow): Promise<void> {
  await db.insertInto('help_versions').values(row).execute()
}
