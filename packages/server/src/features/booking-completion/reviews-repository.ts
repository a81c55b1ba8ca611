import type { Selectable, Updateable } from 'kysely'
import type { Db } from './requests-repository.ts'
import type { ReviewsTable } from './tables.ts'

export type ReviewRow = Selectable<ReviewsTable>

/** A review with what stands beside it in lists. */
export interface ListedReviewRow extends ReviewRow {
  readonly booking_number: number
  readonly service: string
  readonly customer_name: string | null
  readonly provider_name: string | null
}

export interface ReviewsQuery {
  readonly workspaceId: string
  readonly id?: string | undefined
  readonly status?: string | undefined
  readonly providerId?: string | undefined
  /** The last one seen. */
  readonly before?: string | undefined
  readonly limit: number
}

/** Reviews, the newest first: their ids begin with the time. */
export function listReviewRows(db: Db, list: ReviewsQuery): Promise<ListedReviewRow[]> {
  let query = db
    .selectFrom('reviews as r')
    .innerJoin('bookings as b', 'b.id', 'r.booking_id')
    .leftJoin('customers as c', 'c.id', 'b.customer_id')
    .leftJoin('agents as a', 'a.id', 'r.provider_id')
    .selectAll('r')
    .select([
      'b.number as booking_number',
      'b.service',
      'c.name as customer_name',
      // Somebody whom only the host knows has no row of their own.
      (eb) => eb.fn.coalesce('a.name', 'b.provider_name').as('provider_name'),
    ])
    .where('r.workspace_id', '=', list.workspaceId)
    .orderBy('r.id', 'desc')
    .limit(list.limit)
  if (list.id !== undefined) query = query.where('r.id', '=', list.id)
  if (list.status !== undefined) query = query.where('r.status', '=', list.status)
  if (list.providerId !== undefined) query = query.where('r.provider_id', '=', list.providerId)
  if (list.before !== undefined) query = query.where('r.id', '<', list.before)
  return query.execute()
}

export function findReview(db: Db, workspaceId: string, id: string): Promise<ReviewRow | undefined> {
  return db
    .selectFrom('reviews')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function findReviewOf(db: Db, bookingId: string): Promise<ReviewRow | undefined> {
  return db.selectFrom('reviews').selectAll().where('booking_id', '=', bookingId).executeTakeFirst()
}

export async function insertReview(db: Db, row: ReviewRow): Promise<void> {
  await db.insertInto('reviews').values(row).execute()
}

export function updateReviewRow(
  db: Db,
  { workspace_id, id }: ReviewRow,
  change: Updateable<ReviewsTable>,
): Promise<ReviewRow> {
  return db
    .updateTable('reviews')
    .set(change)
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
