import {
  CodedError,
  type Completion,
  LIMITS,
  type ListPendingCompletions,
  type PendingCompletionPage,
} from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { completionSettings, requireBooking, showBookings } from '../bookings/index.ts'
import { attemptsOf } from './attempts-repository.ts'
import { requireRequest } from './change.ts'
import { toCompletion } from './completion.ts'
import { findBookings, listPendingRequests } from './requests-repository.ts'

/** What waits for support or for customers, by the time at which it is due; those past their time unless said. */
export async function listPendingCompletions(ctx: Ctx, input: ListPendingCompletions): Promise<PendingCompletionPage> {
  const { id: agentId, role } = requireInbox(ctx)
  const { db, clock } = ctx.deps
  const { workspaceId } = ctx
  const limit = input.limit ?? LIMITS.pageSize
  const found = await listPendingRequests(db, {
    workspaceId,
    view: input.view ?? 'due',
    agentId,
    now: clock.now(),
    after: input.cursor === undefined ? undefined : readCursor(input.cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const rows = await findBookings(
    db,
    workspaceId,
    page.map(({ booking_id }) => booking_id),
  )
  const bookings = await showBookings(db, [...rows.values()], role)
  const byId = new Map(bookings.map((booking) => [booking.id, booking]))
  const attempts = await attemptsOf(db, page)
  const { autoCompleteDays } = await completionSettings(ctx.deps, db, workspaceId)
  return {
    items: page.flatMap((request) => {
      const booking = byId.get(request.booking_id)
      return booking ? [{ booking, completion: toCompletion(request, attempts(request), autoCompleteDays) }] : []
    }),
    nextCursor: found.length > limit && last ? `${last.escalates_at}.${last.booking_id}` : null,
  }
}

/** The newest request of a booking with everything done about it; for agents and admins. */
export async function getCompletion(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<Completion> {
  requireInbox(ctx)
  const { db } = ctx.deps
  await requireBooking(ctx, db, bookingId)
  const request = await requireRequest(db, ctx.workspaceId, bookingId)
  const attempts = await attemptsOf(db, [request])
  const { autoCompleteDays } = await completionSettings(ctx.deps, db, ctx.workspaceId)
  return toCompletion(request, attempts(request), autoCompleteDays)
}

function readCursor(cursor: string): { escalatesAt: number; bookingId: string } {
  const parts = /^(\d{1,15})\.(bkg_[0-9a-z]{26})$/.exec(cursor)
  if (parts?.[1] && parts[2]) return { escalatesAt: Number(parts[1]), bookingId: parts[2] }
  const errors = [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }]
  throw new CodedError('invalid_input', undefined, { errors })
}
