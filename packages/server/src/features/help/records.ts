import {
  type ArticleKind,
  type ArticleRecord,
  type ArticleRecordPage,
  type ArticleStatus,
  type ArticleVersion,
  type ArticleVersionSummary,
  type Audience,
  CodedError,
  LIMITS,
  type ListArticleRecords,
  type Translation,
  type TranslationState,
} from '@deskbell/protocol'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { requireWriter } from './access.ts'
import {
  type ArticleRow,
  findArticle,
  findTranslation,
  findVersion,
  listRecords,
  listTranslations,
  listVersionRows,
  type TranslationRow,
  type VersionRow,
} from './articles-repository.ts'
import { canonicalLocale } from './locales.ts'

type Db = Deps['db']

/** One language of one article. */
export interface TranslationAddress {
  readonly articleId: string
  readonly locale: string
}

/** Articles as the console lists them, the newest change first. Throws `invalid_input` for a cursor of one's own making. */
export async function listArticleRecords(ctx: Ctx, query: ListArticleRecords): Promise<ArticleRecordPage> {
  const { id } = requireAgent(ctx)
  const { q, status, categoryId, kind, audience, locale, mine, cursor, limit = LIMITS.pageSize } = query
  const rows = await listRecords(ctx.deps.db, ctx.workspaceId, {
    text: q === '' ? undefined : q,
    status,
    categoryId,
    kind,
    audience,
    locale: locale === undefined ? undefined : canonicalLocale(locale),
    reviewerId: mine ? id : undefined,
    after: cursor === undefined ? undefined : readCursor(cursor),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: await toRecords(ctx.deps.db, ctx.workspaceId, page),
    nextCursor: last ? `${last.updated_at}.${last.id}` : null,
  }
}

/** One article with the state of its languages. Throws `not_found`. */
export async function getArticleRecord(ctx: Ctx, { articleId }: { articleId: string }): Promise<ArticleRecord> {
  requireWriter(ctx)
  return readRecord(ctx.deps.db, ctx.workspaceId, articleId)
}

/** One language of an article with its newest words. Throws `not_found`. */
export async function getTranslation(ctx: Ctx, input: TranslationAddress): Promise<Translation> {
  requireWriter(ctx)
  const row = await requireTranslation(ctx.deps.db, ctx.workspaceId, input)
  return readTranslation(ctx.deps.db, row)
}

/** Every version of one language, the newest first. Throws `not_found`. */
export async function listVersions(ctx: Ctx, input: TranslationAddress): Promise<{ items: ArticleVersionSummary[] }> {
  requireWriter(ctx)
  const { article_id, locale } = await requireTranslation(ctx.deps.db, ctx.workspaceId, input)
  const rows = await listVersionRows(ctx.deps.db, ctx.workspaceId, article_id, locale)
  return {
    items: rows.map(({ number, title, author_id, at }) => ({ number, title, authorId: author_id, at: iso(at) })),
  }
}

/** One version with its words. Throws `not_found`. */
export async function getVersion(ctx: Ctx, input: TranslationAddress & { number: number }): Promise<ArticleVersion> {
  requireWriter(ctx)
  await requireTranslation(ctx.deps.db, ctx.workspaceId, input)
  return toVersion(await requireVersion(ctx.deps.db, ctx.workspaceId, input))
}

export async function readRecord(db: Db, workspaceId: string, articleId: string): Promise<ArticleRecord> {
  const row = await requireArticle(db, workspaceId, articleId)
  const [record] = await toRecords(db, workspaceId, [row])
  return record as ArticleRecord
}

export async function readTranslation(db: Db, row: TranslationRow): Promise<Translation> {
  const { workspace_id, article_id, locale, version } = row
  const words = await requireVersion(db, workspace_id, { articleId: article_id, locale, number: version })
  return { ...toState(row), words: toVersion(words) }
}

export async function requireArticle(db: Db, workspaceId: string, articleId: string): Promise<ArticleRow> {
  const row = await findArticle(db, workspaceId, articleId)
  if (!row) throw new CodedError('not_found', `No article has the id ${articleId}`)
  return row
}

export async function requireTranslation(
  db: Db,
  workspaceId: string,
  { articleId, locale }: TranslationAddress,
): Promise<TranslationRow> {
  const row = await findTranslation(db, workspaceId, articleId, canonicalLocale(locale))
  if (!row) throw new CodedError('not_found', `The article ${articleId} is not written in ${locale}`)
  return row
}

export async function requireVersion(
  db: Db,
  workspaceId: string,
  { articleId, locale, number }: TranslationAddress & { number: number },
): Promise<VersionRow> {
  const row = await findVersion(db, workspaceId, articleId, canonicalLocale(locale), number)
  if (!row) throw new CodedError('not_found', `There is no version ${number}`)
  return row
}

async function toRecords(db: Db, workspaceId: string, rows: readonly ArticleRow[]): Promise<ArticleRecord[]> {
  const ids = rows.map((row) => row.id)
  const languages = Map.groupBy(await listTranslations(db, workspaceId, ids), (row) => row.article_id)
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    kind: row.kind as ArticleKind,
    categoryId: row.category_id,
    audiences: JSON.parse(row.audiences) as Audience[],
    tags: JSON.parse(row.tags) as string[],
    position: row.position,
    viewCount: row.view_count,
    helpfulCount: row.helpful_count,
    notHelpfulCount: row.not_helpful_count,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    translations: (languages.get(row.id) ?? []).map(toState),
  }))
}

function toState(row: TranslationRow): TranslationState {
  return {
    locale: row.locale,
    title: row.title,
    status: row.status as ArticleStatus,
    version: row.version,
    publishedVersion: row.published_version,
    reviewerId: row.reviewer_id,
    updatedAt: iso(row.updated_at),
    publishedAt: row.published_at === null ? null : iso(row.published_at),
  }
}

function toVersion(row: VersionRow): ArticleVersion {
  return {
    number: row.number,
    title: row.title,
    excerpt: row.excerpt,
    body: row.body,
    searchKeywords: row.search_keywords,
    authorId: row.author_id,
    at: iso(row.at),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function readCursor(cursor: string): { updatedAt: number; id: string } {
  const parts = /^(\d{1,15})\.(art_[0-9a-z]{26})$/.exec(cursor)
  if (!parts?.[1] || !parts[2]) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }],
    })
  }
  return { updatedAt: Number(parts[1]), id: parts[2] }
}
