import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { MailDeliveriesTable } from './tables.ts'

export type DeliveryRow = Selectable<MailDeliveriesTable>
export type Db = Kysely<Database>

/** A ticket with all that mails about it say. */
export interface Thread {
  readonly ticketId: string
  readonly workspaceId: string
  readonly conversationId: string
  readonly number: number
  readonly subject: string
  readonly status: string
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
    .select(['t.id', 't.number', 't.subject', 't.status', 't.channel', 't.assignee_id', 't.merged_into_id'])
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

/** Active people of a workspace by id. */
export function listAgents(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<{ id: string; email: string }[]> {
  if (ids.length === 0) return Promise.resolve([])
  return activeAgents(db, workspaceId)
    .where('id', 'in', [...ids])
    .execute()
}

export function listAdmins(db: Db, workspaceId: string, limit: number): Promise<{ id: string; email: string }[]> {
  return activeAgents(db, workspaceId).where('role', '=', 'admin').orderBy('created_at').limit(limit).execute()
}

function activeAgents(db: Db, workspaceId: string) {
  return db.selectFrom('agents').select(['id', 'email']).where('workspace_id', '=', workspaceId).where('active', '=', 1)
}

/** Keeps others from planning mails to an address until the transaction ends. */
export async function holdRecipient(db: Db, recipient: string, now: number): Promise<void> {
  await db
    .insertInto('mail_recipients')
    .values({ recipient, planned_at: now })
    .onConflict((conflict) => conflict.column('recipient').doUpdateSet({ planned_at: now }))
    .execute()
}

/** Adds a delivery unless this event has one of the kind to the same person; says whether it did. */
export async function insertDelivery(db: Db, row: DeliveryRow): Promise<boolean> {
  const added = await db
    .insertInto('mail_deliveries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['event_id', 'kind', 'recipient']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export function findDelivery(db: Db, workspaceId: string, id: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('mail_deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
}

export async function endDelivery(
  db: Db,
  workspaceId: string,
  id: string,
  change: { status: 'sent' | 'skipped' | 'failed'; reason: string | null; sent_at: number | null },
): Promise<void> {
  await db
    .updateTable('mail_deliveries')
    .set(change)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** How many mails of some kinds one address was sent since, over all workspaces. */
export async function countDeliveries(
  db: Db,
  recipient: string,
  kinds: readonly string[],
  since: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('mail_deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('recipient', '=', recipient)
    .where('created_at', '>=', since)
    .where('kind', 'in', [...kinds])
    .where('status', 'in', ['queued', 'sent'])
    .executeTakeFirstOrThrow()
  return Number(count)
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
