import {
  type Article,
  type ArticlePage,
  type ArticleSummary,
  type Audience,
  CodedError,
  type HelpCategory,
  LIMITS,
  type ListArticles,
} from '@deskbell/protocol'
import type { Ctx, Deps } from '../../platform/context.ts'
import { findCounters } from './articles-repository.ts'
import { articlesFor, type Catalogue, catalogueOf, preferredOf, variantOf } from './catalogue.ts'
import { inLocale } from './locales.ts'
import { findBody, type PublishedArticle, type PublishedBody, revisionOf } from './publications-repository.ts'
import { COUNTS_LAG_MS, type Reader } from './reader.ts'
import { relatedTo } from './related.ts'

type ReadCtx = Pick<Ctx, 'deps'>

/** An article as a list shows it. */
export function toSummary(article: PublishedArticle, reader: Pick<Reader, 'locale' | 'ownLocale'>): ArticleSummary {
  const { category } = article
  const words = inLocale(category.words, reader.locale, reader.ownLocale)
  return {
    id: article.articleId,
    slug: article.slug,
    kind: article.kind,
    locale: article.locale,
    title: article.title,
    excerpt: article.excerpt,
    category: { slug: category.slug, name: words?.name ?? category.slug },
    tags: [...article.tags],
    updatedAt: new Date(article.updatedAt).toISOString(),
  }
}

/**
 * A published article. Asked again, it answers the very same object for as long as nothing changed
 * that readers can see; the counts may lag by a minute. Throws `not_found`.
 */
export async function readArticle(ctx: ReadCtx, reader: Reader, slug: string): Promise<Article> {
  const { db, clock } = ctx.deps
  const catalogue = await catalogueFor(ctx, reader)
  const preferred = preferredOf(catalogue, reader)
  const languages = catalogue.articles.get(catalogue.slugs.get(slug) ?? '')
  const variant = variantOf(languages, preferred, reader.audience)
  if (!variant || !languages) throw noSuchArticle(slug)
  const { articleId, locale } = variant
  const name = `article ${articleId} ${reader.audience} ${preferred.join()}`
  const now = clock.now()
  const kept = catalogue.keep.find<Article>(name, now - COUNTS_LAG_MS + 1)
  if (kept) return kept

  const bodyName = `body ${articleId} ${locale}`
  const body =
    catalogue.keep.find<PublishedBody>(bodyName) ?? (await findBody(db, reader.workspaceId, articleId, locale))
  const counts = await findCounters(db, reader.workspaceId, articleId)
  if (!body || !counts) throw noSuchArticle(slug)
  const article: Article = {
    ...toSummary(variant, reader),
    publishedAt: new Date(variant.publishedAt).toISOString(),
    tree: body.tree,
    headings: body.headings,
    helpfulCount: counts.helpful_count,
    notHelpfulCount: counts.not_helpful_count,
    related: relatedTo(variant, articlesFor(catalogue, preferred, reader.audience)),
    locales: [...languages.keys()].sort(),
  }
  catalogue.keep.set(bodyName, body, { size: body.size })
  catalogue.keep.set(name, article, { size: body.size + 2_000, at: now })
  return article
}

type ListQuery = Pick<ListArticles, 'category' | 'tag' | 'kind' | 'cursor' | 'limit'>

/** Published articles in their editors' order. Throws `invalid_input` for a cursor of one's own making. */
export async function listArticles(ctx: ReadCtx, reader: Reader, query: ListQuery = {}): Promise<ArticlePage> {
  const catalogue = await catalogueFor(ctx, reader)
  const { category = '', tag = '', kind = '', cursor = '', limit = LIMITS.pageSize } = query
  const after = cursor === '' ? null : readCursor(cursor)
  const preferred = preferredOf(catalogue, reader)
  const name = `list ${reader.audience} ${preferred.join()} ${[category, tag, kind, cursor, limit].join('\n')}`
  return catalogue.keep.once(name, () => {
    const found = articlesFor(catalogue, preferred, reader.audience).filter(
      ({ article, place }) =>
        (category === '' || article.category.slug === category) &&
        (tag === '' || article.tags.includes(tag)) &&
        (kind === '' || article.kind === kind) &&
        (after === null || isAfter(article, place, after)),
    )
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    return {
      items: page.map(({ article }) => toSummary(article, reader)),
      nextCursor: last ? `${last.place}.${last.article.position}.${last.article.articleId}` : null,
    }
  })
}

/** The categories that hold something for this reader, in their order. */
export async function listHelpCategories(ctx: ReadCtx, reader: Reader): Promise<{ items: HelpCategory[] }> {
  const catalogue = await catalogueFor(ctx, reader)
  const preferred = preferredOf(catalogue, reader)
  return catalogue.keep.once(`categories ${reader.audience} ${preferred.join()}`, () => {
    const counts = new Map<string, number>()
    for (const { article } of articlesFor(catalogue, preferred, reader.audience)) {
      counts.set(article.category.id, (counts.get(article.category.id) ?? 0) + 1)
    }
    const items = catalogue.categories.flatMap(({ id, slug, icon, words: said }) => {
      const articleCount = counts.get(id)
      const words = inLocale(said, reader.locale, reader.ownLocale)
      if (articleCount === undefined) return []
      return { slug, icon, name: words?.name ?? slug, description: words?.description ?? '', articleCount }
    })
    return { items }
  })
}

/** Summaries of some articles in the order given, without those that the reader cannot see. */
export async function findSummaries(
  ctx: ReadCtx,
  reader: Reader,
  articleIds: readonly string[],
): Promise<ArticleSummary[]> {
  const catalogue = await catalogueFor(ctx, reader)
  const preferred = preferredOf(catalogue, reader)
  return articleIds.flatMap((id) => {
    const variant = variantOf(catalogue.articles.get(id), preferred, reader.audience)
    return variant ? toSummary(variant, reader) : []
  })
}

/** Every language of every article that is for this reader's audience, by article. */
export async function listPublished(ctx: ReadCtx, reader: Reader): Promise<readonly PublishedArticle[]> {
  const { articles, keep } = await catalogueFor(ctx, reader)
  return keep.once(`published ${reader.audience}`, () =>
    [...articles.values()]
      .flatMap((languages) => [...languages.values()])
      .filter(({ audiences }) => reader.audience !== null && audiences.includes(reader.audience)),
  )
}

/** Whether there is anything to read. */
export async function hasArticles({ db }: Pick<Deps, 'db'>, workspaceId: string, audience: Audience): Promise<boolean> {
  const catalogue = await catalogueOf(db, workspaceId, await revisionOf(db, workspaceId))
  return articlesFor(catalogue, catalogue.locales, audience).length > 0
}

function catalogueFor(ctx: ReadCtx, { workspaceId, revision }: Reader): Promise<Catalogue> {
  return catalogueOf(ctx.deps.db, workspaceId, revision)
}

function noSuchArticle(slug: string): CodedError {
  return new CodedError('not_found', `There is no article ${slug} to read`)
}

interface Place {
  readonly place: number
  readonly position: number
  readonly articleId: string
}

function isAfter(article: PublishedArticle, place: number, after: Place): boolean {
  if (place !== after.place) return place > after.place
  if (article.position !== after.position) return article.position > after.position
  return article.articleId > after.articleId
}

function readCursor(cursor: string): Place {
  const parts = /^(\d{1,6})\.(\d{1,6})\.(art_[0-9a-z]{26})$/.exec(cursor)
  if (!parts?.[3]) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }],
    })
  }
  return { place: Number(parts[1]), position: Number(parts[2]), articleId: parts[3] }
}
