import type { Ctx } from '../../platform/context.ts'
import { findBooking } from '../bookings/index.ts'
import type { StoredEvent } from '../events.ts'
import type { Telling } from '../telling.ts'
import { toAgents } from './telling.ts'

/** A review may be read by everyone now: whoever did the work hears of it. */
export async function tellOfReview(ctx: Ctx, event: StoredEvent<'review.moderated'>): Promise<Telling[]> {
  const { bookingId, status } = event.data
  if (status !== 'published') return []
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, bookingId)
  return row ? toAgents('agent_review_published', row.id, [row.provider_id], event) : []
}
