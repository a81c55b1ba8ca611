import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime } from '../core/values.ts'
import { Booking, CompletionSummary, ReviewSummary } from './schemas.ts'
import { FOLLOW_UP_METHODS, FOLLOW_UP_OUTCOMES, REVIEW_STATUSES } from './states.ts'

const Text = (length: number) => v.pipe(v.string(), v.trim(), v.maxLength(length))
const Required = (length: number) => v.pipe(Text(length), v.minLength(1, 'must not be empty'))

/** Approves, or says what is wrong: `issues` is required then. */
export const RespondCompletion = v.pipe(
  v.strictObject({
    approved: v.boolean(),
    feedback: v.optional(Text(2_000)),
    issues: v.optional(Text(2_000)),
  }),
  v.forward(
    v.partialCheck(
      [['approved'], ['issues']],
      ({ approved, issues }) => approved || (issues ?? '') !== '',
      'must say what is wrong',
    ),
    ['issues'],
  ),
)
export type RespondCompletion = v.InferOutput<typeof RespondCompletion>

export const FollowUpMethod = v.picklist(FOLLOW_UP_METHODS, `must be one of ${FOLLOW_UP_METHODS.join(', ')}`)

export const LogContact = v.strictObject({
  method: FollowUpMethod,
  reached: v.boolean(),
  notes: v.optional(Text(2_000)),
})
export type LogContact = v.InferOutput<typeof LogContact>

export const ContactAttempt = v.object({
  method: FollowUpMethod,
  attemptedAt: IsoTime,
  reached: v.boolean(),
  notes: v.string(),
  agentId: v.nullable(id('agent')),
})
export type ContactAttempt = v.InferOutput<typeof ContactAttempt>

export const CompleteBySupport = v.strictObject({
  outcome: v.picklist(FOLLOW_UP_OUTCOMES, `must be one of ${FOLLOW_UP_OUTCOMES.join(', ')}`),
  notes: Required(2_000),
})
export type CompleteBySupport = v.InferOutput<typeof CompleteBySupport>

/** How a dispute ends: the work counts as done, or goes on. */
export const SettleDispute = v.strictObject({
  outcome: v.picklist(['verified', 'rework'], 'must be verified or rework'),
  notes: Required(2_000),
})
export type SettleDispute = v.InferOutput<typeof SettleDispute>

/** A completion request as support sees it. */
export const Completion = v.object({
  ...CompletionSummary.entries,
  /** Null where it was not one of the workspace's people. */
  requestedById: v.nullable(id('agent')),
  feedback: v.nullable(v.string()),
  autoEscalated: v.boolean(),
  followUp: v.nullable(
    v.object({
      initiatedAt: IsoTime,
      agentId: v.nullable(id('agent')),
      attempts: v.array(ContactAttempt),
      outcome: v.nullable(v.picklist(FOLLOW_UP_OUTCOMES)),
      completedById: v.nullable(id('agent')),
      completedAt: v.nullable(IsoTime),
      notes: v.nullable(v.string()),
      /** When it completes by itself, once enough attempts failed. */
      autoCompletesAt: v.nullable(IsoTime),
    }),
  ),
})
export type Completion = v.InferOutput<typeof Completion>

export const PendingCompletion = v.object({ booking: Booking, completion: Completion })
export type PendingCompletion = v.InferOutput<typeof PendingCompletion>

export const ListPendingCompletions = v.strictObject({
  /** `due`: past their deadline, whoever has them. `mine`: followed up by you. `disputed`. `waiting`: not due yet. */
  view: v.optional(v.picklist(['due', 'mine', 'disputed', 'waiting'])),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListPendingCompletions = v.InferOutput<typeof ListPendingCompletions>

export const PendingCompletionPage = v.object({
  items: v.array(PendingCompletion),
  nextCursor: v.nullable(v.string()),
})
export type PendingCompletionPage = v.InferOutput<typeof PendingCompletionPage>

export const AddReview = v.strictObject({
  rating: v.pipe(v.number(), v.integer(), v.minValue(1, 'must be 1 to 5'), v.maxValue(5, 'must be 1 to 5')),
  text: v.optional(Text(LIMITS.commentLength)),
})
export type AddReview = v.InferOutput<typeof AddReview>

export const Review = v.object({
  ...ReviewSummary.entries,
  bookingId: id('booking'),
  bookingNumber: v.number(),
  service: v.string(),
  customerName: v.nullable(v.string()),
  providerId: v.nullable(id('agent')),
  providerName: v.nullable(v.string()),
})
export type Review = v.InferOutput<typeof Review>

export const ListReviews = v.strictObject({
  status: v.optional(v.picklist(REVIEW_STATUSES, `must be one of ${REVIEW_STATUSES.join(', ')}`)),
  providerId: v.optional(id('agent')),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListReviews = v.InferOutput<typeof ListReviews>

export const ReviewPage = v.object({ items: v.array(Review), nextCursor: v.nullable(v.string()) })
export type ReviewPage = v.InferOutput<typeof ReviewPage>

export const ModerateReview = v.strictObject({
  /** `pending` puts it back to those nobody decided about, such as to undo. */
  status: v.picklist(REVIEW_STATUSES, `must be one of ${REVIEW_STATUSES.join(', ')}`),
})
export type ModerateReview = v.InferOutput<typeof ModerateReview>
