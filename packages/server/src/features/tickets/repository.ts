import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { TicketsTable } from './tables.ts'

export type TicketRow = Selectable<TicketsTable>
export type Db = Kysely<Database>

/** Which tickets a caller may touch: those of a workspace, or of one customer in it. */
export interface Scope {
  readonly workspaceId: string
  readonly customerId: string | null
}

/** Takes the next number of a workspace: held until the transaction ends, so numbers come without gaps. */
export async function takeTicketNumber(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .insertInto('ticket_counters')
    .values({ workspace_id: workspaceId, last_number: 1 })
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet((eb) => ({ last_number: eb('ticket_counters.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

export async function insertTicket(db: Db, row: TicketRow): Promise<void> {
  await db.insertInto('tickets').values(row).execute()
}

export function findTicket(db: Db, { workspaceId, customerId }: Scope, id: string): Promise<TicketRow | undefined> {
  let query = db.selectFrom('tickets').selectAll().where('id', '=', id).where('workspace_id', '=', workspaceId)
  if (customerId !== null) query = query.where('customer_id', '=', customerId)
  return query.executeTakeFirst()
}

export function findTicketOf(db: Db, workspaceId: string, conversationId: string): Promise<TicketRow | undefined> {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
}

/** The newest ticket with this digest that was created since. */
export function findSame(db: Db, workspaceId: string, customerId: string, digest: string, since: number) {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('customer_id', '=', customerId)
    .where('digest', '=', digest)
    .where('created_at', '>=', since)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

/** The follow-up that goes on from a closed ticket, if it is not closed itself. */
export function findOpenFollowUp(db: Db, workspaceId: string, ticketId: string): Promise<TicketRow | undefined> {
  return db
    .selectFrom('tickets')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('follows_up_id', '=', ticketId)
    .where('status', '!=', 'closed')
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

/** Changes a ticket and answers how it stands. The row is held until the transaction ends. */
export function updateTicketRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<TicketsTable>,
): Promise<TicketRow> {
  return db
    .updateTable('tickets')
    .set(change)
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function replaceTags(
  db: Db,
  workspaceId: string,
  ticketId: string,
  tags: readonly string[],
): Promise<void> {
  await db.deleteFrom('ticket_tags').where('workspace_id', '=', workspaceId).where('ticket_id', '=', ticketId).execute()
  if (tags.length === 0) return
  const rows = [...new Set(tags)].map((tag) => ({ workspace_id: workspaceId, tag, ticket_id: ticketId }))
  await db.insertInto('ticket_tags').values(rows).execute()
}

/** The tags of tickets, in alphabetical order. */
export async function listTags(
  db: Db,
  workspaceId: string,
  ticketIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('ticket_tags')
    .select(['ticket_id', 'tag'])
    .where('workspace_id', '=', workspaceId)
    .where('ticket_id', 'in', [...ticketIds])
    .orderBy('tag')
    .execute()
  const tags = new Map<string, string[]>()
  for (const { ticket_id, tag } of rows) tags.set(ticket_id, [...(tags.get(ticket_id) ?? []), tag])
  return tags
}

/** The newest events of a ticket, the newest first. */
export function listTicketEvents(db: Db, workspaceId: string, ticketId: string, limit: number) {
  return (
    db
      .selectFrom('events')
      .selectAll()
      .where('subject', '=', ticketId)
      .where('workspace_id', '=', workspaceId)
      // Said as the index says it, or the index is not used.
      .where(sql<boolean>`(type like 'ticket.%' or type like 'sla.%')`)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
  )
}

/** The settings of a workspace as JSON; null where nobody changed any. */
export async function findSettings(db: Db, workspaceId: string): Promise<string | null> {
  const row = await db
    .selectFrom('ticket_settings')
    .select('settings')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row?.settings ?? null
}

export async function saveSettings(db: Db, workspaceId: string, settings: string): Promise<void> {
  await db
    .insertInto('ticket_settings')
    .values({ workspace_id: workspaceId, settings })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ settings }))
    .execute()
}

/** Passes tickets to another customer, with their conversations. */
export async function moveTickets(db: Db, conversationIds: readonly string[], customerId: string): Promise<void> {
  if (conversationIds.length === 0) return
  await db
    .updateTable('tickets')
    .set({ customer_id: customerId })
    .where('conversation_id', 'in', [...conversationIds])
    .execute()
}

/** A ticket with what it shows of its type, customer and conversation. */
export interface ShownTicket extends TicketRow {
  readonly type_name: string
  readonly customer_name: string | null
  readonly customer_email: string | null
  readonly customer_verified: number
  readonly last_message_seq: number | null
  readonly last_message_by_kind: string | null
  readonly last_message_by_id: string | null
  readonly last_message_at: number | null
  readonly last_message_preview: string | null
}

/** One ticket, with what it shows beside. */
export function showTicketRow(db: Db, workspaceId: string, id: string): Promise<ShownTicket> {
  return db
    .selectFrom('tickets as t')
    .innerJoin('ticket_types as y', 'y.id', 't.type_id')
    .innerJoin('customers as c', 'c.id', 't.customer_id')
    .innerJoin('conversations as v', 'v.id', 't.conversation_id')
    .selectAll('t')
    .select(['y.name as type_name', 'c.name as customer_name', 'c.email as customer_email'])
    .select(['c.verified as customer_verified', 'v.last_message_seq', 'v.last_message_by_kind'])
    .select(['v.last_message_by_id', 'v.last_message_at', 'v.last_message_preview'])
    .where('t.id', '=', id)
    .where('t.workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
}
