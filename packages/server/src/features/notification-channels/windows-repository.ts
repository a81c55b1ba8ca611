import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** Notes when a customer wrote to us by WhatsApp; an earlier time than is known changes nothing. */
export async function noteWindow(db: Db, workspaceId: string, phone: string, wroteAt: number): Promise<void> {
  await db
    .insertInto('whatsapp_windows')
    .values({ workspace_id: workspaceId, phone, wrote_at: wroteAt })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'phone'])
        .doUpdateSet({ wrote_at: wroteAt })
        .where('whatsapp_windows.wrote_at', '<', wroteAt),
    )
    .execute()
}

/** When a customer last wrote to us by WhatsApp; null where it is long ago, or never. */
export async function lastWrote(db: Db, workspaceId: string, phone: string): Promise<number | null> {
  const row = await db
    .selectFrom('whatsapp_windows')
    .select('wrote_at')
    .where('workspace_id', '=', workspaceId)
    .where('phone', '=', phone)
    .executeTakeFirst()
  return row?.wrote_at ?? null
}

export async function forgetWindowsBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom('whatsapp_windows').where('wrote_at', '<', before).execute()
}
