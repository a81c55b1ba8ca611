/** One reader's vote on one article. */
export interface HelpVotesTable {
  workspace_id: string
  article_id: string
  client_id: string
  locale: string
  helpful: number
  comment: string
  created_at: number
  updated_at: number
}

/** Counts of one article in one language on one day (UTC, such as `2026-03-01`). */
export interface HelpArticleDaysTable {
  workspace_id: string
  article_id: string
  locale: string
  day: string
  views: number
  helpful: number
  not_helpful: number
}

/** Searches of one day that asked for the same. */
export interface HelpSearchDaysTable {
  workspace_id: string
  locale: string
  day: string
  /** Small letters, single spaces. */
  query: string
  searches: number
  empty: number
  last_at: number
}

/** What came of opening help once. Ended when nothing was heard for half an hour. */
export interface HelpSessionsTable {
  workspace_id: string
  session_id: string
  locale: string
  /** On which it began. */
  day: string
  last_at: number
  searches: number
  views: number
  escalated: number
}

export interface HelpInsightsTables {
  help_votes: HelpVotesTable
  help_article_days: HelpArticleDaysTable
  help_search_days: HelpSearchDaysTable
  help_sessions: HelpSessionsTable
}
