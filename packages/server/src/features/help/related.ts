import type { Article } from '@deskbell/protocol'
import type { PublishedArticle } from './publications-repository.ts'

const MOST_RELATED = 5

/** What to read next: of the same category first, then by common tags; at most five. */
export function relatedTo(
  article: PublishedArticle,
  others: readonly { readonly article: PublishedArticle }[],
): Article['related'] {
  const tags = new Set(article.tags)
  const weigh = (other: PublishedArticle) =>
    (other.category.id === article.category.id ? 1_000 : 0) + other.tags.filter((tag) => tags.has(tag)).length
  return others
    .filter(({ article: other }) => other.articleId !== article.articleId)
    .map(({ article: other }) => ({ other, weight: weigh(other) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_RELATED)
    .map(({ other: { slug, title, excerpt } }) => ({ slug, title, excerpt }))
}
