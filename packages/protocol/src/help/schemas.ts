import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime, isOneLine, Locale, Name } from '../core/values.ts'
import { WorkspaceKey } from '../sessions/schemas.ts'
import { Slug } from './slug.ts'
import { ARTICLE_STATUSES } from './states.ts'
import { ArticleTree, Heading, MarkdownProblem } from './tree.ts'

/** Names that the portal's own pages have. */
export const RESERVED_SLUGS = ['articles', 'search', 'faq', 'files', 'contact'] as const

export const CategorySlug = v.pipe(
  Slug,
  v.check((slug) => !(RESERVED_SLUGS as readonly string[]).includes(slug), 'is the name of another page'),
)

/** Whom an article is for. Customers' articles are public; providers' are for people of the workspace. */
export const AUDIENCES = ['customers', 'providers'] as const
export const Audience = v.picklist(AUDIENCES, 'must be customers or providers')
export type Audience = v.InferOutput<typeof Audience>

/** A guide leads through steps; a FAQ entry is one question with a short answer. */
export const ARTICLE_KINDS = ['article', 'guide', 'faq'] as const
export const ArticleKind = v.picklist(ARTICLE_KINDS, 'must be article, guide or faq')
export type ArticleKind = v.InferOutput<typeof ArticleKind>

/** Icons a category may have, by their Lucide names. */
export const CATEGORY_ICONS = [
  'book-open',
  'rocket',
  'message-circle',
  'user',
  'users',
  'credit-card',
  'package',
  'calendar',
  'settings',
  'shield',
  'code',
  'wrench',
  'bell',
  'globe',
  'circle-help',
] as const
export const CategoryIcon = v.picklist(CATEGORY_ICONS)
export type CategoryIcon = v.InferOutput<typeof CategoryIcon>

const line = (length: number) => v.pipe(v.string(), v.trim(), v.maxLength(length), isOneLine)
const Tag = v.pipe(line(LIMITS.tagLength), v.minLength(1), v.toLowerCase())
const Tags = v.pipe(v.array(Tag), v.maxLength(LIMITS.tagsPerArticle))
const Audiences = v.pipe(v.array(Audience), v.minLength(1, 'must name somebody'), v.maxLength(AUDIENCES.length))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Markdown = v.pipe(v.string(), v.maxLength(LIMITS.markdownLength))
const Flag = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((text) => text === 'true'),
)

// ── What readers get ────────────────────────────────────────────────────────────────────────────

/** Which help centre, in which language, for whom. The workspace's own language where none is given. */
const reader = {
  workspace: WorkspaceKey,
  locale: v.optional(Locale),
  /** `providers` is answered to people of the workspace only; everybody else finds nothing. */
  audience: v.optional(Audience),
}

export const ReadHelp = v.strictObject(reader)
export type ReadHelp = v.InferOutput<typeof ReadHelp>

export const HelpCategory = v.object({
  slug: v.string(),
  name: v.string(),
  description: v.string(),
  icon: CategoryIcon,
  /** Published articles in it, in this language and for this audience. */
  articleCount: Count,
})
export type HelpCategory = v.InferOutput<typeof HelpCategory>

/** An article as a list shows it. */
export const ArticleSummary = v.object({
  id: id('article'),
  slug: v.string(),
  kind: ArticleKind,
  locale: v.string(),
  title: v.string(),
  excerpt: v.string(),
  category: v.object({ slug: v.string(), name: v.string() }),
  tags: v.array(v.string()),
  updatedAt: IsoTime,
})
export type ArticleSummary = v.InferOutput<typeof ArticleSummary>

