import type { LiveLocation } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'

/** Where the provider of a booking is, while they share it; null otherwise. */
export async function findLiveLocation(
  db: Kysely<Database>,
  bookingId: string,
  now: number,
): Promise<LiveLocation | null> {
  const row = await db
    .selectFrom('booking_locations')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('until', '>', now)
    .executeTakeFirst()
  if (!row) return null
  return {
    point: { latitude: row.latitude, longitude: row.longitude },
    accuracy: row.accuracy,
    at: new Date(Number(row.at)).toISOString(),
    until: new Date(Number(row.until)).toISOString(),
  }
}
