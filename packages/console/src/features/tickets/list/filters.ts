import {
  type CreateTicket,
  IsoDate,
  id,
  LIMITS,
  PRIORITIES,
  TICKET_ORDERS,
  TICKET_STATUSES,
  type TicketStatus,
} from '@deskbell/protocol'
import * as v from 'valibot'
import type { TicketQuery } from '../../../api/tickets-api.ts'
import type { TicketList } from '../../../app/routes.ts'

type Priority = NonNullable<CreateTicket['priority']>
export type Order = (typeof TICKET_ORDERS)[number]

/** What a list is narrowed by beside its view. Empty: not narrowed. Dates are days of this place. */
export interface Filters {
  readonly status: readonly TicketStatus[]
  readonly priority: readonly Priority[]
  readonly typeId: readonly string[]
  readonly teamId: readonly string[]
  readonly assigneeId: readonly string[]
  readonly q: string
  readonly tag: string
  readonly bookingRef: string
  readonly email: string
  readonly customerId: string
  readonly from: string
  readonly to: string
  readonly sla: '' | 'at_risk' | 'breached'
  readonly order: '' | Order
}
export type ListKey = 'status' | 'priority' | 'typeId' | 'teamId' | 'assigneeId'

export const NO_FILTERS: Filters = {
  status: [],
  priority: [],
  typeId: [],
  teamId: [],
  assigneeId: [],
  q: '',
  tag: '',
  bookingRef: '',
  email: '',
  customerId: '',
  from: '',
  to: '',
  sla: '',
  order: '',
}

const MOST = 50
const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
const LISTS = {
  status: v.picklist(TICKET_STATUSES),
  priority: v.picklist(PRIORITIES),
  typeId: id('ticketType'),
  teamId: v.union([id('team'), v.literal('none')]),
  assigneeId: v.union([id('agent'), v.literal('me'), v.literal('none')]),
}
const SINGLE = {
  q: text(LIMITS.queryLength),
  tag: text(LIMITS.tagLength),
  bookingRef: text(LIMITS.nameLength),
  email: text(LIMITS.emailLength),
  customerId: id('customer'),
  from: IsoDate,
  to: IsoDate,
  sla: v.picklist(['at_risk', 'breached']),
  order: v.picklist(TICKET_ORDERS),
}

/**
 * The filters of an address. What is unknown or does not fit is left out, so that an old link still
 * opens a list.
 *
 * @example parseFilters('?status=open,waiting&q=lamp').status // ['open', 'waiting']
 */
export function parseFilters(search: string): Filters {
  const query = new URLSearchParams(search)
  const found: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(LISTS)) {
    const values = (query.get(key) ?? '').split(',').filter((value) => v.is(schema, value))
    if (values.length > 0) found[key] = [...new Set(values)].slice(0, MOST)
  }
  for (const [key, schema] of Object.entries(SINGLE)) {
    const parsed = v.safeParse(schema, query.get(key) ?? '')
    if (parsed.success) found[key] = parsed.output
  }
  return { ...NO_FILTERS, ...found }
}

/** The filters as a query with its `?`; nothing where there are none. Commas stay commas. */
export function filterSearch(filters: Filters, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...filters, ...more })) {
    const given = Array.isArray(value) ? value.join(',') : String(value)
    if (given !== '') query.set(key, given)
  }
  const written = query.toString().replaceAll('%2C', ',')
  return written === '' ? '' : `?${written}`
}

export const ACTIVE: readonly TicketStatus[] = ['open', 'assigned', 'in_progress', 'waiting']

/** What each view asks for by itself. */
const VIEWS: Record<TicketList, Partial<Filters>> = {
  mine: { assigneeId: ['me'], status: ACTIVE },
  unassigned: { assigneeId: ['none'], status: ACTIVE },
  urgent: { priority: ['urgent'], status: ACTIVE },
  waiting: { status: ['waiting'] },
  open: { status: ACTIVE },
  'at-risk': { sla: 'at_risk', status: ACTIVE, order: 'due' },
  breached: { sla: 'breached', status: ACTIVE, order: 'due' },
  all: {},
}

/** What a view is about and no filter changes. */
const FIXED: Partial<Record<TicketList, keyof Filters>> = {
  mine: 'assigneeId',
  unassigned: 'assigneeId',
  urgent: 'priority',
  waiting: 'status',
  'at-risk': 'sla',
  breached: 'sla',
}
export const isFixed = (view: TicketList, key: keyof Filters): boolean => FIXED[view] === key
export const orderOf = (view: TicketList, filters: Filters): Order => filters.order || VIEWS[view].order || 'updated'

const isSet = (value: Filters[keyof Filters]) => value.length > 0
/** Whether anything but the order narrows a view. */
export const isNarrowed = (filters: Filters): boolean =>
  Object.entries(filters).some(([key, value]) => key !== 'order' && isSet(value))

/** A view together with its filters, as filters alone: what is kept as a saved view. */
export function merged(view: TicketList, filters: Filters): Filters {
  const given = Object.entries(filters).filter(([key, value]) => isSet(value) && FIXED[view] !== key)
  return { ...NO_FILTERS, ...VIEWS[view], ...Object.fromEntries(given) }
}

/** What the service is asked: a day stands for all of it, from midnight to midnight of this place. */
export function queryOf(view: TicketList, filters: Filters): TicketQuery {
  const { from, to, order: _, ...rest } = merged(view, filters)
  const given = Object.entries(rest)
    .filter(([, value]) => isSet(value))
    .map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : value])
  return {
    ...Object.fromEntries(given),
    ...(from && { from: midnight(from, 0) }),
    ...(to && { to: midnight(to, 1) }),
    order: orderOf(view, filters),
  }
}

function midnight(date: string, daysLater: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day + daysLater).toISOString()
}
