import type { BookingConversation, BookingRole, BookingSettings, Conversation } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import {
  type BookingRow,
  bookingSettings,
  forProvider,
  namesOfCustomers,
  requireBooking,
  toSharedBooking,
} from '../bookings/index.ts'
import { findBookingConversation, readConversation, requireThreadCaller } from '../conversations/index.ts'
import { requireTalker } from './access.ts'
import { closesAt } from './closing.ts'

/** The conversation of a booking with what its caller may say at once; null where nobody has written. */
export async function getBookingConversation(
  ctx: Ctx,
  { bookingId }: { bookingId: string },
): Promise<BookingConversation> {
  const { db } = ctx.deps
  const { row, role } = await requireBooking(ctx, db, bookingId)
  requireTalker(ctx)
  const [settings, names, thread] = await Promise.all([
    bookingSettings(db, ctx.workspaceId),
    namesOfCustomers(db, [row.customer_id]),
    findBookingConversation(db, row.id),
  ])
  const conversation = thread ? await readConversation(db, thread, requireThreadCaller(ctx)) : null
  return showConversation(ctx, { row, role, settings, conversation, customerName: names.get(row.customer_id) ?? null })
}

/** A booking with its conversation, as somebody in it sees it. */
export function showConversation(
  { deps }: Pick<Ctx, 'deps'>,
  {
    row,
    role,
    settings,
    conversation,
    customerName,
  }: {
    readonly row: BookingRow
    readonly role: BookingRole
    readonly settings: BookingSettings
    readonly conversation: Conversation | null
    readonly customerName: string | null
  },
): BookingConversation {
  const closing = closesAt(row, settings)
  const shared = toSharedBooking(row, customerName)
  return {
    booking: role === 'provider' ? forProvider(shared) : shared,
    conversation,
    closesAt: closing === null ? null : new Date(closing).toISOString(),
    open: conversation ? conversation.status === 'open' : closing === null || closing > deps.clock.now(),
    quickResponses: role === 'customer' || role === 'guest' ? [] : offered(settings, row),
  }
}

/** What is of use while the booking stands as it does. */
function offered({ quickResponses }: BookingSettings, { status }: BookingRow) {
  return quickResponses.filter(({ statuses }) => statuses.length === 0 || statuses.some((one) => one === status))
}
