import { type ArticleWords, CodedError, LIMITS, type UpdateArticle } from '@deskbell/protocol'
import { newId } from '../../platform/ids.ts'
import {
  type ArticleRow,
  countAllArticles,
  findVersion,
  insertArticle,
  insertTranslation,
  insertVersion,
  listSlugsLike,
  type TranslationRow,
  updateArticleRow,
  updateTranslation,
  type VersionRow,
} from './articles-repository.ts'
import { findCategory } from './categories-repository.ts'
import type { DeskTx } from './desk.ts'
import { stampArticle } from './publications-repository.ts'
import { isRead, touchArticle } from './publishing.ts'

/** What holds for an article in all its languages. */
export type ArticleSettings = Required<{ [K in keyof UpdateArticle]: NonNullable<UpdateArticle[K]> }>

/** Adds an article without any language. Throws `not_found` for its category, `conflict`, `limit_reached`. */
export async function addArticle(tx: DeskTx, settings: ArticleSettings): Promise<ArticleRow> {
  await requireCategory(tx, settings.categoryId)
  await requireFreeSlug(tx, settings.slug)
  if ((await countAllArticles(tx.db, tx.workspaceId)) >= LIMITS.articles) {
    throw new CodedError('limit_reached', `A help centre has at most ${LIMITS.articles} articles`)
  }
  const row: ArticleRow = {
    id: newId('article'),
    workspace_id: tx.workspaceId,
    ...toColumns(settings),
    view_count: 0,
    helpful_count: 0,
    not_helpful_count: 0,
    created_at: tx.now(),
    updated_at: tx.now(),
  }
  await insertArticle(tx.db, row)
  return row
}

/** Changes what is another than before, and answers which fields that were. Readers see it at once. */
export async function changeArticle(tx: DeskTx, row: ArticleRow, wanted: UpdateArticle): Promise<string[]> {
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  const change = { ...settingsOf(row), ...given } as ArticleSettings
  const before = toColumns(settingsOf(row))
  const after = toColumns(change)
  const fields = Object.keys(given).filter((field) => {
    const column = COLUMNS[field as keyof ArticleSettings]
    return after[column] !== before[column]
  })
  if (fields.length === 0) return fields
  if (fields.includes('categoryId')) await requireCategory(tx, change.categoryId)
  if (fields.includes('slug')) await requireFreeSlug(tx, change.slug)
  await updateArticleRow(tx.db, tx.workspaceId, row.id, { ...after, updated_at: tx.now() })
  if (await isRead(tx, row.id)) await stampArticle(tx.db, tx.workspaceId, row.id, await tx.revision())
  await tx.record({ type: 'help_article.updated', subject: row.id, data: { fields } })
  return fields
}

/** Saves words as the newest version of one language, which is a draft then. The same words again make no version. */
export async function saveWords(
  tx: DeskTx,
  articleId: string,
  locale: string,
  before: TranslationRow | undefined,
  given: ArticleWords,
): Promise<TranslationRow> {
  const words = storable(given)
  const newest = before && (await findVersion(tx.db, tx.workspaceId, articleId, locale, before.version))
  if (before && newest && saysTheSame(newest, words)) return before
  const number = (before?.version ?? 0) + 1
  const base = { article_id: articleId, locale, workspace_id: tx.workspaceId }
  await insertVersion(tx.db, {
    ...base,
    number,
    title: words.title,
    excerpt: words.excerpt,
    body: words.body,
    search_keywords: words.searchKeywords,
    author_id: tx.authorId,
    at: tx.now(),
  })
  const change = { title: words.title, status: 'draft', version: number, updated_at: tx.now() }
  const row: TranslationRow = { ...base, published_version: null, reviewer_id: null, published_at: null, ...change }
  if (!before) await insertTranslation(tx.db, row)
  await touchArticle(tx, articleId)
  await tx.record({ type: 'help_article.saved', subject: articleId, data: { locale, version: number } })
  return before ? updateTranslation(tx.db, before, change) : row
}

function saysTheSame(version: VersionRow, words: ArticleWords): boolean {
  return (
    version.title === words.title &&
    version.excerpt === words.excerpt &&
    version.body === words.body &&
    version.search_keywords === words.searchKeywords
  )
}

/** What a column of text takes: CommonMark has the same sign for a NUL. */
function storable({ title, excerpt, body, searchKeywords }: ArticleWords): ArticleWords {
  return {
    title: title.toWellFormed(),
    excerpt: excerpt.toWellFormed(),
    body: body.toWellFormed().replaceAll('\0', '\uFFFD'),
    searchKeywords: searchKeywords.toWellFormed(),
  }
}

const COLUMNS = {
  slug: 'slug',
  kind: 'kind',
  categoryId: 'category_id',
  audiences: 'audiences',
  tags: 'tags',
  position: 'position',
} as const satisfies Record<keyof ArticleSettings, keyof ArticleRow>

function toColumns({ slug, kind, categoryId, audiences, tags, position }: ArticleSettings) {
  return {
    slug,
    kind,
    category_id: categoryId,
    audiences: JSON.stringify([...new Set(audiences)].sort()),
    tags: JSON.stringify([...new Set(tags)]),
    position,
  }
}

export function settingsOf(row: ArticleRow): ArticleSettings {
  return {
    slug: row.slug,
    kind: row.kind as ArticleSettings['kind'],
    categoryId: row.category_id,
    audiences: JSON.parse(row.audiences),
    tags: JSON.parse(row.tags),
    position: row.position,
  }
}

async function requireCategory(tx: DeskTx, id: string): Promise<void> {
  if (!(await findCategory(tx.db, tx.workspaceId, id))) {
    throw new CodedError('not_found', `No category has the id ${id}`)
  }
}

async function requireFreeSlug(tx: DeskTx, slug: string): Promise<void> {
  if ((await listSlugsLike(tx.db, tx.workspaceId, slug)).has(slug)) {
    throw new CodedError('conflict', `Another article has the slug ${slug}`)
  }
}
