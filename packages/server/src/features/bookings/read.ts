import {
  BOOKING_STATUSES,
  type Booking,
  type BookingHistory,
  type BookingHistoryItem,
  type BookingPage,
  type BookingRole,
  type BookingState,
  CodedError,
  LIMITS,
  type ListBookings,
} from '@deskbell/protocol'
import { requireOffice } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findLiveLocation } from '../live-location/index.ts'
import { requireBooking } from './access.ts'
import { showBooking, showBookings } from './booking.ts'
import { listHistoryRows, type NamedHistoryRow } from './history-repository.ts'
import { type BookingsQuery, listBookingRows } from './list-repository.ts'
import type { BookingRow } from './repository.ts'

/** What became of a booking is shown so far back. */
const HISTORY = 500

/** Bookings by start: a customer's own, those of a provider, or all for the office. */
export async function listBookings(ctx: Ctx, input: ListBookings): Promise<BookingPage> {
  const { role, ...own } = scopeOf(ctx)
  const limit = input.limit ?? LIMITS.pageSize
  const rows = await listBookingRows(ctx.deps.db, {
    workspaceId: ctx.workspaceId,
    customerId: input.customerId,
    providerId: input.providerId,
    statuses: statusesOf(input.status),
    from: input.from === undefined ? undefined : Date.parse(input.from),
    to: input.to === undefined ? undefined : Date.parse(input.to),
    q: input.q,
    newestFirst: input.order === 'newest',
    after: input.cursor === undefined ? undefined : readCursor(input.cursor),
    limit: limit + 1,
    ...own,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showBookings(ctx.deps.db, page, role),
    nextCursor: rows.length > limit && last ? `${last.starts_at}.${last.id}` : null,
  }
}

export async function getBooking(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<Booking> {
  const { row, role } = await requireBooking(ctx, ctx.deps.db, bookingId)
  return showBooking(ctx.deps.db, row, role)
}

/** Where a booking stands, and where its provider is while they share it. */
export async function getBookingStatus(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<BookingState> {
  const { row, role } = await requireBooking(ctx, ctx.deps.db, bookingId)
  const [booking, location] = await Promise.all([
    showBooking(ctx.deps.db, row, role),
    findLiveLocation(ctx.deps.db, row.id, ctx.deps.clock.now()),
  ])
  return { booking, location }
}

export async function listBookingHistory(ctx: Ctx, { bookingId }: { bookingId: string }): Promise<BookingHistory> {
  const { row } = await requireBooking(ctx, ctx.deps.db, bookingId)
  const rows = await listHistoryRows(ctx.deps.db, row.id, HISTORY)
  return { items: rows.map((item) => toHistoryItem(item, row)) }
}

function scopeOf(ctx: Ctx): Pick<BookingsQuery, 'customerId' | 'providerId'> & { role: BookingRole } {
  const { actor } = ctx
  if (actor.kind === 'customer') return { customerId: actor.id, role: 'customer' }
  if (actor.kind === 'agent' && actor.role === 'provider') return { providerId: actor.id, role: 'provider' }
  requireOffice(ctx, 'bookings:read')
  return { role: actor.kind === 'agent' ? actor.role : 'host' }
}

function statusesOf(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined
  const statuses = text.split(',')
  const unknown = statuses.filter((status) => !(BOOKING_STATUSES as readonly string[]).includes(status))
  if (unknown.length === 0) return statuses
  const message = `${unknown.join(', ')} is none of ${BOOKING_STATUSES.join(', ')}`
  throw new CodedError('invalid_input', undefined, { errors: [{ path: 'query.status', message }] })
}

function readCursor(cursor: string): { startsAt: number; id: string } {
  const parts = /^(\d{1,15})\.(bkg_[0-9a-z]{26})$/.exec(cursor)
  if (parts?.[1] && parts[2]) return { startsAt: Number(parts[1]), id: parts[2] }
  const errors = [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }]
  throw new CodedError('invalid_input', undefined, { errors })
}

function toHistoryItem(row: NamedHistoryRow, booking: BookingRow): BookingHistoryItem {
  return {
    seq: row.seq,
    status: row.status as BookingHistoryItem['status'],
    at: new Date(Number(row.at)).toISOString(),
    recordedAt: new Date(Number(row.recorded_at)).toISOString(),
    by: { kind: row.by_kind, name: nameOf(row, booking) },
    eta: row.eta === null ? null : new Date(Number(row.eta)).toISOString(),
    reason: row.reason,
    applied: row.applied === 1,
  }
}

/** Whoever came is named as the customer knows them; the office has no names. */
function nameOf(row: NamedHistoryRow, booking: BookingRow): string | null {
  if (row.by_kind === 'customer') return row.customer_name
  return row.by_kind === 'agent' && row.by_id === booking.provider_id ? booking.provider_name : null
}
