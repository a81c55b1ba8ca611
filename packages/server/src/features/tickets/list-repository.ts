import { TICKET_STATUSES, type TicketStatus } from '@deskbell/protocol'
import type { SelectQueryBuilder } from 'kysely'
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

/** By what a list is sorted; ties by number, in the same direction. */
export type TicketOrder = 'newest' | 'oldest' | 'updated' | 'due'

export interface TicketPlace {
  readonly value: number
  readonly number: number
}

export type ListedTicket = TicketRow & { readonly sorted_by: number }

type Rows = SelectQueryBuilder<Database & { t: Database['tickets'] }, 't', TicketRow>

/**
 * A page of tickets. Each status is looked up by itself, so that every one is read from an index in
 * the order wanted and no further than the page, and the pages are merged.
 */
export async function listTicketRows(
  db: Db,
  filters: TicketFilters,
  order: TicketOrder,
  page: { after?: TicketPlace | undefined; limit: number },
): Promise<ListedTicket[]> {
  const ranged = filters.from !== undefined || filters.to !== undefined
  const together = filters.words !== undefined || ranged || order === 'due'
  const statuses = filters.status ?? (order === 'updated' ? TICKET_STATUSES : undefined)
  const parts = together || !statuses ? [filters] : statuses.map((status) => ({ ...filters, status: [status] }))
  const found = await Promise.all(parts.map((part) => onePage(db, part, order, ranged, page)))
  const sign = isAscending(order) ? 1 : -1
  return found
    .flat()
    .sort((a, b) => sign * (a.sorted_by - b.sorted_by || a.number - b.number))
    .slice(0, page.limit)
}

const isAscending = (order: TicketOrder): boolean => order === 'oldest' || order === 'due'

function onePage(
  db: Db,
  filters: TicketFilters,
  order: TicketOrder,
  ranged: boolean,
  { after, limit }: { after?: TicketPlace | undefined; limit: number },
): Promise<ListedTicket[]> {
  const direction = isAscending(order) ? 'asc' : 'desc'
  const beyond = direction === 'asc' ? '>' : '<'
  if (order === 'due') {
    let query = narrowed(db, filters)
      .innerJoin('sla_tickets as s', 's.ticket_id', 't.id')
      .where('s.workspace_id', '=', filters.scope.workspaceId)
      .where('s.next_due_at', 'is not', null)
      .select((eb) => eb.ref('s.next_due_at').$notNull().as('sorted_by'))
      .orderBy('s.next_due_at', 'asc')
      .orderBy('t.number', 'asc')
      .limit(limit)
    if (after) {
      query = query.where((eb) =>
        eb(eb.refTuple('s.next_due_at', 't.number'), '>', eb.tuple(after.value as number | null, after.number)),
      )
    }
    return query.execute()
  }
  const column = order === 'updated' ? 't.updated_at' : ranged ? 't.created_at' : 't.number'
  let query = narrowed(db, filters)
    .select((eb) => eb.ref(column).as('sorted_by'))
    .orderBy(column, direction)
    .limit(limit)
  if (column !== 't.number') query = query.orderBy('t.number', direction)
  if (after) {
    query =
      column === 't.number'
        ? query.where('t.number', beyond, after.number)
        : query.where((eb) => eb(eb.refTuple(column, 't.number'), beyond, eb.tuple(after.value, after.number)))
  }
  return query.execute()
}

/** How many fit, counted status by status, each in an index, and no further than `most`. */
export async function countTicketRows(
  db: Db,
  filters: TicketFilters & { readonly status: readonly TicketStatus[] },
  most: number,
): Promise<number> {
  let sum = 0
  for (const status of filters.status) {
    const some = narrowed(db, { ...filters, status: [status] })
      .clearSelect()
      .select('t.number')
      .limit(most)
      .as('some')
    const row = await db
      .selectFrom(some)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    sum += Number(row.count)
    if (sum >= most) return most
  }
  return sum
}

/** The tickets that fit, unsorted. */
function narrowed(db: Db, filters: TicketFilters): Rows {
  const { workspaceId, customerId } = filters.scope
  const { words } = filters
  let query: Rows = words
    ? (db
        .selectFrom('ticket_terms as w')
        .innerJoin('tickets as t', (join) =>
          join.onRef('t.number', '=', 'w.number').onRef('t.workspace_id', '=', 'w.workspace_id'),
        )
        .where('w.workspace_id', '=', workspaceId)
        .where('w.term', 'in', [...words.leading])
        .$castTo<never>() as never)
    : (db.selectFrom('tickets as t') as never)
  query = query.selectAll('t').where('t.workspace_id', '=', workspaceId)
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
  for (const terms of words?.others ?? []) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('ticket_terms as o')
          .select('o.number')
          .where('o.workspace_id', '=', workspaceId)
          .where('o.term', 'in', [...terms])
          .whereRef('o.number', '=', 't.number'),
      ),
    )
  }
  return words && words.leading.length > 1 ? query.distinct() : query
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
