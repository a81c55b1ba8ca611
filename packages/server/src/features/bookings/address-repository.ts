import type { BookingRow, Db } from './repository.ts'

const DAY = 86_400_000
/** Links work so long after the end of a booking. */
const KEPT = 60 * DAY
const MOST = 10

/** The bookings of those who have an address as contacts or by their host's word: what is ahead, and what ended lately. */
export function listBookingsOfAddress(db: Db, workspaceId: string, email: string, now: number): Promise<BookingRow[]> {
  return db
    .selectFrom('bookings as b')
    .innerJoin('customers as c', 'c.id', 'b.customer_id')
    .selectAll('b')
    .where('b.workspace_id', '=', workspaceId)
    .where('c.email', '=', email.toLowerCase())
    .where('c.merged_into', 'is', null)
    .where((eb) => eb.or([eb('c.contact', '=', 1), eb('c.verified', '=', 1)]))
    .where('b.ends_at', '>', now - KEPT)
    .orderBy('b.starts_at', 'desc')
    .limit(MOST)
    .execute()
}
