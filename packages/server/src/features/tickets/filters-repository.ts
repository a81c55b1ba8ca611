import type { TicketStatus } from '@deskbell/protocol'
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Db, Scope, TicketRow } from './repository.ts'
import type { WordSearch } from './search-repository.ts'

/** Which tickets, every part narrowing; lists hold where one of their values does. */
export interface TicketFilters {
  readonly scope: Scope
  readonly status?: readonly TicketStatus[] | undefined
  readonly priority?: readonly string[] | undefined
  readonly typeId?: readonly string[] | undefined
  /** Null stands for none. */
  readonly teamId?: readonly (string | null)[] | undefined
  readonly assigneeId?: readonly (string | null)[] | undefined
  readonly email?: string | undefined
  readonly tag?: string | undefined
  readonly bookingRef?: string | undefined
  readonly number?: number | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly words?: WordSearch | undefined
  readonly sla?: 'at_risk' | 'breached' | undefined
}

type Rows = SelectQueryBuilder<Database & { t: Database['tickets'] }, 't', Pick<TicketRow, 'number'>>

/** The numbers of the tickets that fit, unsorted. */
export function narrowed(db: Db, filters: TicketFilters): Rows {
  const { workspaceId, customerId } = filters.scope
  let query = (db.selectFrom('tickets as t') as unknown as Rows)
    .select('t.number')
    .where('t.workspace_id', '=', workspaceId)
  if (customerId !== null) query = query.where('t.customer_id', '=', customerId)
  query = byColumns(query, filters)
  if (filters.tag !== undefined) {
    const { tag } = filters
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('ticket_tags as g')
          .select('g.ticket_id')
          .where('g.workspace_id', '=', workspaceId)
          .where('g.tag', '=', tag)
          .whereRef('g.ticket_id', '=', 't.id'),
      ),
    )
  }
  if (filters.sla !== undefined) {
    const column = filters.sla === 'breached' ? 'p.breached' : 'p.at_risk'
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('sla_tickets as p')
          .select('p.ticket_id')
          .whereRef('p.ticket_id', '=', 't.id')
          .where(column, '=', 1),
      ),
    )
  }
  const { groups = [], isRare = false } = filters.words ?? {}
  for (const [at, terms] of groups.entries()) {
    const holders = (eb: ExpressionBuilder<Database & { t: Database['tickets'] }, 't'>) =>
      eb
        .selectFrom('ticket_terms as o')
        .select('o.number')
        .where('o.workspace_id', '=', workspaceId)
        .where('o.term', 'in', [...terms])
    query =
      isRare && at === 0
        ? query.where('t.number', 'in', holders)
        : query.where((eb) => eb.exists(holders(eb).whereRef('o.number', '=', 't.number')))
  }
  return query
}

function byColumns(query: Rows, filters: TicketFilters): Rows {
  let rows = query
  const { status, priority, typeId, teamId, assigneeId, email, bookingRef, number, from, to } = filters
  if (status) rows = rows.where('t.status', 'in', [...status])
  if (priority) rows = rows.where('t.priority', 'in', [...priority])
  if (typeId) rows = rows.where('t.type_id', 'in', [...typeId])
  if (teamId) rows = rows.where((eb) => eb.or(teamId.map((id) => eb('t.team_id', id === null ? 'is' : '=', id))))
  if (assigneeId) {
    rows = rows.where((eb) => eb.or(assigneeId.map((id) => eb('t.assignee_id', id === null ? 'is' : '=', id))))
  }
  if (bookingRef !== undefined) rows = rows.where('t.booking_ref', '=', bookingRef)
  if (number !== undefined) rows = rows.where('t.number', '=', number)
  if (from !== undefined) rows = rows.where('t.created_at', '>=', from)
  if (to !== undefined) rows = rows.where('t.created_at', '<', to)
  if (email === undefined) return rows
  return rows.where('t.customer_id', 'in', (eb) =>
    eb
      .selectFrom('customers as c')
      .select('c.id')
      .where('c.workspace_id', '=', filters.scope.workspaceId)
      .where('c.email', '=', email),
  )
}
