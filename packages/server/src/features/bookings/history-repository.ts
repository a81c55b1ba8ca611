import type { BookingRow, Db, HistoryRow } from './repository.ts'

/** What is to be written into the history; its place is found here. */
export type NewHistoryItem = Omit<HistoryRow, 'booking_id' | 'workspace_id' | 'seq'>

/** Appends to the history of a booking whose row the caller holds. */
export async function appendHistory(db: Db, booking: BookingRow, item: NewHistoryItem): Promise<void> {
  const last = await db
    .selectFrom('booking_history')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('booking_id', '=', booking.id)
    .executeTakeFirst()
  const seq = Number(last?.seq ?? 0) + 1
  await db
    .insertInto('booking_history')
    .values({ ...item, booking_id: booking.id, workspace_id: booking.workspace_id, seq })
    .execute()
}

export function findHistoryByClientId(db: Db, bookingId: string, clientId: string): Promise<HistoryRow | undefined> {
  return db
    .selectFrom('booking_history')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
}

/** A history row with the name of whoever reported it. */
export interface NamedHistoryRow extends HistoryRow {
  readonly customer_name: string | null
  readonly agent_name: string | null
}

/** The whole history by the time at which things happened, at most `limit` of the newest. */
export async function listHistoryRows(db: Db, bookingId: string, limit: number): Promise<NamedHistoryRow[]> {
  const rows = await db
    .selectFrom('booking_history as h')
    .leftJoin('customers as c', 'c.id', 'h.by_id')
    .leftJoin('agents as a', 'a.id', 'h.by_id')
    .selectAll('h')
    .select(['c.name as customer_name', 'a.name as agent_name'])
    .where('h.booking_id', '=', bookingId)
    .orderBy('h.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.sort((a, b) => a.at - b.at || a.seq - b.seq)
}
