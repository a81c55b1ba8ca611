import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { BookingRow } from '../bookings/index.ts'

type ConversationRow = Selectable<Database['conversations']>
type Db = Kysely<Database>

export interface ThreadsQuery {
  readonly workspaceId: string
  readonly customerId?: string
  readonly providerId?: string
  readonly after: { readonly updatedAt: number; readonly id: string } | undefined
  readonly limit: number
}

/** Conversations about bookings, the newest activity first; ties by id, so that pages neither repeat nor skip. */
export function listThreads(
  db: Db,
  { workspaceId, customerId, providerId, after, limit }: ThreadsQuery,
): Promise<ConversationRow[]> {
  let query = db
    .selectFrom('conversations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  // A customer has few conversations, so they are found as all of theirs are; the others by an index of bookings' own.
  if (customerId !== undefined) query = query.where('customer_id', '=', customerId).where('channel', '=', 'booking')
  else query = query.where('booking_id', 'is not', null)
  if (providerId !== undefined) query = query.where('provider_id', '=', providerId)
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('updated_at', '<', after.updatedAt),
        eb.and([eb('updated_at', '=', after.updatedAt), eb('id', '<', after.id)]),
      ]),
    )
  }
  return query.execute()
}

/** Bookings of a workspace by id, in no order. */
export async function findBookings(db: Db, workspaceId: string, ids: readonly string[]): Promise<BookingRow[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('bookings')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
}
