import type { BookingSettings } from '@deskbell/protocol'
import { DEFAULT_BOOKING_SETTINGS } from './defaults.ts'
import type { Db } from './repository.ts'

/**
 * What a workspace decided, with what is usual for everything else; for the settings of completion, which an
 * installation may decide as well, ask `completionSettings`.
 */
export async function bookingSettings(db: Db, workspaceId: string): Promise<BookingSettings> {
  return { ...DEFAULT_BOOKING_SETTINGS, ...(await savedBookingSettings(db, workspaceId)) }
}

/** What a workspace decided itself. */
export async function savedBookingSettings(db: Db, workspaceId: string): Promise<Partial<BookingSettings>> {
  const row = await db
    .selectFrom('booking_settings')
    .select('settings')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.settings) as Partial<BookingSettings>) : {}
}

export async function saveBookingSettings(
  db: Db,
  workspaceId: string,
  settings: Partial<BookingSettings>,
  now: number,
): Promise<void> {
  const row = { workspace_id: workspaceId, settings: JSON.stringify(settings), updated_at: now }
  await db
    .insertInto('booking_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}
