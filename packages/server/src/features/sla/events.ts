import type { ClockKind, Escalation } from '@deskbell/protocol'
import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'
import type { Priority } from './terms.ts'

/** A clock of a ticket; the event's subject is the ticket. */
export interface ClockTold {
  ticketId: string
  conversationId: string
  clock: ClockKind
  policyId: string
  priority: Priority
  /** When its target passes, or passed; null where it never does. ISO 8601. */
  dueAt: string | null
}

export interface SlaEvents {
  'sla.at_risk': ClockTold
  'sla.breached': ClockTold
  /** What the policy does about it; the tickets do the raising and the giving. */
  'sla.escalated': ClockTold & Omit<Escalation, 'clock'>
  'calendar.created': { name: string }
  'calendar.updated': { fields: string[] }
  'calendar.deleted': { name: string }
  'sla_policy.created': { name: string }
  'sla_policy.updated': { fields: string[] }
  'sla_policy.deleted': { name: string }
}

/** The agents' lists show how the clocks stand. */
export function clockPublications(
  event: StoredEvent<'sla.at_risk' | 'sla.breached' | 'sla.escalated'>,
): readonly Publication[] {
  const { ticketId, conversationId } = event.data
  return [{ room: { party: 'inbox', id: event.workspaceId }, event: { t: 'ticket', ticketId, conversationId } }]
}
