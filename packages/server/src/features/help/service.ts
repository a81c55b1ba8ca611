import {
  type ArticleRecord,
  type ArticleWords,
  CodedError,
  type CreateArticle,
  type MarkdownPreview,
  type PreviewMarkdown,
  type SaveTranslation,
  type Translation,
  type UpdateArticle,
} from '@deskbell/protocol'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { isProvider, requireEditor, requireWriter } from './access.ts'
import { deleteArticleRows, findTranslation, listSlugsLike } from './articles-repository.ts'
import { inHelpCenter } from './desk.ts'
import { canonicalLocale } from './locales.ts'
import { isRead } from './publishing.ts'
import {
  readRecord,
  readTranslation,
  requireArticle,
  requireTranslation,
  requireVersion,
  type TranslationAddress,
} from './records.ts'
import { renderArticle } from './render.ts'
import { freeSlug, slugOf } from './slugs.ts'
import { addArticle, changeArticle, saveWords } from './writing.ts'

/**
 * Begins an article with the words of its first language, as a draft. Its slug is made of the title
 * where none is given. Throws `not_found` for its category and `conflict` for a slug that is taken.
 */
export async function createArticle(ctx: Ctx, input: CreateArticle): Promise<ArticleRecord> {
  requireWriter(ctx)
  const { locale: tag, words, slug: wanted, ...settings } = input
  const locale = canonicalLocale(tag)
  return inHelpCenter(ctx, async (tx) => {
    const made = slugOf(words.title, settings.kind)
    const slug = wanted ?? freeSlug(made, await listSlugsLike(tx.db, tx.workspaceId, made))
    const { id } = await addArticle(tx, { ...settings, slug })
    await tx.record({ type: 'help_article.created', subject: id, data: { slug, locale } })
    await saveWords(tx, id, locale, undefined, words)
    return readRecord(tx.db, tx.workspaceId, id)
  })
}

/** Changes what holds in all languages; readers see it at once. Throws `not_found` and `conflict`. */
export async function updateArticle(ctx: Ctx, input: UpdateArticle & { articleId: string }): Promise<ArticleRecord> {
  requireWriter(ctx)
  const { articleId, ...change } = input
  return inHelpCenter(ctx, async (tx) => {
    const row = await requireArticle(tx.db, tx.workspaceId, articleId)
    if (isProvider(ctx) && (await isRead(tx, articleId))) requireEditor(ctx)
    await changeArticle(tx, row, change)
    return readRecord(tx.db, tx.workspaceId, articleId)
  })
}

/** Removes an article with all its versions. Admins only. Throws `conflict` while readers see any of it. */
export async function deleteArticle(ctx: Ctx, { articleId }: { articleId: string }): Promise<void> {
  requireAdmin(ctx)
  await inHelpCenter(ctx, async (tx) => {
    const { id, slug } = await requireArticle(tx.db, tx.workspaceId, articleId)
    if (await isRead(tx, id)) throw new CodedError('conflict', 'Readers see this article. Archive it first')
    await deleteArticleRows(tx.db, tx.workspaceId, id)
    await tx.record({ type: 'help_article.deleted', subject: id, data: { slug } })
  })
}

/**
 * Saves words as a new version, and begins a language where `baseVersion` is 0. Readers go on seeing
 * what was published last. Throws `conflict` where somebody saved since `baseVersion`.
 */
export async function saveTranslation(ctx: Ctx, input: SaveTranslation & TranslationAddress): Promise<Translation> {
  requireWriter(ctx)
  const { articleId, baseVersion, title, excerpt, body, searchKeywords } = input
  const locale = canonicalLocale(input.locale)
  const words: ArticleWords = { title, excerpt, body, searchKeywords }
  return inHelpCenter(ctx, async (tx) => {
    await requireArticle(tx.db, tx.workspaceId, articleId)
    const before = await findTranslation(tx.db, tx.workspaceId, articleId, locale)
    if (!before && baseVersion > 0) await requireTranslation(tx.db, tx.workspaceId, { articleId, locale })
    requireNewest(before?.version ?? 0, baseVersion)
    const row = await saveWords(tx, articleId, locale, before, words)
    return readTranslation(tx.db, row)
  })
}

/** Saves the words of an earlier version as the newest. Throws `not_found`. */
export async function restoreVersion(ctx: Ctx, input: TranslationAddress & { number: number }): Promise<Translation> {
  requireWriter(ctx)
  return inHelpCenter(ctx, async (tx) => {
    const before = await requireTranslation(tx.db, tx.workspaceId, input)
    const { title, excerpt, body, search_keywords } = await requireVersion(tx.db, tx.workspaceId, input)
    const words = { title, excerpt, body, searchKeywords: search_keywords }
    const row = await saveWords(tx, before.article_id, before.locale, before, words)
    return readTranslation(tx.db, row)
  })
}

/** What readers would see of this Markdown. Keeps nothing. */
export async function previewMarkdown(ctx: Ctx, { body }: PreviewMarkdown): Promise<MarkdownPreview> {
  requireWriter(ctx)
  const { tree, headings, problems } = await renderArticle(ctx.deps.db, ctx.workspaceId, body)
  return { tree, headings, problems }
}

export function requireNewest(newest: number, read: number): void {
  if (newest === read) return
  throw new CodedError('conflict', `Somebody saved since: the newest version is ${newest}, not ${read}`)
}
