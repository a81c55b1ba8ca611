import type { ArticleStatus } from '@deskbell/protocol'

export interface HelpEvents {
  'help_category.created': { slug: string }
  'help_category.updated': { fields: string[] }
  'help_category.deleted': { slug: string }
  'help_categories.ordered': { ids: string[] }
  'help_article.created': { slug: string; locale: string }
  'help_article.updated': { fields: string[] }
  'help_article.deleted': { slug: string }
  'help_article.saved': { locale: string; version: number }
  'help_article.moved': { locale: string; version: number; from: ArticleStatus; to: ArticleStatus }
  'help_article.commented': { locale: string; commentId: string }
  'help_file.created': { name: string; bytes: number }
}
