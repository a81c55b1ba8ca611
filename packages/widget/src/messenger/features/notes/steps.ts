import type { Entry } from '@deskbell/protocol'

type TicketEntry = Extract<Entry, { type: 'ticket' }>

/**
 * What a step of a request means to its customer, after the steps before it; null where nothing: who
 * of ours has it stands in a line of its own.
 *
 * @example stepOf(entries, entry) // 'begun', 'waiting', 'reopened' …
 */
export function stepOf(
  entries: readonly Entry[],
  { seq, ticket }: TicketEntry,
): 'begun' | 'reopened' | 'in_progress' | 'waiting' | 'resolved' | 'closed' | null {
  const earlier = entries.findLast((entry): entry is TicketEntry => entry.type === 'ticket' && entry.seq < seq)
  const [before, now] = [earlier && statusOf(earlier), statusOf({ ticket })]
  if (now === before) return null
  if (now !== 'open') return now
  if (before === undefined) return 'begun'
  return before === 'resolved' || before === 'closed' ? 'reopened' : null
}

function statusOf({ ticket: { status } }: Pick<TicketEntry, 'ticket'>) {
  return status === 'assigned' ? 'open' : status
}
