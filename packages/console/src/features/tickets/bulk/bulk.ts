import { LIMITS, TICKET_TRANSITIONS, type Ticket } from '@deskbell/protocol'
import type { TicketChange } from '../../../api/tickets-api.ts'

/** One change for some tickets. */
export interface Step {
  readonly ids: readonly string[]
  readonly change: TicketChange
}

/** Tickets sent at once, so that progress shows and no answer is waited for long. */
const CHUNK = Math.min(25, LIMITS.bulkTickets)

/** @example chunksOf(['a', 'b', 'c'], 2) // [['a', 'b'], ['c']] */
export function chunksOf<T>(all: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

/**
 * What puts tickets back as they were before a change: one step for each way they differed. A status
 * that cannot be gone back to, and a ticket that did not change, are left out.
 *
 * @param before the tickets as they were
 */
export function inverseOf(change: TicketChange, before: readonly Ticket[]): Step[] {
  const steps = new Map<string, { ids: string[]; change: TicketChange }>()
  for (const ticket of before) {
    const back = backOf(change, ticket)
    if (!back) continue
    const key = JSON.stringify(back)
    const step = steps.get(key) ?? { ids: [], change: back }
    step.ids.push(ticket.id)
    steps.set(key, step)
  }
  return [...steps.values()]
}

function backOf(change: TicketChange, { status, work }: Ticket): TicketChange | null {
  if (!work) return null
  switch (change.do) {
    case 'status':
      return status !== change.status && TICKET_TRANSITIONS[change.status].includes(status)
        ? { do: 'status', status }
        : null
    case 'priority':
      return work.priority === change.priority ? null : { do: 'priority', priority: work.priority }
    case 'assign':
      return work.assigneeId === change.assigneeId ? null : { do: 'assign', assigneeId: work.assigneeId }
    case 'team':
      return work.teamId === change.teamId ? null : { do: 'team', teamId: work.teamId }
    case 'add_tags': {
      const tags = change.tags.filter((tag) => !work.tags.includes(tag))
      return tags.length > 0 ? { do: 'remove_tags', tags } : null
    }
    case 'remove_tags': {
      const tags = change.tags.filter((tag) => work.tags.includes(tag))
      return tags.length > 0 ? { do: 'add_tags', tags } : null
    }
  }
}
