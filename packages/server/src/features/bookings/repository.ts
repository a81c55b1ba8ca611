import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { BookingHistoryTable, BookingsTable } from './tables.ts'

export type BookingRow = Selectable<BookingsTable>
export type HistoryRow = Selectable<BookingHistoryTable>
export type Db = Kysely<Database>

/** Takes the next number of a workspace: held until the transaction ends, so numbers come without gaps. */
export async function takeBookingNumber(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .insertInto('booking_counters')
    .values({ workspace_id: workspaceId, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .column('workspace_id')
        .doUpdateSet((eb) => ({ last_number: eb('booking_counters.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

export async function insertBooking(db: Db, row: BookingRow): Promise<void> {
  await db.insertInto('bookings').values(row).execute()
}

export function findBooking(db: Db, workspaceId: string, id: string): Promise<BookingRow | undefined> {
  return bookingsOf(db, workspaceId).where('id', '=', id).executeTakeFirst()
}

export function findByExternalId(db: Db, workspaceId: string, externalId: string): Promise<BookingRow | undefined> {
  return bookingsOf(db, workspaceId).where('external_id', '=', externalId).executeTakeFirst()
}

export function findByClientId(db: Db, workspaceId: string, clientId: string): Promise<BookingRow | undefined> {
  return bookingsOf(db, workspaceId).where('client_id', '=', clientId).executeTakeFirst()
}

/** Reads a booking and holds it until the transaction ends. */
export function lockBooking(db: Db, workspaceId: string, id: string): Promise<BookingRow | undefined> {
  return updateBookingRow(db, workspaceId, id, { id })
}

export function updateBookingRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<BookingsTable>,
): Promise<BookingRow | undefined> {
  return db
    .updateTable('bookings')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

function bookingsOf(db: Db, workspaceId: string) {
  return db.selectFrom('bookings').selectAll().where('workspace_id', '=', workspaceId)
}
