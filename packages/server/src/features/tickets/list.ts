import {
  CodedError,
  LIMITS,
  type ListTickets,
  type TicketCounts,
  type TicketPage,
  type TicketStatus,
} from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findAgent } from '../agents/index.ts'
import { type Caller, requireCaller } from '../conversations/index.ts'
import { findCustomer } from '../customers/index.ts'
import { requireTeam } from '../teams/index.ts'
import { requireTicketType } from '../ticket-types/index.ts'
import type { TicketFilters } from './filters-repository.ts'
import { countTicketRows, type ListedTicket, listTicketRows, type TicketPlace } from './list-repository.ts'
import { planSearch } from './search-repository.ts'
import { readTickets } from './ticket.ts'

/** Statuses in which somebody has something to do, or the customer has. */
const ACTIVE: readonly TicketStatus[] = ['open', 'assigned', 'in_progress', 'waiting']
/** Counts stop here: nobody needs to know whether it is 1,000 or 4,000. */
const COUNTED = 1_000

/** Tickets by filters, a page at a time: a customer their own, an agent those of the workspace. */
export async function listTickets(ctx: Ctx, query: ListTickets): Promise<TicketPage> {
  const caller = requireCaller(ctx)
  const { db } = ctx.deps
  if (caller.kind === 'customer') refuseAgentsFilters(query)
  const filters = await filtersOf(ctx, caller, query)
  if (!filters) return { items: [], nextCursor: null }
  const limit = query.limit ?? LIMITS.pageSize
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const rows = await listTicketRows(db, filters, query.order ?? 'newest', { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await readTickets(ctx.deps, page, caller),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  }
}

function refuseAgentsFilters(query: ListTickets): void {
  const open = new Set(['status', 'order', 'cursor', 'limit', 'number'])
  const others = Object.entries(query).flatMap(([name, value]) => (value === undefined || open.has(name) ? [] : [name]))
  if (others.length === 0) return
  throw new CodedError('invalid_input', 'Customers have one list: their own', {
    errors: others.map((path) => ({ path, message: 'is for agents' })),
  })
}

/** The filters by which rows are found; null where nothing can fit. */
async function filtersOf(ctx: Ctx, caller: Caller, query: ListTickets): Promise<TicketFilters | null> {
  const { db } = ctx.deps
  await requireKnown(ctx, query)
  const {
    q = '',
    from,
    to,
    teamId,
    assigneeId,
    customerId,
    order: _order,
    cursor: _cursor,
    limit: _limit,
    ...same
  } = query
  const byNumber = /^#(\d{1,9})$/.exec(q.trim())?.[1]
  const words = byNumber ? null : await planSearch(db, ctx.workspaceId, q)
  if (words === undefined) return null
  return {
    ...same,
    scope: customerId === undefined ? caller.scope : { ...caller.scope, customerId },
    teamId: teamId?.map((id) => (id === 'none' ? null : id)),
    assigneeId: assigneeId?.map((id) => (id === 'none' ? null : id === 'me' ? caller.id : id)),
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
    ...(byNumber && { number: Number(byNumber) }),
    ...(words && { words }),
  }
}

/** What a filter names must be of this workspace. Throws `not_found`. */
async function requireKnown({ deps: { db }, workspaceId }: Ctx, query: ListTickets): Promise<void> {
  for (const id of query.typeId ?? []) await requireTicketType(db, workspaceId, id)
  for (const id of query.teamId ?? []) if (id !== 'none') await requireTeam(db, workspaceId, id)
  for (const id of query.assigneeId ?? []) {
    if (id === 'none' || id === 'me' || (await findAgent(db, workspaceId, id))) continue
    throw new CodedError('not_found', `No agent has the id ${id}`)
  }
  if (query.customerId !== undefined && !(await findCustomer(db, workspaceId, query.customerId))) {
    throw new CodedError('not_found', `No customer has the id ${query.customerId}`)
  }
}

function cursorOf(row: ListedTicket): string {
  return `${row.sorted_by}.${row.number}`
}

function readCursor(cursor: string): TicketPlace {
  const parts = /^(\d{1,15})\.(\d{1,9})$/.exec(cursor)
  if (parts?.[1] && parts[2]) return { value: Number(parts[1]), number: Number(parts[2]) }
  throw new CodedError('invalid_input', undefined, {
    errors: [{ path: 'cursor', message: 'must be a cursor from an earlier answer' }],
  })
}

/** How many tickets wait where, each counted up to 1,000. */
export async function countTickets(ctx: Ctx): Promise<TicketCounts> {
  const { id } = requireInbox(ctx)
  const { db } = ctx.deps
  const scope = { workspaceId: ctx.workspaceId, customerId: null }
  const count = (more: Omit<TicketFilters, 'scope'>) =>
    countTicketRows(db, { scope, ...more, status: more.status ?? ACTIVE }, COUNTED)
  return {
    mine: await count({ assigneeId: [id] }),
    unassigned: await count({ assigneeId: [null] }),
    urgent: await count({ priority: ['urgent'] }),
    waiting: await count({ status: ['waiting'] }),
    open: await count({}),
    atRisk: await count({ sla: 'at_risk' }),
    breached: await count({ sla: 'breached' }),
  }
}
