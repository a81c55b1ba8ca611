import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { BookingRow } from '../bookings/index.ts'
import type { CompletionRequestsTable } from './tables.ts'

export type RequestRow = Selectable<CompletionRequestsTable>
export type Db = Kysely<Database>

/** The newest completion request of a booking. */
export function findRequest(db: Db, workspaceId: string, bookingId: string): Promise<RequestRow | undefined> {
  return db
    .selectFrom('completion_requests')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('booking_id', '=', bookingId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function updateRequestRow(
  db: Db,
  { workspace_id, booking_id, n }: RequestRow,
  change: Updateable<CompletionRequestsTable>,
): Promise<RequestRow> {
  return db
    .updateTable('completion_requests')
    .set(change)
    .where('workspace_id', '=', workspace_id)
    .where('booking_id', '=', booking_id)
    .where('n', '=', n)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What schedules look for, over all workspaces; instants in epoch milliseconds. */
export interface OpenQuery {
  readonly status: 'pending' | 'escalated'
  readonly escalatesAfter?: number
  readonly escalatesBy?: number
  readonly unreminded?: boolean
}

/** Open requests by their bookings, of which each has one at most; `after` is the last booking seen. */
export function listOpenRequests(db: Db, wanted: OpenQuery, after: string, limit: number): Promise<RequestRow[]> {
  let query = db
    .selectFrom('completion_requests')
    .selectAll()
    .where('status', '=', wanted.status)
    .where('booking_id', '>', after)
    .orderBy('booking_id')
    .limit(limit)
  if (wanted.escalatesAfter !== undefined) query = query.where('escalates_at', '>', wanted.escalatesAfter)
  if (wanted.escalatesBy !== undefined) query = query.where('escalates_at', '<=', wanted.escalatesBy)
  if (wanted.unreminded) query = query.where('reminded_at', 'is', null)
  return query.execute()
}

export interface PendingQuery {
  readonly workspaceId: string
  readonly view: 'due' | 'mine' | 'disputed' | 'waiting'
  readonly agentId: string
  readonly now: number
  readonly after: { readonly escalatesAt: number; readonly bookingId: string } | undefined
  readonly limit: number
}

/** Requests that somebody has to do something about, those first that have been due the longest. */
export function listPendingRequests(
  db: Db,
  { workspaceId, view, agentId, now, after, limit }: PendingQuery,
): Promise<RequestRow[]> {
  let query = db
    .selectFrom('completion_requests as r')
    .selectAll('r')
    .where('r.workspace_id', '=', workspaceId)
    .orderBy('r.escalates_at')
    .orderBy('r.booking_id')
    .limit(limit)
  if (view === 'due') {
    query = query
      .where('r.status', 'in', ['pending', 'escalated'])
      .where((eb) => eb.or([eb('r.status', '=', 'escalated'), eb('r.escalates_at', '<=', now)]))
  }
  if (view === 'mine') query = query.where('r.status', '=', 'escalated').where('r.agent_id', '=', agentId)
  if (view === 'waiting') query = query.where('r.status', '=', 'pending').where('r.escalates_at', '>', now)
  if (view === 'disputed') {
    query = query
      .innerJoin('bookings as b', 'b.id', 'r.booking_id')
      .where('b.status', '=', 'disputed')
      .where((eb) =>
        eb(
          'r.n',
          '=',
          eb
            .selectFrom('completion_requests as newest')
            .select((newest) => newest.fn.max('newest.n').as('n'))
            .whereRef('newest.booking_id', '=', 'r.booking_id'),
        ),
      )
  }
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('r.escalates_at', '>', after.escalatesAt),
        eb.and([eb('r.escalates_at', '=', after.escalatesAt), eb('r.booking_id', '>', after.bookingId)]),
      ]),
    )
  }
  return query.execute()
}

/** Bookings by their ids. */
export async function findBookings(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BookingRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
