import type { LiveLocation } from '@deskbell/protocol'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { BookingLocationsTable } from './tables.ts'

export type LocationRow = Selectable<BookingLocationsTable>
type Db = Kysely<Database>

/** Where the provider of a booking is, while they share it; null otherwise. */
export async function findLiveLocation(db: Db, bookingId: string, now: number): Promise<LiveLocation | null> {
  const row = await db
    .selectFrom('booking_locations')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('until', '>', now)
    .executeTakeFirst()
  return row ? toLiveLocation(row) : null
}

/** Puts where a provider is now in place of where they were. */
export async function saveLocation(db: Db, row: LocationRow): Promise<LiveLocation> {
  await db
    .insertInto('booking_locations')
    .values(row)
    .onConflict((conflict) => conflict.column('booking_id').doUpdateSet(row))
    .execute()
  return toLiveLocation(row)
}

/** Forgets where the provider of a booking is; says whether anything was known. */
export async function forgetLocation(db: Db, bookingId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('booking_locations')
    .where('booking_id', '=', bookingId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Forgets what nobody went on to share. */
export function forgetExpired(db: Db, now: number): Promise<Pick<LocationRow, 'booking_id' | 'workspace_id'>[]> {
  return db
    .deleteFrom('booking_locations')
    .where('until', '<=', now)
    .returning(['booking_id', 'workspace_id'])
    .execute()
}

function toLiveLocation(row: LocationRow): LiveLocation {
  return {
    point: { latitude: row.latitude, longitude: row.longitude },
    accuracy: row.accuracy,
    at: new Date(row.at).toISOString(),
    until: new Date(row.until).toISOString(),
  }
}
