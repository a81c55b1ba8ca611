import * as v from 'valibot'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime, Locale } from '../core/values.ts'
import { WorkspaceKey } from '../sessions/schemas.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Comment = v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.commentLength))

/**
 * A reader's vote. `clientId` is made by whoever shows the article: a repeated vote counts once, and
 * a changed one moves the count.
 */
export const GiveArticleFeedback = v.strictObject({
  workspace: WorkspaceKey,
  locale: Locale,
  clientId: ClientId,
  helpful: v.boolean(),
  comment: v.optional(Comment, ''),
})
export type GiveArticleFeedback = v.InferOutput<typeof GiveArticleFeedback>

/** What a reader did in one help session, from opening help to leaving it. Holds nothing about who. */
export const HelpActivity = v.variant('type', [
  v.strictObject({
    type: v.literal('search'),
    query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.queryLength)),
    results: Count,
  }),
  v.strictObject({ type: v.literal('view'), articleId: id('article') }),
  /** The reader went on to ask a person. */
  v.strictObject({ type: v.literal('escalated') }),
])
export type HelpActivity = v.InferOutput<typeof HelpActivity>

export const ReportHelpActivity = v.strictObject({
  workspace: WorkspaceKey,
  locale: Locale,
  /** Made when help is opened and forgotten with the page. */
  sessionId: ClientId,
  activities: v.pipe(v.array(HelpActivity), v.minLength(1), v.maxLength(LIMITS.activitiesPerReport)),
})
export type ReportHelpActivity = v.InferOutput<typeof ReportHelpActivity>

export const ReadInsights = v.strictObject({
  days: v.optional(v.picklist(['7', '30', '90'], 'must be 7, 30 or 90'), '30'),
  locale: v.optional(Locale),
})
export type ReadInsights = v.InferOutput<typeof ReadInsights>

/** A number for the period, for the one before it, and by day (oldest first) within the period. */
export const Trend = v.object({
  value: v.nullable(v.number()),
  before: v.nullable(v.number()),
  byDay: v.array(v.nullable(v.number())),
})
export type Trend = v.InferOutput<typeof Trend>

export const HelpInsights = v.object({
  from: IsoTime,
  to: IsoTime,
  views: Trend,
  searches: Trend,
  /** Shares, 0 to 1; null where there is nothing to divide by. */
  helpfulRate: Trend,
  emptySearchRate: Trend,
  /** Help sessions that ended without a conversation, of all that ended. */
  deflectionRate: Trend,
  sessions: Count,
  articles: v.array(
    v.object({
      id: id('article'),
      slug: v.string(),
      title: v.string(),
      views: Count,
      helpful: Count,
      notHelpful: Count,
    }),
  ),
  topSearches: v.array(v.object({ query: v.string(), locale: v.string(), count: Count })),
  emptySearches: v.array(v.object({ query: v.string(), locale: v.string(), count: Count, lastAt: IsoTime })),
})
export type HelpInsights = v.InferOutput<typeof HelpInsights>

export const ListArticleFeedback = v.strictObject({ cursor: v.optional(Cursor), limit: PageLimit })
export const ArticleFeedback = v.object({
  clientId: v.string(),
  locale: v.string(),
  helpful: v.boolean(),
  comment: v.string(),
  at: IsoTime,
})
export type ArticleFeedback = v.InferOutput<typeof ArticleFeedback>
export const ArticleFeedbackPage = v.object({ items: v.array(ArticleFeedback), nextCursor: v.nullable(v.string()) })
export type ArticleFeedbackPage = v.InferOutput<typeof ArticleFeedbackPage>
