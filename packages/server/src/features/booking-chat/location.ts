import { CodedError, type LiveLocation, type ShareLocation } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { lockBooking, requireAction, requireBooking, requireRight, roleIn } from '../bookings/index.ts'
import { forgetLocation, locationPublications, saveLocation } from '../live-location/index.ts'

/** What was said last is shown so long, unless more comes. */
const LIFE = 10 * 60_000

type Of<T> = T & { readonly bookingId: string }

/**
 * Shows whoever watches the booking where its provider is, for ten minutes or until they say it again. It is kept in one
 * row and in no event. Throws `forbidden`, and `invalid_transition` where the work is not ahead or going on.
 */
export async function shareLocation(
  ctx: Ctx,
  { bookingId, point, accuracy }: Of<ShareLocation>,
): Promise<LiveLocation> {
  const { role } = await requireBooking(ctx, ctx.deps.db, bookingId, 'bookings:write')
  requireRight(ctx, role, 'share_location')
  return inTransaction(ctx, async (tx) => {
    // Held, so that nothing is shown of somebody who was done a moment ago.
    const row = await lockBooking(tx.db, ctx.workspaceId, bookingId)
    if (!row) throw new CodedError('not_found', `No booking has the id ${bookingId}`)
    requireAction(ctx, row, roleIn(ctx, row, bookingId), 'share_location')
    const location = await saveLocation(tx.db, {
      booking_id: row.id,
      workspace_id: row.workspace_id,
      provider_id: row.provider_id ?? '',
      ...point,
      accuracy: accuracy ?? null,
      at: tx.now(),
      until: tx.now() + LIFE,
    })
    tx.afterCommit(() => publish(ctx, bookingId, location))
    return location
  })
}

/** Stops it, and forgets where they were; nothing happens where nothing was shared. */
export async function stopSharingLocation(ctx: Ctx, { bookingId }: Of<object>): Promise<void> {
  const { role } = await requireBooking(ctx, ctx.deps.db, bookingId, 'bookings:write')
  requireRight(ctx, role, 'share_location')
  await inTransaction(ctx, async (tx) => {
    if (await forgetLocation(tx.db, bookingId)) tx.afterCommit(() => publish(ctx, bookingId, null))
  })
}

function publish({ deps, workspaceId }: Ctx, bookingId: string, location: LiveLocation | null): void {
  deps.publisher.publish(locationPublications(bookingId, location), { kind: 'location', workspaceId, bookingId })
}
