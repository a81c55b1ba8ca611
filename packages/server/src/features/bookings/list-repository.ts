import type { BookingRow, Db } from './repository.ts'

export interface BookingsQuery {
  readonly workspaceId: string
  readonly customerId?: string | undefined
  readonly providerId?: string | undefined
  readonly statuses?: readonly string[] | undefined
  /** Epoch milliseconds: bookings that are not over before, and have begun before the other. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly q?: string | undefined
  readonly newestFirst: boolean
  readonly after?: { readonly startsAt: number; readonly id: string } | undefined
  readonly limit: number
}

/** Bookings by start; ties by id, so that pages neither repeat nor skip. */
export function listBookingRows(db: Db, list: BookingsQuery): Promise<BookingRow[]> {
  const direction = list.newestFirst ? 'desc' : 'asc'
  let query = db
    .selectFrom('bookings as b')
    .selectAll('b')
    .where('b.workspace_id', '=', list.workspaceId)
    .orderBy('b.starts_at', direction)
    .orderBy('b.id', direction)
    .limit(list.limit)
  if (list.customerId !== undefined) query = query.where('b.customer_id', '=', list.customerId)
  if (list.providerId !== undefined) query = query.where('b.provider_id', '=', list.providerId)
  if (list.statuses) query = query.where('b.status', 'in', [...list.statuses])
  if (list.from !== undefined) query = query.where('b.ends_at', '>', list.from)
  if (list.to !== undefined) query = query.where('b.starts_at', '<', list.to)
  const { q } = list
  if (q) {
    const like = `%${q.toLowerCase().replace(/[\\%_]/g, '')}%`
    const number = Number(/^#?(\d{1,9})$/.exec(q)?.[1] ?? 0)
    query = query
      .innerJoin('customers as c', 'c.id', 'b.customer_id')
      .where((eb) =>
        eb.or([
          eb('b.number', '=', number),
          eb('b.external_id', '=', q),
          ...(['b.service', 'b.provider_name', 'c.name', 'c.email'] as const).map((column) =>
            eb(eb.fn('lower', [column]), 'like', like),
          ),
        ]),
      )
  }
  const { after } = list
  if (after) {
    const beyond = list.newestFirst ? '<' : '>'
    query = query.where((eb) =>
      eb.or([
        eb('b.starts_at', beyond, after.startsAt),
        eb.and([eb('b.starts_at', '=', after.startsAt), eb('b.id', beyond, after.id)]),
      ]),
    )
  }
  return query.execute()
}
