import type { InboxCounts } from '@deskbell/protocol'
import type { Db } from './repository.ts'

/** Somebody who reads: customers count agents' messages as unread, agents count customers'. */
export interface Reader {
  readonly kind: 'customer' | 'agent'
  readonly id: string
}

/** What Deskbell says by itself is of the agents' side. */
function otherSide(reader: Reader): string[] {
  return reader.kind === 'customer' ? ['agent', 'system'] : ['customer']
}

/** Messages of the other side that `reader` has not read, by conversation; those without are left out. */
export async function countUnread(
  db: Db,
  conversationIds: readonly string[],
  reader: Reader,
): Promise<Map<string, number>> {
  if (conversationIds.length === 0) return new Map()
  const messages = db
    .selectFrom('conversation_entries as e')
    .select((eb) => ['e.conversation_id', eb.fn.countAll<number>().as('unread')])
    .where('e.conversation_id', 'in', [...conversationIds])
    .where('e.type', '=', 'message')
    .where('e.sender_kind', 'in', otherSide(reader))
    .groupBy('e.conversation_id')
  const unread =
    reader.kind === 'customer'
      ? messages
          .innerJoin('conversations as c', 'c.id', 'e.conversation_id')
          .whereRef('e.seq', '>', 'c.customer_read_seq')
      : messages
          .leftJoin('conversation_participants as p', (join) =>
            join
              .onRef('p.conversation_id', '=', 'e.conversation_id')
              .on('p.kind', '=', 'agent')
              .on('p.participant_id', '=', reader.id),
          )
          .where((eb) => eb('e.seq', '>', eb.fn.coalesce('p.read_seq', eb.lit(0))))
  const rows = await unread.execute()
  return new Map(rows.map((row) => [row.conversation_id, Number(row.unread)]))
}

/** How many conversations each view of an agent's inbox holds, and in how many open ones something is unread. */
export async function countViews(db: Db, workspaceId: string, agentId: string): Promise<InboxCounts> {
  const views = await db
    .selectFrom('conversations')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('status', '=', 'open').as('all'),
      eb.fn.countAll<number>().filterWhere('status', '=', 'closed').as('closed'),
      eb.fn.countAll<number>().filterWhere('status', '=', 'open').filterWhere('assignee_id', '=', agentId).as('mine'),
      eb.fn
        .countAll<number>()
        .filterWhere('status', '=', 'open')
        .filterWhere('assignee_id', 'is', null)
        .as('unassigned'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('booking_id', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    mine: Number(views.mine),
    unassigned: Number(views.unassigned),
    all: Number(views.all),
    closed: Number(views.closed),
    unread: await countUnreadConversations(db, workspaceId, agentId),
  }
}

async function countUnreadConversations(db: Db, workspaceId: string, agentId: string): Promise<number> {
  const row = await db
    .selectFrom('conversations as c')
    .leftJoin('conversation_participants as p', (join) =>
      join.onRef('p.conversation_id', '=', 'c.id').on('p.kind', '=', 'agent').on('p.participant_id', '=', agentId),
    )
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('c.workspace_id', '=', workspaceId)
    .where('c.status', '=', 'open')
    .where('c.booking_id', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('conversation_entries as e')
          .select('e.seq')
          .whereRef('e.conversation_id', '=', 'c.id')
          .where('e.type', '=', 'message')
          .where('e.sender_kind', '=', 'customer')
          .where((inner) => inner('e.seq', '>', inner.fn.coalesce('p.read_seq', inner.lit(0)))),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(row.unread)
}