export const ListArticles = v.strictObject({
  ...reader,
  category: v.optional(Slug),
  tag: v.optional(Tag),
  kind: v.optional(ArticleKind),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListArticles = v.InferOutput<typeof ListArticles>

export const ArticlePage = v.object({ items: v.array(ArticleSummary), nextCursor: v.nullable(v.string()) })
export type ArticlePage = v.InferOutput<typeof ArticlePage>

/** An article to read. */
export const Article = v.object({
  ...ArticleSummary.entries,
  publishedAt: IsoTime,
  tree: ArticleTree,
  headings: v.array(Heading),
  helpfulCount: Count,
  notHelpfulCount: Count,
  /** Of the same category first, then by common tags; at most five. */
  related: v.array(v.object({ slug: v.string(), title: v.string(), excerpt: v.string() })),
  /** The languages it can be read in. */
  locales: v.array(v.string()),
})
export type Article = v.InferOutput<typeof Article>

// ── What the console edits ──────────────────────────────────────────────────────────────────────

export const CategoryWords = v.strictObject({ name: Name, description: line(LIMITS.excerptLength) })
export type CategoryWords = v.InferOutput<typeof CategoryWords>

/** A category with its words in every language it has. */
export const CategoryDraft = v.object({
  id: id('category'),
  slug: v.string(),
  icon: CategoryIcon,
  position: Count,
  words: v.record(v.string(), CategoryWords),
  /** All articles in it, whatever their status. */
  articleCount: Count,
})
export type CategoryDraft = v.InferOutput<typeof CategoryDraft>

export const CreateCategory = v.strictObject({
  slug: CategorySlug,
  icon: v.optional(CategoryIcon, 'book-open'),
  words: v.record(Locale, CategoryWords),
})
export type CreateCategory = v.InferOutput<typeof CreateCategory>
export const UpdateCategory = v.partial(CreateCategory)
export type UpdateCategory = v.InferOutput<typeof UpdateCategory>
/** All categories' ids in their new order. */
export const OrderCategories = v.strictObject({ ids: v.pipe(v.array(id('category')), v.maxLength(LIMITS.categories)) })
export type OrderCategories = v.InferOutput<typeof OrderCategories>

/** How one language of an article stands. */
export const TranslationState = v.object({
  locale: v.string(),
  title: v.string(),
  status: v.picklist(ARTICLE_STATUSES),
  /** The newest version's number; 1 is the first. */
  version: Count,
  /** What readers see, if anything: it may be older than the newest version. */
  publishedVersion: v.nullable(Count),
  reviewerId: v.nullable(id('agent')),
  updatedAt: IsoTime,
  publishedAt: v.nullable(IsoTime),
})
export type TranslationState = v.InferOutput<typeof TranslationState>

/** What holds for an article in all its languages. */
const articleSettings = {
  slug: Slug,
  kind: ArticleKind,
  categoryId: id('category'),
  audiences: Audiences,
  tags: Tags,
  position: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
}

/** An article as the console lists it. */
export const ArticleRecord = v.object({
  id: id('article'),
  ...articleSettings,
  viewCount: Count,
  helpfulCount: Count,
  notHelpfulCount: Count,
  createdAt: IsoTime,
  updatedAt: IsoTime,
  translations: v.array(TranslationState),
})
export type ArticleRecord = v.InferOutput<typeof ArticleRecord>

export const ListArticleRecords = v.strictObject({
  q: v.optional(line(LIMITS.queryLength)),
  status: v.optional(v.picklist(ARTICLE_STATUSES)),
  categoryId: v.optional(id('category')),
  kind: v.optional(ArticleKind),
  audience: v.optional(Audience),
  locale: v.optional(Locale),
  /** Those that wait for the caller's review. */
  mine: v.optional(Flag),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListArticleRecords = v.InferOutput<typeof ListArticleRecords>
export const ArticleRecordPage = v.object({ items: v.array(ArticleRecord), nextCursor: v.nullable(v.string()) })
export type ArticleRecordPage = v.InferOutput<typeof ArticleRecordPage>

/** The words of an article in one language. */
const words = {
  title: Name,
  excerpt: line(LIMITS.excerptLength),
  /** CommonMark with GFM. */
  body: Markdown,
  /** What people may search for although it is not in the text. */
  searchKeywords: line(LIMITS.excerptLength),
}
export const ArticleWords = v.strictObject({
  ...words,
  excerpt: v.optional(words.excerpt, ''),
  searchKeywords: v.optional(words.searchKeywords, ''),
})
export type ArticleWords = v.InferOutput<typeof ArticleWords>

/** The slug is made from the title where none is given. */
export const CreateArticle = v.strictObject({
  ...articleSettings,
  slug: v.optional(Slug),
  kind: v.optional(ArticleKind, 'article'),
  audiences: v.optional(Audiences, ['customers']),
  tags: v.optional(Tags, []),
  position: v.optional(articleSettings.position, 0),
  locale: Locale,
  words: ArticleWords,
})
export type CreateArticle = v.InferOutput<typeof CreateArticle>
export const UpdateArticle = v.partial(v.strictObject(articleSettings))
export type UpdateArticle = v.InferOutput<typeof UpdateArticle>

/** One saved state of the words. */
export const ArticleVersion = v.object({
  number: Count,
  ...words,
  /** Null where it came from the command line. */
  authorId: v.nullable(id('agent')),
  at: IsoTime,
})
export type ArticleVersion = v.InferOutput<typeof ArticleVersion>
export const ArticleVersionSummary = v.omit(ArticleVersion, ['body', 'searchKeywords', 'excerpt'])
export type ArticleVersionSummary = v.InferOutput<typeof ArticleVersionSummary>

/** One language of an article with its newest words. */
export const Translation = v.object({ ...TranslationState.entries, words: ArticleVersion })
export type Translation = v.InferOutput<typeof Translation>

/** `baseVersion` is what the writer began from, 0 for a new language: when somebody saved since, it is a `conflict`. */
export const SaveTranslation = v.strictObject({ ...ArticleWords.entries, baseVersion: Count })
export type SaveTranslation = v.InferOutput<typeof SaveTranslation>

export const MoveTranslation = v.strictObject({
  to: v.picklist(ARTICLE_STATUSES),
  /** The version the mover has read: a newer one is a `conflict`. */
  version: Count,
  /** Who shall review, when `to` is `in_review`. */
  reviewerId: v.optional(v.nullable(id('agent'))),
  comment: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.commentLength))),
})
export type MoveTranslation = v.InferOutput<typeof MoveTranslation>

/** A colleague's comment on one language of an article. */
export const ReviewComment = v.object({
  id: id('reviewComment'),
  authorId: v.nullable(id('agent')),
  version: Count,
  text: v.string(),
  /** The step that it was written with, if any. */
  movedTo: v.nullable(v.picklist(ARTICLE_STATUSES)),
  at: IsoTime,
})
export type ReviewComment = v.InferOutput<typeof ReviewComment>
export const AddReviewComment = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(LIMITS.commentLength)),
})
export type AddReviewComment = v.InferOutput<typeof AddReviewComment>

export const PreviewMarkdown = v.strictObject({ body: Markdown })
export type PreviewMarkdown = v.InferOutput<typeof PreviewMarkdown>
export const MarkdownPreview = v.object({
  tree: ArticleTree,
  headings: v.array(Heading),
  problems: v.array(MarkdownProblem),
})
export type MarkdownPreview = v.InferOutput<typeof MarkdownPreview>

/** A picture or download; `path` is what Markdown refers to. Pictures were encoded anew. */
export const HelpFile = v.object({
  id: id('file'),
  name: v.string(),
  type: v.string(),
  bytes: Count,
  width: v.nullable(Count),
  height: v.nullable(Count),
  /** Such as `/help/files/fil_…/plan.png`. */
  path: v.string(),
})
export type HelpFile = v.InferOutput<typeof HelpFile>
