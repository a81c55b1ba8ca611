import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** So many of those in charge at most are told of one thing. */
const ADMINS = 20

/** Active admins, those who were there first. */
export async function listAdmins(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('agents')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('active', '=', 1)
    .where('role', '=', 'admin')
    .orderBy('created_at')
    .limit(ADMINS)
    .execute()
  return rows.map(({ id }) => id)
}

/** Who of support follows up a completion request; null for nobody. */
export async function findFollower(db: Db, workspaceId: string, bookingId: string, n: number): Promise<string | null> {
  const row = await db
    .selectFrom('completion_requests')
    .select('agent_id')
    .where('workspace_id', '=', workspaceId)
    .where('booking_id', '=', bookingId)
    .where('n', '=', n)
    .executeTakeFirst()
  return row?.agent_id ?? null
}

/** Whose booking it is, as words to them and about them need it. */
export function findCustomer(db: Db, workspaceId: string, id: string) {
  return db
    .selectFrom('customers')
    .select(['id', 'name', 'locale'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** One message of a booking's conversation, and how far its customer and one of the workspace's people have read. */
export async function findBookingMessage(
  db: Db,
  workspaceId: string,
  { conversationId, seq, agentId }: { conversationId: string; seq: number; agentId: string | null },
): Promise<{ data: string; author: string | null; customerReadSeq: number; agentReadSeq: number } | undefined> {
  const row = await db
    .selectFrom('conversation_entries as e')
    .innerJoin('conversations as v', 'v.id', 'e.conversation_id')
    .leftJoin('agents as a', 'a.id', 'e.sender_id')
    .leftJoin('conversation_participants as p', (join) =>
      join
        .onRef('p.conversation_id', '=', 'e.conversation_id')
        .on('p.kind', '=', 'agent')
        .on('p.participant_id', '=', agentId ?? ''),
    )
    .select(['e.data', 'a.name as author', 'v.customer_read_seq', 'p.read_seq'])
    .where('e.workspace_id', '=', workspaceId)
    .where('e.conversation_id', '=', conversationId)
    .where('e.seq', '=', seq)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    data: row.data,
    author: row.author,
    customerReadSeq: row.customer_read_seq,
    agentReadSeq: row.read_seq ?? 0,
  }
}

/** Bookings that are still to come, by id, after one of them. */
export async function listAhead(
  db: Db,
  workspaceId: string,
  { now, after, limit }: { now: number; after: string; limit: number },
): Promise<{ id: string; startsAt: number }[]> {
  const rows = await db
    .selectFrom('bookings')
    .select(['id', 'starts_at'])
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', 'confirmed')
    .where('starts_at', '>', now)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, starts_at }) => ({ id, startsAt: starts_at }))
}
