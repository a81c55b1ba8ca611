import type { Booking, BookingHistoryItem, MessageEntry } from '@deskbell/protocol'
import type { Ctx } from '../../../platform/context.ts'
import { findAttachments, linkFor } from '../../attachments/index.ts'
import { getBookingConversation } from '../../booking-chat/index.ts'
import { getBooking, guestCtx, listBookingHistory, readBookingLink } from '../../bookings/index.ts'
import { listEntries } from '../../conversations/index.ts'

const MESSAGES = 100

/** What was said about a booking, as those see it who may join in. */
export interface Talk {
  readonly messages: readonly MessageEntry[]
  readonly nameOf: (by: MessageEntry['by']) => string | null
  /** Addresses of files, by their ids. */
  readonly links: ReadonlyMap<string, ReturnType<typeof linkFor>>
  readonly isOpen: boolean
}

/** A booking that somebody opened with a link, and on whose behalf they act from there on. */
export interface BookingDoor {
  readonly ctx: Ctx
  readonly token: string
  readonly booking: Booking
  /** Whether the link is for more than looking. */
  readonly canAct: boolean
}

/**
 * What a link opens in this workspace, or null: it makes no difference whether it ended, was withdrawn or never was.
 * It is looked up each time, so that ending it works at once.
 */
export async function openBooking(ctx: Ctx, token: string): Promise<BookingDoor | null> {
  const link = await readBookingLink(ctx.deps, token)
  if (!link || link.workspace_id !== ctx.workspaceId) return null
  const own = await guestCtx(ctx.deps, link, ctx.requestId)
  if (!own) return null
  const booking = await getBooking(own, { bookingId: link.booking_id })
  return { ctx: own, token, booking, canAct: link.scope === 'manage' }
}

/** Everything that the page shows beside the booking itself. */
export interface BookingShown {
  readonly history: readonly BookingHistoryItem[]
  /** Null for those who only look: what was said is not theirs to read. */
  readonly talk: Talk | null
}

export async function readShown({ ctx, booking, canAct }: BookingDoor): Promise<BookingShown> {
  const { items } = await listBookingHistory(ctx, { bookingId: booking.id })
  return { history: items, talk: canAct ? await readTalk(ctx, booking) : null }
}

async function readTalk(ctx: Ctx, booking: Booking): Promise<Talk> {
  const { conversation, open } = await getBookingConversation(ctx, { bookingId: booking.id })
  if (!conversation) return { messages: [], nameOf: () => null, links: new Map(), isOpen: open }
  const { entries } = await listEntries(ctx, { conversationId: conversation.id, limit: MESSAGES })
  const messages = entries.filter((entry) => entry.type === 'message')
  const ids = messages.flatMap(({ content }) => content.attachments?.map(({ id }) => id) ?? [])
  const rows = ids.length === 0 ? [] : await findAttachments(ctx.deps.db, ctx.workspaceId, ids)
  const own = rows.filter((row) => row.conversation_id === conversation.id && row.for_note === 0)
  const names = new Map(conversation.participants.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  return {
    messages,
    nameOf: ({ kind, id }) => names.get(`${kind} ${id}`) ?? null,
    links: new Map(own.map((row) => [row.id, linkFor(ctx.deps, row)])),
    isOpen: open,
  }
}
