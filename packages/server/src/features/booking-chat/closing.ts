import type { BookingSettings } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { type BookingRow, bookingSettings, lockBooking } from '../bookings/index.ts'
import { moveBookingConversation } from '../conversations/index.ts'
import { listEndedChats } from './closing-repository.ts'

export const CLOSE_JOB = 'booking-chat.close'

const HOUR = 3_600_000

/** Until when messages are taken, in epoch milliseconds; null while something is to be done, or in dispute. */
export function closesAt(
  { ended_at }: Pick<BookingRow, 'ended_at'>,
  { chatClosesAfterHours }: Pick<BookingSettings, 'chatClosesAfterHours'>,
): number | null {
  return ended_at === null ? null : ended_at + chatClosesAfterHours * HOUR
}

/** Closes the conversations of bookings that ended so long ago as each workspace decided, each once. */
export async function closeEndedChats(ctx: Ctx): Promise<void> {
  const { db, clock } = ctx.deps
  const byWorkspace = Map.groupBy(await listEndedChats(db), ({ workspaceId }) => workspaceId)
  for (const [workspaceId, chats] of byWorkspace) {
    const settings = await bookingSettings(db, workspaceId)
    const now = clock.now()
    const due = chats.filter(({ endedAt }) => (closesAt({ ended_at: endedAt }, settings) ?? now) <= now)
    for (const { bookingId } of due) {
      await inTransaction({ ...ctx, workspaceId }, async (tx) => {
        // Another node may have done it, and whoever works may have gone on.
        const row = await lockBooking(tx.db, workspaceId, bookingId)
        const at = row ? closesAt(row, settings) : null
        if (at !== null && at <= tx.now()) await moveBookingConversation(tx, workspaceId, bookingId, 'closed')
      })
    }
  }
}
