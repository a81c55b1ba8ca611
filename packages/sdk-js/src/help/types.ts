import type {
  Article,
  ArticleKind,
  ArticlePage,
  HelpActivity,
  HelpCategory,
  SearchResult,
  SuggestedHelp,
} from '@deskbell/protocol'
import type { Readable, Trouble } from '../types.ts'

export interface HelpClientOptions {
  /** Origin of the service, such as `https://desk.example.com`. */
  readonly url: string
  readonly workspaceKey: string
  /** The reader's language; articles that are not translated come in the workspace's own. */
  readonly locale: string
  readonly fetch?: typeof fetch
}

/** A search as a view shows it. */
export interface SearchState {
  /** What was typed last, without blanks around it; empty when nothing is searched. */
  readonly query: string
  /** The newest results there are, and what they answer: while a newer query is under way, those of an earlier one. */
  readonly shown: { readonly query: string; readonly result: SearchResult } | null
  readonly busy: boolean
  /** Why the newest query has no results. */
  readonly trouble: Trouble | null
}

export interface ArticleFilter {
  readonly category?: string
  readonly kind?: ArticleKind
  readonly tag?: string
  readonly cursor?: string
}

/** A page of the host site. Query and fragment of the address are left out before it is sent. */
export interface HelpPage {
  readonly url: string
  readonly title: string
}

/** A reader's vote. The same `clientId` again changes it. */
export interface ArticleVote {
  /** 16 to 64 letters, digits, "-" or "_"; one is made for this client unless given. */
  readonly clientId?: string
  readonly helpful: boolean
  readonly comment?: string
}

/**
 * The help centre for readers. Everything read is kept in memory, so that it can be read again
 * without a connection; nothing is stored.
 */
export interface HelpClient {
  categories(): Promise<readonly HelpCategory[]>
  articles(filter?: ArticleFilter): Promise<ArticlePage>
  article(slug: string): Promise<Article>
  /** An article that was read before, at once. */
  keptArticle(slug: string): Article | undefined
  /** Articles for a page of the host site. */
  suggest(page: HelpPage): Promise<SuggestedHelp>
  /** The best few for some words, apart from what is typed and not reported. */
  find(query: string): Promise<SearchResult>
  readonly searching: Readable<SearchState>
  /** Searches while one types; call it on each change. An empty query ends the search. */
  search(query: string): void
  /** Answers with the id of the vote, by which it can be changed later, also by another client. */
  vote(articleId: string, vote: ArticleVote): Promise<string>
  /** Tells editors what readers do, without who: gathered, and sent after a moment or when the page goes. */
  report(activity: HelpActivity): void
  /** Gives up what is under way and sends what is gathered. */
  destroy(): void
}
