import { DONE_STATUSES, type ListTickets, type Ticket, type TicketCounts } from '@deskbell/protocol'

const rank = (ticket: Ticket) => {
  const due = ticket.work?.clocks.filter((one) => one.stoppedAt === null && one.dueAt).map((one) => one.dueAt ?? '')
  return due?.toSorted()[0] ?? '9'
}
const isLive = (ticket: Ticket) => !DONE_STATUSES.includes(ticket.status)
const isLate = (ticket: Ticket) =>
  ticket.work?.clocks.some((one) => one.state === 'breached' && one.stoppedAt === null) === true
const isAtRisk = (ticket: Ticket) =>
  ticket.work?.clocks.some((one) => one.state === 'running' && one.atRisk && one.stoppedAt === null) === true

/** The tickets a query asks for, a page at a time. */
export function listed(all: readonly Ticket[], query: ListTickets, me: string, page: number) {
  const has = <T>(given: readonly T[] | undefined, value: T) => given === undefined || given.includes(value)
  const assignee = (ticket: Ticket) => {
    const given = query.assigneeId?.map((one) => (one === 'me' ? me : one === 'none' ? null : one))
    return has(given, ticket.work?.assigneeId ?? null)
  }
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const fits = all.filter((ticket) => {
    const { customer, work } = ticket
    const text = `${ticket.subject} ${customer.name} ${customer.email} ${ticket.lastMessage?.preview}`.toLowerCase()
    return (
      has(query.status, ticket.status) &&
      has(query.priority, work?.priority ?? 'normal') &&
      has(query.typeId, ticket.typeId) &&
      has(query.teamId, work?.teamId ?? 'none') &&
      assignee(ticket) &&
      (!query.customerId || customer.id === query.customerId) &&
      (!query.email || customer.email === query.email) &&
      (!query.tag || work?.tags.includes(query.tag)) &&
      (!query.bookingRef || ticket.bookingRef === query.bookingRef) &&
      (!query.number || ticket.number === query.number) &&
      (!query.from || ticket.createdAt >= query.from) &&
      (!query.to || ticket.createdAt < query.to) &&
      (query.sla !== 'breached' || isLate(ticket)) &&
      (query.sla !== 'at_risk' || isAtRisk(ticket)) &&
      words.every((word) => text.includes(word))
    )
  })
  const orders = {
    newest: (a: Ticket, b: Ticket) => b.createdAt.localeCompare(a.createdAt),
    oldest: (a: Ticket, b: Ticket) => a.createdAt.localeCompare(b.createdAt),
    updated: (a: Ticket, b: Ticket) => b.updatedAt.localeCompare(a.updatedAt),
    due: (a: Ticket, b: Ticket) => rank(a).localeCompare(rank(b)),
  }
  const sorted = fits.toSorted(orders[query.order ?? 'newest'])
  const from = Number(query.cursor ?? 0)
  const size = Math.min(page, query.limit ?? page)
  return {
    items: sorted.slice(from, from + size),
    nextCursor: sorted.length > from + size ? String(from + size) : null,
  }
}

export function countTickets(all: readonly Ticket[], me: string): TicketCounts {
  const live = all.filter(isLive)
  const count = (fits: (ticket: Ticket) => boolean) => live.filter(fits).length
  return {
    mine: count((one) => one.work?.assigneeId === me),
    unassigned: count((one) => one.work?.assigneeId === null),
    urgent: count((one) => one.work?.priority === 'urgent'),
    waiting: count((one) => one.status === 'waiting'),
    open: live.length,
    atRisk: count(isAtRisk),
    breached: count(isLate),
  }
}
