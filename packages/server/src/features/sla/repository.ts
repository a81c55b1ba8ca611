import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { SlaClocksTable, SlaMarksTable, SlaTicketsTable } from './tables.ts'

export type Db = Kysely<Database>
export type SlaTicketRow = Selectable<SlaTicketsTable>
export type ClockRow = Selectable<SlaClocksTable>
type MarkRow = Selectable<SlaMarksTable>

/** Whose clocks they are. */
export interface Whose {
  readonly workspaceId: string
  readonly ticketId: string
}

export async function insertSlaTicket(db: Db, row: SlaTicketRow): Promise<void> {
  await db.insertInto('sla_tickets').values(row).execute()
}

/** Locks the clocks of a ticket against a rival until the transaction ends, and reads how they stand. */
export function lockSlaTicket(db: Db, { workspaceId, ticketId }: Whose): Promise<SlaTicketRow | undefined> {
  return db
    .updateTable('sla_tickets')
    .set((eb) => ({ last_mark: eb.ref('last_mark') }))
    .where('ticket_id', '=', ticketId)
    .where('workspace_id', '=', workspaceId)
    .returningAll()
    .executeTakeFirst()
}

export async function updateSlaTicket(db: Db, { ticket_id, ...change }: SlaTicketRow): Promise<void> {
  await db.updateTable('sla_tickets').set(change).where('ticket_id', '=', ticket_id).execute()
}

export async function saveClocks(db: Db, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('sla_clocks')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'kind']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        target_ms: eb.ref('excluded.target_ms'),
        spent_ms: eb.ref('excluded.spent_ms'),
        running_since: eb.ref('excluded.running_since'),
        due_at: eb.ref('excluded.due_at'),
        at_risk_at: eb.ref('excluded.at_risk_at'),
        at_risk: eb.ref('excluded.at_risk'),
        stopped_at: eb.ref('excluded.stopped_at'),
        breached_at: eb.ref('excluded.breached_at'),
        at_risk_told_at: eb.ref('excluded.at_risk_told_at'),
        breach_told_at: eb.ref('excluded.breach_told_at'),
        escalated: eb.ref('excluded.escalated'),
      })),
    )
    .execute()
}

export async function listClockRows(db: Db, workspaceId: string, ticketIds: readonly string[]): Promise<ClockRow[]> {
  if (ticketIds.length === 0) return []
  return db
    .selectFrom('sla_clocks')
    .selectAll()
    .where('ticket_id', 'in', ticketIds)
    .where('workspace_id', '=', workspaceId)
    .execute()
}

export async function insertMark(db: Db, row: MarkRow): Promise<void> {
  await db.insertInto('sla_marks').values(row).execute()
}

/** Everything that happened to a ticket as far as its clocks are concerned, oldest first. */
export function listMarkRows(db: Db, { workspaceId, ticketId }: Whose): Promise<MarkRow[]> {
  return db
    .selectFrom('sla_marks')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .where('workspace_id', '=', workspaceId)
    .orderBy('number')
    .execute()
}

/** Tickets whose clocks are to be looked at by an instant, over all workspaces; the longest due first. */
export function listDueTickets(
  db: Db,
  by: number,
  after: { next_check_at: number; ticket_id: string },
  limit: number,
): Promise<{ ticket_id: string; workspace_id: string; next_check_at: number | null }[]> {
  return db
    .selectFrom('sla_tickets')
    .select(['ticket_id', 'workspace_id', 'next_check_at'])
    .where('next_check_at', '<=', by)
    .where('next_check_at', '>=', after.next_check_at)
    .where((eb) => eb.or([eb('next_check_at', '>', after.next_check_at), eb('ticket_id', '>', after.ticket_id)]))
    .orderBy('next_check_at')
    .orderBy('ticket_id')
    .limit(limit)
    .execute()
}

/** Tickets with clocks that still count by an older version of a policy. */
export async function listOutdatedTickets(
  db: Db,
  policy: { id: string; version: number },
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('sla_tickets')
    .select('ticket_id')
    .where('policy_id', '=', policy.id)
    .where('phase', 'in', ['open', 'paused'])
    .where('version', '<', policy.version)
    .where('ticket_id', '>', after)
    .orderBy('ticket_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.ticket_id)
}

/** Which conversation a ticket is about. */
export async function findConversationId(db: Db, { workspaceId, ticketId }: Whose): Promise<string | undefined> {
  const row = await db
    .selectFrom('tickets')
    .select('conversation_id')
    .where('id', '=', ticketId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row?.conversation_id
}
