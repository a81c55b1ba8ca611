import type { SearchDocument, SearchIndexConfig, Tokenizer } from '../../platform/search/index.ts'
import type { PublishedArticle, PublishedText } from '../help/index.ts'

/** Raised whenever articles are indexed in another way, so that kept indexes are built anew. */
export const FORMAT = 1

/** What the index keeps of an article beside its words. */
export interface FoundArticle {
  readonly article: PublishedArticle
  readonly headings: readonly string[]
}

/** Tuned on judged questions; see bench/search. */
const FIELDS = {
  title: { weight: 6, dilution: 0.3 },
  keywords: { weight: 3, dilution: 0.1 },
  tags: { weight: 2, dilution: 0.1 },
  headings: { weight: 1.5, dilution: 0.3 },
  excerpt: { weight: 2.5, dilution: 0.3 },
  text: { weight: 1, dilution: 0.6 },
}

export function indexConfig(tokenizer: Tokenizer): SearchIndexConfig<FoundArticle> {
  return {
    tokenizer,
    fields: FIELDS,
    bodies: ['text'],
    spoken: {
      fields: ['title', 'keywords', 'tags', 'headings'],
      texts: ({ article, headings }) => [article.title, article.searchKeywords, ...article.tags, ...headings],
    },
  }
}

export function toDocument({ text, headings, ...article }: PublishedText): SearchDocument<FoundArticle> {
  return {
    id: article.articleId,
    fields: {
      title: article.title,
      keywords: article.searchKeywords,
      tags: article.tags.join('\n'),
      headings: headings.join('\n'),
      excerpt: article.excerpt,
      text,
    },
    stored: { article, headings },
  }
}
