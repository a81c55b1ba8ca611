/** One row per workspace that has a help centre. Every change that readers can see takes the next revision. */
export interface HelpCentersTable {
  workspace_id: string
  revision: number
}

export interface HelpCategoriesTable {
  id: string
  workspace_id: string
  slug: string
  icon: string
  position: number
  /** `Record<locale, CategoryWords>` as JSON. */
  words: string
  created_at: number
  updated_at: number
}

/** What holds for an article in all its languages. */
export interface HelpArticlesTable {
  id: string
  workspace_id: string
  category_id: string
  slug: string
  kind: string
  /** JSON arrays of strings. */
  audiences: string
  tags: string
  position: number
  view_count: number
  helpful_count: number
  not_helpful_count: number
  created_at: number
  updated_at: number
}

/** One language of an article: where it stands in the workflow. */
export interface HelpTranslationsTable {
  article_id: string
  locale: string
  workspace_id: string
  /** That of the newest version. */
  title: string
  status: string
  version: number
  published_version: number | null
  reviewer_id: string | null
  updated_at: number
  published_at: number | null
}

/** Every saved state of the words. Never changed. */
export interface HelpVersionsTable {
  article_id: string
  locale: string
  number: number
  workspace_id: string
  title: string
  excerpt: string
  body: string
  search_keywords: string
  author_id: string | null
  at: number
}

/**
 * What readers see: rendered once, when it was published. A row stays, with `removed` 1, when the
 * article is taken away, so that whoever follows the revisions hears of it.
 */
export interface HelpPublicationsTable {
  article_id: string
  locale: string
  workspace_id: string
  /** The help centre's revision of the last change that readers can see: also of slug, category, tags and audiences. */
  revision: number
  removed: number
  version: number
  title: string
  excerpt: string
  search_keywords: string
  /** `ArticleTree`, `Heading[]`, as JSON. */
  tree: string
  headings: string
  /** The words without marks, for search. */
  text: string
  published_at: number
  updated_at: number
}

export interface HelpReviewCommentsTable {
  id: string
  article_id: string
  locale: string
  workspace_id: string
  author_id: string | null
  version: number
  text: string
  moved_to: string | null
  at: number
}

/** Pictures and downloads; the bytes lie in the file storage under the id. */
export interface HelpFilesTable {
  id: string
  workspace_id: string
  name: string
  type: string
  bytes: number
  /** Of the bytes as they were given, so that the same file is kept once. */
  sha256: string
  /** Of the bytes as they are kept, so that a file that was exported is known again. */
  kept_sha256: string
  width: number | null
  height: number | null
  created_at: number
}

export interface HelpTables {
  help_centers: HelpCentersTable
  help_categories: HelpCategoriesTable
  help_articles: HelpArticlesTable
  help_translations: HelpTranslationsTable
  help_versions: HelpVersionsTable
  help_publications: HelpPublicationsTable
  help_review_comments: HelpReviewCommentsTable
  help_files: HelpFilesTable
}
