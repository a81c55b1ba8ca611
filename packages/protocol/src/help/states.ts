export const ARTICLE_STATUSES = ['draft', 'in_review', 'approved', 'published', 'archived'] as const
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number]

/**
 * Which steps a translation of an article may take. Saving new words makes it a draft again, while
 * readers go on seeing what was published last; archiving takes that away.
 */
export const ARTICLE_TRANSITIONS: Record<ArticleStatus, readonly ArticleStatus[]> = {
  draft: ['in_review', 'published', 'archived'],
  in_review: ['draft', 'approved', 'archived'],
  approved: ['published', 'draft', 'archived'],
  published: ['archived'],
  archived: ['draft'],
}
