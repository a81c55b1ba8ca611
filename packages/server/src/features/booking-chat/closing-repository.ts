import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/database.ts'

export interface EndedChat {
  readonly bookingId: string
  readonly workspaceId: string
  readonly endedAt: number
}

/**
 * Open conversations of bookings that have ended, over all workspaces. One that was closed by itself and opened again
 * by somebody stays open.
 */
export async function listEndedChats(db: Kysely<Database>): Promise<EndedChat[]> {
  const rows = await db
    .selectFrom('conversations as c')
    .innerJoin('bookings as b', 'b.id', 'c.booking_id')
    .select(['b.id as bookingId', 'b.workspace_id as workspaceId', 'b.ended_at as endedAt'])
    // As the index says it, word for word.
    .where('c.booking_id', 'is not', null)
    .where('c.status', '=', sql.lit('open'))
    .where('b.ended_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('conversation_entries as e')
            .select('e.seq')
            .whereRef('e.conversation_id', '=', 'c.id')
            .where('e.type', '=', 'closed')
            .where('e.sender_kind', '=', 'system'),
        ),
      ),
    )
    .execute()
  return rows.map((row) => ({ ...row, endedAt: row.endedAt ?? 0 }))
}
