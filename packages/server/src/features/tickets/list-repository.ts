import { TICKET_STATUSES, type TicketStatus } from '@deskbell/protocol'
import { narrowed, type TicketFilters } from './filters-repository.ts'
import type { Db, ShownTicket } from './repository.ts'
import { firstHolders, nextNumbers } from './search-repository.ts'

/** By what a list is sorted; ties by number, in the same direction. */
export type TicketOrder = 'newest' | 'oldest' | 'updated' | 'due'

export interface TicketPlace {
  readonly value: number
  readonly number: number
}

export type ListedTicket = ShownTicket & { readonly sorted_by: number }

interface Page {
  readonly after?: TicketPlace | undefined
  readonly limit: number
}

const isAscending = (order: TicketOrder): boolean => order === 'oldest' || order === 'due'

/**
 * A page of tickets. Each status is looked up by itself, so that every one is read from an index in
 * the order wanted and no further than the page, and the pages are merged. Tickets with certain words
 * are found by walking through the tickets that hold the rarest.
 */
export async function listTicketRows(
  db: Db,
  filters: TicketFilters,
  order: TicketOrder,
  page: Page,
): Promise<ListedTicket[]> {
  const isRanged = filters.from !== undefined || filters.to !== undefined
  const isByNumber = (order === 'newest' || order === 'oldest') && !isRanged
  if (filters.words && !filters.words.isRare && isByNumber) return walkWords(db, filters, order, page)
  const statuses = filters.status ?? (order === 'updated' ? TICKET_STATUSES : undefined)
  const isWhole = !statuses || isRanged || order === 'due' || filters.words !== undefined
  const parts = isWhole ? [filters] : statuses.map((status) => ({ ...filters, status: [status] }))
  return shown(
    db,
    filters,
    parts.map((part) => onePage(db, part, order, page)),
    order,
    page.limit,
  )
}

type Part = ReturnType<typeof onePage>

/**
 * The tickets of all parts in one order, with what they show beside: one question for all of it. The
 * parts are merged by their numbers alone, which an index holds; only what stands on the page is read.
 */
function shown(
  db: Db,
  { scope }: TicketFilters,
  parts: readonly Part[],
  order: TicketOrder,
  limit: number,
): Promise<ListedTicket[]> {
  const direction = isAscending(order) ? 'asc' : 'desc'
  const [first, ...others] = parts.map((part) => db.selectFrom(part.as('part')).selectAll())
  if (!first) return Promise.resolve([])
  const merged = others
    .reduce((all, one) => all.unionAll(one), first)
    .orderBy('sorted_by', direction)
    .orderBy('number', direction)
    .limit(limit)
  return db
    .with('page', () => merged)
    .selectFrom('page')
    .innerJoin('tickets as t', (join) =>
      join.onRef('t.number', '=', 'page.number').on('t.workspace_id', '=', scope.workspaceId),
    )
    .innerJoin('ticket_types as y', 'y.id', 't.type_id')
    .innerJoin('customers as c', 'c.id', 't.customer_id')
    .innerJoin('conversations as v', 'v.id', 't.conversation_id')
    .selectAll('t')
    .select(['page.sorted_by', 'y.name as type_name', 'c.name as customer_name', 'c.email as customer_email'])
    .select(['c.verified as customer_verified', 'v.last_message_seq', 'v.last_message_by_kind'])
    .select(['v.last_message_by_id', 'v.last_message_at', 'v.last_message_preview'])
    .orderBy('page.sorted_by', direction)
    .orderBy('page.number', direction)
    .execute()
}

function onePage(db: Db, filters: TicketFilters, order: TicketOrder, { after, limit }: Page) {
  const direction = isAscending(order) ? 'asc' : 'desc'
  const beyond = direction === 'asc' ? '>' : '<'
  if (order === 'due') {
    const due = narrowed(db, filters)
      .innerJoin('sla_tickets as s', 's.ticket_id', 't.id')
      .where('s.workspace_id', '=', filters.scope.workspaceId)
      .where('s.next_due_at', 'is not', null)
      .select((eb) => eb.ref('s.next_due_at').$notNull().as('sorted_by'))
      .orderBy('s.next_due_at', 'asc')
      .orderBy('t.number', 'asc')
      .limit(limit)
    if (!after) return due
    return due.where((eb) =>
      eb(eb.refTuple('s.next_due_at', 't.number'), '>', eb.tuple(after.value as number | null, after.number)),
    )
  }
  const isRanged = filters.from !== undefined || filters.to !== undefined
  const column = order === 'updated' ? 't.updated_at' : isRanged ? 't.created_at' : 't.number'
  const query = narrowed(db, filters)
    .select((eb) => eb.ref(column).as('sorted_by'))
    .orderBy(column, direction)
    .limit(limit)
    .$if(column !== 't.number', (rows) => rows.orderBy('t.number', direction))
  if (!after) return query
  return column === 't.number'
    ? query.where('t.number', beyond, after.number)
    : query.where((eb) => eb(eb.refTuple(column, 't.number'), beyond, eb.tuple(after.value, after.number)))
}

/** How many holders of a word are looked at at a time: few at first, since most pages end there. */
const FIRST_STEP = 100
/** With other words beside it, fewer of them fit. */
const FIRST_OF_SEVERAL = 400
const LAST_STEP = 3_000

async function walkWords(
  db: Db,
  filters: TicketFilters,
  order: TicketOrder,
  { after, limit }: Page,
): Promise<ListedTicket[]> {
  const [leading = [], ...groups] = filters.words?.groups ?? []
  const words = { groups, isRare: false }
  const isUp = isAscending(order)
  const first = groups.length > 0 ? FIRST_OF_SEVERAL : FIRST_STEP
  const found: ListedTicket[] = []
  let beyond = after?.number
  const [term = '', ...others] = leading
  if (others.length === 0) {
    // The first step in one question: over a network, questions cost more than what they read.
    const run = firstHolders(db, filters.scope.workspaceId, [term, groups], { beyond, isUp, limit: first })
    const holders = onePage(db, { ...filters, words: undefined }, order, { limit }).where('t.number', 'in', run)
    found.push(...(await shown(db, filters, [holders as Part], order, limit)))
    if (found.length >= limit) return found
    beyond = found.at(-1)?.number ?? beyond
  }
  for (let step = first; ; step = Math.min(step * 4, LAST_STEP)) {
    const next = await nextNumbers(db, filters.scope.workspaceId, leading, { beyond, isUp, limit: step })
    if (next.numbers.length > 0) {
      const page = { limit: limit - found.length }
      const holders = onePage(db, { ...filters, words }, order, page).where('t.number', 'in', next.numbers)
      found.push(...(await shown(db, filters, [holders as Part], order, page.limit)))
    }
    if (found.length >= limit || next.isLast) return found
    beyond = next.numbers.at(-1)
  }
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
