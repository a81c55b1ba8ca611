import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'

/** What every event of a ticket names. */
export interface TicketFact {
  ticketId: string
  conversationId: string
  number: number
}

/** One thing that changed, in words that stay: values before and after. */
export interface Change {
  what: string
  from: string | null
  to: string | null
}

export interface TicketEvents {
  'ticket.created': TicketFact & { channel: string; verifiedSender: boolean; automatic: boolean }
  /** A message joined the ticket's thread. */
  'ticket.replied': TicketFact & { entrySeq: number; by: 'customer' | 'agent'; automatic: boolean }
  'ticket.moved': TicketFact & { from: string; to: string; note: string }
  'ticket.assigned': TicketFact & Change
  /** Subject, type, fields, tags, team, metadata, next steps or priority. */
  'ticket.updated': TicketFact & { changes: Change[] }
  'ticket.escalated': TicketFact & { agentId: string | null; teamId: string | null; reason: string; automatic: boolean }
  /** `ticketId` was merged into another. */
  'ticket.merged': TicketFact & { intoTicketId: string; intoNumber: number }
  'ticket.rated': TicketFact & { score: number }
  /** The customer is told that it is about to be closed. */
  'ticket.close_warned': TicketFact & { closesAt: number }
  'ticket.note_changed': { conversationId: string; noteId: string; mentions: string[]; authorId: string | null }
}

export type TicketEventType = Exclude<keyof TicketEvents, 'ticket.note_changed'>

/** Lists and open views of agents ask again; customers hear of status and subject through the log. */
export function ticketPublications(event: StoredEvent<TicketEventType>): readonly Publication[] {
  const { ticketId, conversationId } = event.data
  return [{ room: { party: 'inbox', id: event.workspaceId }, event: { t: 'ticket', ticketId, conversationId } }]
}

export function notePublications(event: StoredEvent<'ticket.note_changed'>): readonly Publication[] {
  const { conversationId } = event.data
  return [{ room: { party: 'inbox', id: event.workspaceId }, event: { t: 'note', conversationId } }]
}
