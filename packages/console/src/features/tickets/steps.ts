import { DONE_STATUSES, TICKET_TRANSITIONS, type TicketStatus } from '@deskbell/protocol'

export const isDone = (status: TicketStatus): boolean => DONE_STATUSES.includes(status)

/** Where a ticket may go from here, itself first: what a choice of status offers. */
export const choicesFrom = (status: TicketStatus): readonly TicketStatus[] => [status, ...TICKET_TRANSITIONS[status]]
