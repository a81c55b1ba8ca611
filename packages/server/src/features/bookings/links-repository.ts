import type { Selectable } from 'kysely'
import type { Db } from './repository.ts'
import type { BookingLinksTable } from './tables.ts'

export type BookingLinkRow = Selectable<BookingLinksTable>

export async function insertLink(db: Db, row: BookingLinkRow): Promise<void> {
  await db.insertInto('booking_links').values(row).execute()
}

export function findLinkByToken(db: Db, tokenHash: string): Promise<BookingLinkRow | undefined> {
  return db.selectFrom('booking_links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
}

/** A link with whose booking it opens. */
export interface OwnedLink extends BookingLinkRow {
  readonly customer_id: string
}

export function findLinkById(db: Db, id: string): Promise<OwnedLink | undefined> {
  return db
    .selectFrom('booking_links as l')
    .innerJoin('bookings as b', 'b.id', 'l.booking_id')
    .selectAll('l')
    .select('b.customer_id')
    .where('l.id', '=', id)
    .executeTakeFirst()
}

/** Ends every link to a booking; says how many worked until then. */
export async function endLinks(db: Db, workspaceId: string, bookingId: string, now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('booking_links')
    .set({ ended_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('booking_id', '=', bookingId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
