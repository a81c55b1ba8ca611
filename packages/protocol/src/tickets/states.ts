export const TICKET_STATUSES = ['open', 'assigned', 'in_progress', 'waiting', 'resolved', 'closed'] as const
type Status = (typeof TICKET_STATUSES)[number]

/**
 * Which steps a ticket may take. `waiting` is for the customer's answer: clocks stand still. A
 * customer's reply brings a waiting or resolved ticket back; after `closed` it starts a follow-up.
 */
export const TICKET_TRANSITIONS: Record<Status, readonly Status[]> = {
  open: ['assigned', 'in_progress', 'waiting', 'resolved', 'closed'],
  assigned: ['open', 'in_progress', 'waiting', 'resolved', 'closed'],
  in_progress: ['open', 'assigned', 'waiting', 'resolved', 'closed'],
  waiting: ['open', 'assigned', 'in_progress', 'resolved', 'closed'],
  resolved: ['open', 'assigned', 'in_progress', 'closed'],
  closed: ['open', 'assigned', 'in_progress'],
}

/** Nothing more is expected of anybody: the conversation is closed as well. */
export const DONE_STATUSES: readonly Status[] = ['resolved', 'closed']

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** How a question ended. */
export const RESOLUTION_TYPES = [
  'solved',
  'workaround',
  'duplicate',
  'not_reproducible',
  'declined',
  'no_answer',
] as const
