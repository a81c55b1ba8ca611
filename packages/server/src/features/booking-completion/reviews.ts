import {
  type AddReview,
  type Booking,
  CodedError,
  LIMITS,
  type ListReviews,
  type ModerateReview,
  type Review,
  type ReviewPage,
  type ReviewSummary,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireInbox, requireOffice } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { type BookingRow, changeBooking, lockBooking, onBooking } from '../bookings/index.ts'
import {
  findReview,
  findReviewOf,
  insertReview,
  type ListedReviewRow,
  listReviewRows,
  type ReviewRow,
  type ReviewsQuery,
  updateReviewRow,
} from './reviews-repository.ts'

/**
 * Rates a verified booking, or changes the rating until somebody has read it. Throws `invalid_transition` before that
 * and during a dispute, and `conflict` once it is published or hidden.
 */
export function addReview(
  ctx: Ctx,
  { bookingId, rating, text = '' }: AddReview & { bookingId: string },
): Promise<Booking> {
  return onBooking(ctx, bookingId, 'review', async (tx, row) => {
    const before = await findReviewOf(tx.db, bookingId)
    if (before && before.status !== 'pending') {
      throw new CodedError('conflict', `The review is ${before.status} already and stays as it is`)
    }
    if (before?.rating === rating && before.text === text) return row
    const review = before
      ? await updateReviewRow(tx.db, before, { rating, text, updated_at: tx.now() })
      : await insertNew(tx, row, { rating, text })
    if (!before) {
      await tx.record({ type: 'review.added', subject: review.id, data: { bookingId, reviewId: review.id, rating } })
    }
    return showInBooking(ctx, tx, row, review)
  })
}

async function insertNew(tx: Tx, booking: BookingRow, said: { rating: number; text: string }): Promise<ReviewRow> {
  const row: ReviewRow = {
    id: newId('review'),
    workspace_id: booking.workspace_id,
    booking_id: booking.id,
    customer_id: booking.customer_id,
    provider_id: booking.provider_id,
    ...said,
    status: 'pending',
    moderated_by_id: null,
    created_at: tx.now(),
    updated_at: tx.now(),
  }
  await insertReview(tx.db, row)
  return row
}

/** Publishes or hides a review; for agents and admins, as often as they like. */
export async function moderateReview(
  ctx: Ctx,
  { reviewId, status }: ModerateReview & { reviewId: string },
): Promise<Review> {
  const { id: agentId } = requireInbox(ctx)
  const { workspaceId } = ctx
  await inTransaction(ctx, async (tx) => {
    const found = await findReview(tx.db, workspaceId, reviewId)
    const booking = found && (await lockBooking(tx.db, workspaceId, found.booking_id))
    // Read again while the booking is held, since its customer may just change it.
    const review = booking && (await findReview(tx.db, workspaceId, reviewId))
    if (!review) throw new CodedError('not_found', `No review has the id ${reviewId}`)
    if (review.status === status) return
    const set = { status, moderated_by_id: agentId, updated_at: tx.now() }
    await showInBooking(ctx, tx, booking, await updateReviewRow(tx.db, review, set))
    const data = { bookingId: booking.id, reviewId, status }
    await tx.record({ type: 'review.moderated', subject: reviewId, data })
  })
  const [row] = await listReviewRows(ctx.deps.db, { workspaceId, id: reviewId, limit: 1 })
  if (!row) throw new CodedError('not_found', `No review has the id ${reviewId}`)
  return toReview(row)
}

/** Reviews, the newest first: all for the office, and what is published about them for providers. */
export async function listReviews(ctx: Ctx, input: ListReviews): Promise<ReviewPage> {
  const limit = input.limit ?? LIMITS.pageSize
  const own = scopeOf(ctx)
  if (own.status !== undefined && input.status !== undefined && input.status !== own.status) {
    return { items: [], nextCursor: null }
  }
  const rows = await listReviewRows(ctx.deps.db, {
    workspaceId: ctx.workspaceId,
    status: input.status,
    providerId: input.providerId,
    before: input.cursor === undefined ? undefined : readCursor(input.cursor),
    limit: limit + 1,
    ...own,
  })
  const page = rows.slice(0, limit)
  return { items: page.map(toReview), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

function scopeOf(ctx: Ctx): Pick<ReviewsQuery, 'status' | 'providerId'> {
  const { actor } = ctx
  if (actor.kind === 'agent' && actor.role === 'provider') return { status: 'published', providerId: actor.id }
  requireOffice(ctx, 'bookings:read')
  return {}
}

function showInBooking(ctx: Ctx, tx: Tx, booking: BookingRow, review: ReviewRow): Promise<BookingRow> {
  return changeBooking(ctx, tx, booking, {
    type: 'booking.updated',
    told: { fields: ['review'] },
    set: { review: JSON.stringify(summaryOf(review)) },
  })
}

function summaryOf(row: ReviewRow): ReviewSummary {
  return {
    id: row.id,
    rating: row.rating,
    text: row.text,
    status: row.status as ReviewSummary['status'],
    createdAt: new Date(row.created_at).toISOString(),
  }
}

function toReview(row: ListedReviewRow): Review {
  return {
    ...summaryOf(row),
    bookingId: row.booking_id,
    bookingNumber: row.booking_number,
    service: row.service,
    customerName: row.customer_name,
    providerId: row.provider_id,
    providerName: row.provider_name,
  }
}

function readCursor(cursor: string): string {
  if (/^rev_[0-9a-z]{26}$/.test(cursor)) return cursor
  const errors = [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }]
  throw new CodedError('invalid_input', undefined, { errors })
}
