import type { BookingSettings } from '@deskbell/protocol'
import { DEFAULT_BOOKING_SETTINGS } from './defaults.ts'
import type { Db } from './repository.ts'

/** What a workspace decided, with what is usual for everything else. */
export async function bookingSettings(db: Db, workspaceId: string): Promise<BookingSettings> {
  const row = await db
    .selectFrom('booking_settings')
    .select('settings')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return { ...DEFAULT_BOOKING_SETTINGS, ...(row && (JSON.parse(row.settings) as Partial<BookingSettings>)) }
}

export async function saveBookingSettings(
  db: Db,
  workspaceId: string,
  settings: BookingSettings,
  now: number,
): Promise<void> {
  const row = { workspace_id: workspaceId, settings: JSON.stringify(settings), updated_at: now }
  await db
    .insertInto('booking_settings')
    .values(row)
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}
