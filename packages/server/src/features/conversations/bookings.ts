import type { BookingSummary } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import { appendEntry, entryRow, recordEntry, SYSTEM } from './append.ts'
import { joinLog } from './participants.ts'
import { type ConversationRow, type Db, takeSeq } from './repository.ts'

/** The conversation of a booking, where somebody has written. */
export function findBookingConversation(db: Db, bookingId: string): Promise<ConversationRow | undefined> {
  return db.selectFrom('conversations').selectAll().where('booking_id', '=', bookingId).executeTakeFirst()
}

/**
 * Gives the conversation of a booking to another provider, or to nobody: whoever had it may not read it any more, and
 * their sockets are closed. Nothing happens where nobody has written.
 */
export async function passBookingConversation(
  deps: Pick<Deps, 'publisher'>,
  tx: Tx,
  booking: { readonly id: string; readonly provider_id: string | null },
  providerId: string | null,
): Promise<void> {
  const row = await tx.db
    .updateTable('conversations')
    .set({ provider_id: providerId })
    .where('booking_id', '=', booking.id)
    .returningAll()
    .executeTakeFirst()
  const before = booking.provider_id
  if (before !== null) {
    const rooms = [{ party: 'booking', id: booking.id } as const]
    const thread = row ? [{ party: 'conversation', id: row.id } as const] : []
    tx.afterCommit(() => deps.publisher.disconnect({ kind: 'agent', id: before }, [...rooms, ...thread]))
  }
  if (!row || providerId === null) return
  await joinLog(tx.db, {
    conversation_id: row.id,
    workspace_id: row.workspace_id,
    kind: 'agent',
    participant_id: providerId,
  })
}

/** Closes the conversation of a booking, or opens it again, and says so in the log. */
export async function moveBookingConversation(
  tx: Tx,
  workspaceId: string,
  bookingId: string,
  status: 'open' | 'closed',
): Promise<void> {
  const row = await findBookingConversation(tx.db, bookingId)
  if (!row || row.workspace_id !== workspaceId || row.status === status) return
  const moved = await takeSeq(tx.db, { workspaceId, customerId: null }, row.id, { status, updated_at: tx.now() })
  if (!moved) return
  const type = status === 'closed' ? 'closed' : 'reopened'
  const entry = entryRow(moved, SYSTEM, type, { at: tx.now() })
  await appendEntry(tx, entry)
  await recordEntry(tx, `conversation.${type}`, moved, entry)
}

/** What a new conversation says of its booking. */
export function summaryOfBooking(booking: {
  readonly id: string
  readonly number: number
  readonly service: string
  readonly provider_id: string | null
}): BookingSummary {
  return { id: booking.id, number: booking.number, service: booking.service, providerId: booking.provider_id }
}
