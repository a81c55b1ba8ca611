import { type BookingLink, type BookingLinkScope, type BookingSession, CodedError } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { requireBooking } from './access.ts'
import { guestToken } from './guests.ts'
import { type BookingLinkRow, endLinks, findLinkByToken, insertLink } from './links-repository.ts'
import type { BookingRow } from './repository.ts'

const DAY = 86_400_000
/** A link works this long after the booking's end: whoever reviews late still gets in. */
const LIFE_AFTER_END = 60 * DAY
/** And at least this long from when it is made. */
const LIFE = 30 * DAY

/**
 * Makes a link to a booking. Customers and agents may hand out either kind; a guest hands out at most what they
 * hold. Throws `not_found`, `forbidden`.
 */
export async function createBookingLink(
  ctx: Ctx,
  { bookingId, scope }: { bookingId: string; scope: BookingLinkScope },
): Promise<BookingLink> {
  const { row } = await requireBooking(ctx, ctx.deps.db, bookingId)
  if (ctx.actor.kind === 'agent' && ctx.actor.role === 'provider') {
    throw new CodedError('forbidden', 'Providers make no links')
  }
  if (ctx.actor.kind === 'guest' && ctx.actor.scope === 'view' && scope === 'manage') {
    throw new CodedError('forbidden', 'This link is for looking only, so it makes none that may do more')
  }
  return inTransaction(ctx, (tx) => issueBookingLink(ctx, tx, row, scope))
}

/** Makes a link in the caller's transaction; only the digest of its token is kept. */
export async function issueBookingLink(
  { deps }: Pick<Ctx, 'deps'>,
  tx: Tx,
  row: BookingRow,
  scope: BookingLinkScope,
): Promise<BookingLink> {
  const token = newToken()
  const expiresAt = Math.max(tx.now() + LIFE, row.ends_at + LIFE_AFTER_END)
  await insertLink(tx.db, {
    id: newId('bookingLink'),
    workspace_id: row.workspace_id,
    booking_id: row.id,
    scope,
    token_hash: hashToken(token),
    created_at: tx.now(),
    expires_at: expiresAt,
    ended_at: null,
  })
  const url = `${deps.config.publicUrl}/bookings/${token}`
  return {
    scope,
    url,
    calendarUrl: `${url}/calendar.ics`,
    confirmationUrl: `${url}/confirmation.pdf`,
    expiresAt: new Date(expiresAt).toISOString(),
  }
}

/** Ends every link to a booking at once, and with them what guests are doing. */
export async function revokeBookingLinks(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<void> {
  const { row, role } = await requireBooking(ctx, ctx.deps.db, bookingId, 'bookings:write')
  if (role === 'provider' || role === 'guest') throw new CodedError('forbidden', 'Ask the office to end links')
  await inTransaction(ctx, async (tx) => {
    const ended = await endLinks(tx.db, ctx.workspaceId, row.id, tx.now())
    if (ended === 0) return
    await tx.record({ type: 'booking.links_revoked', subject: row.id, data: { bookingId: row.id } })
    // Guests are in rooms as their customer: whoever still has access comes back with a new ticket.
    const rooms = [{ party: 'booking', id: row.id } as const]
    tx.afterCommit(() => ctx.deps.publisher.disconnect({ kind: 'customer', id: row.customer_id }, rooms))
  })
}

/** The link of a token while it works; nothing for any other. */
export async function readBookingLink(deps: Deps, token: string): Promise<BookingLinkRow | undefined> {
  const link = await findLinkByToken(deps.db, hashToken(token))
  return link && link.ended_at === null && link.expires_at > deps.clock.now() ? link : undefined
}

/** Exchanges the token of a link for what a guest's requests carry. Throws `link_used_or_expired`. */
export async function openBookingLink(ctx: Ctx, { token }: { token: string }): Promise<BookingSession> {
  const link = await readBookingLink(ctx.deps, token)
  if (!link) throw new CodedError('link_used_or_expired')
  const session = guestToken(ctx.deps, link)
  return {
    accessToken: session.accessToken,
    expiresAt: new Date(session.expiresAt).toISOString(),
    bookingId: link.booking_id,
    scope: link.scope as BookingLinkScope,
  }
}
