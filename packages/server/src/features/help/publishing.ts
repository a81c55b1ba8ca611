import { type TranslationRow, updateArticleRow, updateTranslation, type VersionRow } from './articles-repository.ts'
import type { DeskTx } from './desk.ts'
import { listPublishedRows, putPublication, removePublication, stampArticle } from './publications-repository.ts'
import { renderArticle } from './render.ts'

/** Lets readers see a version: rendered now, once. */
export async function publishVersion(tx: DeskTx, row: TranslationRow, version: VersionRow): Promise<TranslationRow> {
  const published = await listPublishedRows(tx.db, tx.workspaceId, row.article_id)
  const before = published.find(({ locale }) => locale === row.locale)
  const { tree, headings, text } = await renderArticle(tx.db, tx.workspaceId, version.body)
  const revision = await tx.revision()
  // What else readers see of the article names its languages.
  if (!before) await stampArticle(tx.db, tx.workspaceId, row.article_id, revision)
  await putPublication(tx.db, {
    article_id: row.article_id,
    locale: row.locale,
    workspace_id: tx.workspaceId,
    revision,
    removed: 0,
    version: version.number,
    title: version.title,
    excerpt: version.excerpt,
    search_keywords: version.search_keywords,
    tree: JSON.stringify(tree),
    headings: JSON.stringify(headings),
    text,
    published_at: before?.published_at ?? tx.now(),
    updated_at: tx.now(),
  })
  await touchArticle(tx, row.article_id)
  return updateTranslation(tx.db, row, {
    status: 'published',
    published_version: version.number,
    published_at: tx.now(),
    updated_at: tx.now(),
  })
}

/** Takes one language of an article from readers, if they had it, and puts it away. */
export async function archiveTranslation(tx: DeskTx, row: TranslationRow): Promise<TranslationRow> {
  if (row.published_version !== null) {
    const revision = await tx.revision()
    await removePublication(tx.db, tx.workspaceId, row.article_id, row.locale, revision)
    await stampArticle(tx.db, tx.workspaceId, row.article_id, revision)
  }
  await touchArticle(tx, row.article_id)
  return updateTranslation(tx.db, row, {
    status: 'archived',
    published_version: null,
    published_at: null,
    updated_at: tx.now(),
  })
}

/** Marks an article as changed now. */
export async function touchArticle(tx: DeskTx, articleId: string): Promise<void> {
  await updateArticleRow(tx.db, tx.workspaceId, articleId, { updated_at: tx.now() })
}

/** Whether readers see any language of an article. */
export async function isRead(tx: DeskTx, articleId: string): Promise<boolean> {
  return (await listPublishedRows(tx.db, tx.workspaceId, articleId)).length > 0
}
