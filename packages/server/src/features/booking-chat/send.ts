import { CodedError, type SendBookingMessage, type SentMessage } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { bookingSettings, changeBooking, lockBooking, requireBooking, roleIn } from '../bookings/index.ts'
import {
  findBookingConversation,
  openConversation,
  requireThreadCaller,
  sendMessage,
  summaryOfBooking,
  toConversation,
  toEntry,
} from '../conversations/index.ts'
import { requireTalker } from './access.ts'
import { closesAt } from './closing.ts'

type Sending = SendBookingMessage & { readonly bookingId: string }

/**
 * Writes to the other side of a booking; the first message begins its conversation. A retry with the same client id
 * and content answers with the first result. Throws `not_found`, `client_id_reused`, and `conversation_closed` some
 * time after the work is done.
 */
export async function sendBookingMessage(ctx: Ctx, { bookingId, ...message }: Sending): Promise<SentMessage> {
  const { row } = await requireBooking(ctx, ctx.deps.db, bookingId)
  requireTalker(ctx)
  const sent = row.conversation_id === null ? await begin(ctx, bookingId, message) : row.conversation_id
  return typeof sent === 'string' ? sendMessage(ctx, { ...message, conversationId: sent }) : sent
}

/** Sends one of the workspace's quick responses. Throws `invalid_input` with the keys there are for any other. */
export async function sendQuickResponse(
  ctx: Ctx,
  { bookingId, clientId, key }: { bookingId: string; clientId: string; key: string },
): Promise<SentMessage> {
  requireAgent(ctx)
  await requireBooking(ctx, ctx.deps.db, bookingId)
  const { quickResponses } = await bookingSettings(ctx.deps.db, ctx.workspaceId)
  const response = quickResponses.find((one) => one.key === key)
  if (response) return sendBookingMessage(ctx, { bookingId, clientId, content: { type: 'text', text: response.text } })
  const keys = quickResponses.map((one) => one.key)
  const message = keys.length > 0 ? `is none of ${keys.join(', ')}` : 'names nothing: there are no quick responses'
  throw new CodedError('invalid_input', undefined, { errors: [{ path: 'body.key', message }] })
}

/** The first message; or the conversation that somebody else began meanwhile. */
async function begin(ctx: Ctx, bookingId: string, message: SendBookingMessage): Promise<SentMessage | string> {
  const by = requireThreadCaller(ctx)
  return inTransaction(ctx, async (tx) => {
    const held = await lockBooking(tx.db, ctx.workspaceId, bookingId)
    roleIn(ctx, held, bookingId)
    if (!held) throw new CodedError('not_found', `No booking has the id ${bookingId}`)
    const known = await findBookingConversation(tx.db, held.id)
    if (known) return known.id
    const closing = closesAt(held, await bookingSettings(tx.db, ctx.workspaceId))
    if (closing !== null && closing <= tx.now()) throw new CodedError('conversation_closed')
    const { row, entry, people } = await openConversation(tx, by, {
      ...message,
      customerId: held.customer_id,
      channel: 'booking',
      booking: summaryOfBooking(held),
    })
    const set = { conversation_id: row.id }
    await changeBooking(ctx, tx, held, { type: 'booking.updated', told: { fields: Object.keys(set) }, set })
    return { conversation: toConversation(row, people, 0), entry: toEntry(entry) }
  })
}
