import type { Ctx } from '../../platform/context.ts'
import { findBooking } from '../bookings/index.ts'
import type { StoredEvent } from '../events.ts'
import type { Telling } from '../telling.ts'
import { theirs, toAgents } from './telling.ts'

/** Whoever reads along need not be mailed: such mail waits, and is dropped once it was read. */
const PATIENCE = 60_000

/** One of the two wrote, or the desk to the customer: the other hears of it, unless they read it meanwhile. */
export async function tellOfMessage(ctx: Ctx, event: StoredEvent<'booking.message'>): Promise<Telling[]> {
  const { bookingId, conversationId, entrySeq, by } = event.data
  const row = await findBooking(ctx.deps.db, ctx.workspaceId, bookingId)
  if (!row) return []
  const data = { conversationId, entrySeq: String(entrySeq) }
  const told =
    by === 'customer'
      ? toAgents('agent_booking_message', row.id, [row.provider_id], event, data)
      : [theirs('booking_message', row.id, row.customer_id, data)]
  return told.map((telling) => ({ ...telling, patience: PATIENCE }))
}
