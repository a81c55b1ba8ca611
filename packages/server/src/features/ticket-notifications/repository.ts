import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** A ticket with all that mails about it say. */
export interface Thread {
  readonly ticketId: string
  readonly workspaceId: string
  readonly conversationId: string
  readonly number: number
  readonly subject: string
  readonly status: string
  readonly priority: string
  readonly channel: string
  readonly assigneeId: string | null
  readonly mergedIntoId: string | null
  readonly summary: string | null
  readonly customerId: string
  readonly customerName: string | null
  /** Lower case; null where the customer gave none. */
  readonly email: string | null
  /** Whether the host vouched for the address. */
  readonly verified: boolean
  readonly customerReadSeq: number
  /** When a first answer was promised; null where it was given or nothing was. */
  readonly expectedAt: number | null
}

export async function findThread(db: Db, workspaceId: string, ticketId: string): Promise<Thread | null> {
  const row = await db
    .selectFrom('tickets as t')
    .innerJoin('customers as c', 'c.id', 't.customer_id')
    .innerJoin('conversations as v', 'v.id', 't.conversation_id')
    .select([
      't.id',
      't.number',
      't.subject',
      't.status',
      't.priority',
      't.channel',
      't.assignee_id',
      't.merged_into_id',
    ])
    .select(['t.resolution_summary', 't.conversation_id', 't.customer_id', 't.expected_at', 't.first_response_at'])
    .select(['c.name', 'c.email', 'c.verified', 'v.customer_read_seq'])
    .where('t.id', '=', ticketId)
    .where('t.workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (!row) return null
  return {
    ticketId: row.id,
    workspaceId,
    conversationId: row.conversation_id,
    number: row.number,
    subject: row.subject,
    status: row.status,
    priority: row.priority,
    channel: row.channel,
    assigneeId: row.assignee_id,
    mergedIntoId: row.merged_into_id,
    summary: row.resolution_summary,
    customerId: row.customer_id,
    customerName: row.name,
    email: row.email?.toLowerCase() ?? null,
    verified: row.verified === 1,
    customerReadSeq: row.customer_read_seq,
    expectedAt: row.first_response_at === null ? row.expected_at : null,
  }
}

/** Active admins, those who were there first. */
export async function listAdmins(db: Db, workspaceId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('agents')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('active', '=', 1)
    .where('role', '=', 'admin')
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The ticket that a conversation is; null where it is none. */
export async function findNoteThread(db: Db, workspaceId: string, conversationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('tickets')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** A note with who wrote it. */
export async function findNoteText(
  db: Db,
  workspaceId: string,
  noteId: string,
): Promise<{ text: string; author: string | null; conversationId: string } | undefined> {
  const row = await db
    .selectFrom('notes as n')
    .leftJoin('agents as a', 'a.id', 'n.author_id')
    .select(['n.text', 'n.conversation_id', 'a.name'])
    .where('n.workspace_id', '=', workspaceId)
    .where('n.id', '=', noteId)
    .executeTakeFirst()
  return row && { text: row.text, author: row.name, conversationId: row.conversation_id }
}

/** What one message of a ticket says. */
export async function findMessage(
  db: Db,
  conversationId: string,
  seq: number,
): Promise<{ id: string; data: string; author: string | null } | undefined> {
  return db
    .selectFrom('conversation_entries as e')
    .leftJoin('agents as a', 'a.id', 'e.sender_id')
    .select(['e.id', 'e.data', 'a.name as author'])
    .where('e.conversation_id', '=', conversationId)
    .where('e.seq', '=', seq)
    .executeTakeFirst()
}

/** Message-IDs of mail that came in about a ticket, the newest last. */
export async function listMailIds(db: Db, workspaceId: string, ticketId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('inbound_mails')
    .select('message_id')
    .where('workspace_id', '=', workspaceId)
    .where('ticket_id', '=', ticketId)
    .where('message_id', 'is not', null)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.toReversed().flatMap(({ message_id }) => (message_id === null ? [] : [message_id]))
}

/** How far an agent has read a conversation; 0 where they have not opened it. */
export async function findReadSeq(db: Db, conversationId: string, agentId: string): Promise<number> {
  const row = await db
    .selectFrom('conversation_participants')
    .select('read_seq')
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', 'agent')
    .where('participant_id', '=', agentId)
    .executeTakeFirst()
  return row?.read_seq ?? 0
}
