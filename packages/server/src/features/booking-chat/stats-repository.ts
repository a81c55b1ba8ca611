import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** Which conversations count: those of bookings in a workspace with something new since, of one provider or of all. */
export interface Counted {
  readonly workspaceId: string
  readonly providerId: string | null
  readonly since: number
}

const counted = (db: Db, { workspaceId, providerId, since }: Counted) => {
  const query = db
    .selectFrom('conversations as c')
    .where('c.workspace_id', '=', workspaceId)
    .where('c.booking_id', 'is not', null)
    .where('c.updated_at', '>=', since)
  return providerId === null ? query : query.where('c.provider_id', '=', providerId)
}

export async function countThreads(db: Db, which: Counted): Promise<{ conversations: number; active: number }> {
  const row = await counted(db, which)
    .select((eb) => [
      eb.fn.countAll().as('conversations'),
      eb.fn.countAll().filterWhere('c.status', '=', 'open').as('active'),
    ])
    .executeTakeFirstOrThrow()
  return { conversations: Number(row.conversations), active: Number(row.active) }
}

/** Messages of customers that the provider of their booking has not read. */
export async function countUnreadByProviders(db: Db, which: Counted): Promise<number> {
  const row = await counted(db, which)
    .innerJoin('conversation_entries as e', 'e.conversation_id', 'c.id')
    .leftJoin('conversation_participants as p', (join) =>
      join
        .onRef('p.conversation_id', '=', 'c.id')
        .on('p.kind', '=', 'agent')
        .onRef('p.participant_id', '=', 'c.provider_id'),
    )
    .select((eb) => eb.fn.countAll().as('unread'))
    .where('e.type', '=', 'message')
    .where('e.sender_kind', '=', 'customer')
    .where((eb) => eb('e.seq', '>', eb.fn.coalesce('p.read_seq', eb.lit(0))))
    .executeTakeFirstOrThrow()
  return Number(row.unread)
}

export interface Answering {
  readonly answered: number
  readonly unanswered: number
  readonly averageMs: number | null
}

/**
 * How providers answer. A question is what a customer writes until somebody else does; it begins with the first message
 * of it. One that somebody else than the provider answered says nothing of how the provider answers, and is left out.
 */
export async function measureAnswers(db: Db, which: Counted): Promise<Answering> {
  const row = await db
    .with('said', () =>
      counted(db, which)
        .innerJoin('conversation_entries as e', 'e.conversation_id', 'c.id')
        .select(['e.conversation_id', 'e.seq', 'e.at', 'e.sender_kind', 'e.sender_id', 'c.provider_id'])
        .select(
          sql<string | null>`lag(e.sender_kind) over (partition by e.conversation_id order by e.seq)`.as('kind_before'),
        )
        .where('e.type', '=', 'message')
        .where('e.at', '>=', which.since),
    )
    .with('turns', (query) =>
      query
        .selectFrom('said')
        .select(['at', 'sender_kind', 'provider_id'])
        .select([
          sql<number | null>`lead(at) over (partition by conversation_id order by seq)`.as('answered_at'),
          sql<string | null>`lead(sender_id) over (partition by conversation_id order by seq)`.as('answered_by'),
        ])
        .where((eb) => eb.or([eb('kind_before', 'is', null), eb('kind_before', '<>', eb.ref('sender_kind'))])),
    )
    .selectFrom('turns')
    .where('sender_kind', '=', 'customer')
    .select((eb) => [
      eb.fn.countAll().filterWhereRef('answered_by', '=', 'provider_id').as('answered'),
      eb.fn.countAll().filterWhere('answered_at', 'is', null).as('unanswered'),
      eb.fn
        .avg<number | string | null>(sql<number>`answered_at - at`)
        .filterWhereRef('answered_by', '=', 'provider_id')
        .as('average'),
    ])
    .executeTakeFirstOrThrow()
  return {
    answered: Number(row.answered),
    unanswered: Number(row.unanswered),
    averageMs: row.average === null ? null : Number(row.average),
  }
}

/** The conversations in which something was said last. */
export function listRecentThreads(db: Db, which: Counted, limit: number) {
  return counted(db, which)
    .leftJoin('customers as u', 'u.id', 'c.customer_id')
    .select(['c.booking_id', 'c.booking_number', 'c.last_message_preview', 'c.last_message_at', 'u.name'])
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
}
