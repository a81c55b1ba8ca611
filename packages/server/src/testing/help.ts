import type { ArticleKind, ArticleRecord, Audience, CategoryDraft } from '@deskbell/protocol'
import { createArticle, createCategory, moveTranslation, saveTranslation } from '../features/help/index.ts'
import type { Deps } from '../platform/context.ts'
import { testCtx } from './deps.ts'

/** An article for a test; everything but its title has a default. */
export interface TestArticle {
  readonly title: string
  readonly slug?: string
  readonly body?: string
  readonly excerpt?: string
  readonly searchKeywords?: string
  readonly kind?: ArticleKind
  readonly locale?: string
  readonly audiences?: Audience[]
  readonly tags?: string[]
  readonly position?: number
  /** Of a category; one that is not there yet is made. */
  readonly category?: string
  /** Left as a draft when false. */
  readonly published?: boolean
}

/**
 * Writes and publishes articles, each in a category that is made when it is first named. A slug that
 * is named again is the same article in another language. Answers them by their slugs.
 *
 * @example const { refunds } = await publishArticles(api.deps, workspace.id, [{ slug: 'refunds', title: 'Refunds' }])
 */
export async function publishArticles(
  deps: Deps,
  workspaceId: string,
  articles: readonly TestArticle[],
  categories: Map<string, CategoryDraft> = new Map(),
): Promise<Record<string, ArticleRecord>> {
  const ctx = testCtx(deps, workspaceId)
  const made: Record<string, ArticleRecord> = {}
  for (const [position, given] of articles.entries()) {
    const slug = given.category ?? 'basics'
    const locale = given.locale ?? 'en'
    let category = categories.get(slug)
    if (!category) {
      const name = `${slug[0]?.toUpperCase()}${slug.slice(1)}`
      category = await createCategory(ctx, { slug, icon: 'book-open', words: { en: { name, description: '' } } })
      categories.set(slug, category)
    }
    const words = {
      title: given.title,
      excerpt: given.excerpt ?? '',
      body: given.body ?? `All about ${given.title}.`,
      searchKeywords: given.searchKeywords ?? '',
    }
    const known = given.slug === undefined ? undefined : made[given.slug]
    if (known) await saveTranslation(ctx, { articleId: known.id, locale, baseVersion: 0, ...words })
    const article =
      known ??
      (await createArticle(ctx, {
        ...(given.slug !== undefined && { slug: given.slug }),
        kind: given.kind ?? 'article',
        categoryId: category.id,
        audiences: given.audiences ?? ['customers'],
        tags: given.tags ?? [],
        position: given.position ?? position,
        locale,
        words,
      }))
    if (given.published !== false) {
      await moveTranslation(ctx, { articleId: article.id, locale, to: 'published', version: 1 })
    }
    made[article.slug] = article
  }
  return made
}
