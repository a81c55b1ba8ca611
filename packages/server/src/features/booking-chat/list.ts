import { type BookingConversationPage, CodedError, LIMITS } from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { bookingSettings, namesOfCustomers, roleIn } from '../bookings/index.ts'
import { type Caller, readConversations } from '../conversations/index.ts'
import { showConversation } from './conversation.ts'
import { findBookings, listThreads } from './list-repository.ts'

/**
 * Conversations about bookings, the newest activity first: a customer's own, those of a provider's bookings, all of the
 * workspace for the desk.
 */
export async function listBookingConversations(
  ctx: Ctx,
  input: { cursor?: string | undefined; limit?: number | undefined },
): Promise<BookingConversationPage> {
  const { db } = ctx.deps
  const reader = readerOf(ctx)
  const limit = input.limit ?? LIMITS.pageSize
  const after = input.cursor === undefined ? undefined : readCursor(input.cursor)
  const threads = await listThreads(db, { workspaceId: ctx.workspaceId, ...reader.own, after, limit: limit + 1 })
  const page = threads.slice(0, limit)
  const [bookings, conversations, settings] = await Promise.all([
    findBookings(
      db,
      ctx.workspaceId,
      page.flatMap((thread) => thread.booking_id ?? []),
    ),
    readConversations(db, page, reader),
    bookingSettings(db, ctx.workspaceId),
  ])
  const names = await namesOfCustomers(
    db,
    bookings.map((row) => row.customer_id),
  )
  const byId = new Map(bookings.map((row) => [row.id, row]))
  const last = page.at(-1)
  return {
    items: conversations.flatMap((conversation) => {
      const row = byId.get(conversation.booking?.id ?? '')
      if (!row) return []
      const role = roleIn(ctx, row, row.id)
      const customerName = names.get(row.customer_id) ?? null
      return [showConversation(ctx, { row, role, settings, conversation, customerName })]
    }),
    nextCursor: threads.length > limit && last ? `${last.updated_at}.${last.id}` : null,
  }
}

type Own = { readonly customerId?: string; readonly providerId?: string }

function readerOf(ctx: Ctx): Pick<Caller, 'kind' | 'id'> & { readonly own: Own } {
  const { actor } = ctx
  if (actor.kind === 'customer') return { kind: 'customer', id: actor.id, own: { customerId: actor.id } }
  if (actor.kind === 'agent' && actor.role === 'provider') {
    return { kind: 'agent', id: actor.id, own: { providerId: actor.id } }
  }
  return { kind: 'agent', id: requireInbox(ctx).id, own: {} }
}

function readCursor(cursor: string): { updatedAt: number; id: string } {
  const parts = /^(\d{1,15})\.(cnv_[0-9a-z]{26})$/.exec(cursor)
  if (parts?.[1] && parts[2]) return { updatedAt: Number(parts[1]), id: parts[2] }
  const errors = [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }]
  throw new CodedError('invalid_input', undefined, { errors })
}
