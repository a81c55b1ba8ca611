import type { EventMap, EventType } from '../events.ts'

type Told = { readonly [T in EventType]?: (data: EventMap[T]) => object }

/** The data as it was recorded: ids and words that the host may know. */
const whole = (data: object) => data

/**
 * What hosts are told of, and with what. An event that is not named here is told to nobody: what concerns secrets,
 * sign-ins, invitations and our own work stays in the house.
 */
const TOLD = {
  'agent.joined': whole,
  'agent.left': whole,
  'attachment.ready': whole,
  'booking.created': whole,
  'booking.updated': whole,
  'booking.status_changed': whole,
  'booking.delayed': whole,
  'booking.rescheduled': whole,
  'booking.cancelled': whole,
  'booking.assigned': whole,
  'booking.message': whole,
  'completion.approved': whole,
  'completion.rejected': whole,
  'completion.escalated': whole,
  'completion.ended': whole,
  'conversation.message': whole,
  'conversation.assigned': whole,
  'conversation.closed': whole,
  'conversation.reopened': whole,
  'conversation.ticket': whole,
  'customer.created': whole,
  'customer.updated': whole,
  'customer.merged': whole,
  'delivery.retried': whole,
  'dispute.settled': whole,
  'help_article.created': whole,
  'help_article.updated': whole,
  'help_article.moved': whole,
  'help_article.deleted': whole,
  'help_article.rated': whole,
  'review.added': whole,
  'review.moderated': whole,
  'sla.at_risk': whole,
  'sla.breached': whole,
  'sla.escalated': whole,
  'suppression.added': whole,
  'suppression.removed': whole,
  'ticket.created': whole,
  'ticket.replied': whole,
  'ticket.moved': whole,
  'ticket.assigned': whole,
  'ticket.updated': whole,
  'ticket.escalated': whole,
  'ticket.merged': whole,
  'ticket.rated': whole,
  'ticket.close_warned': ({ closesAt, ...fact }) => ({ ...fact, closesAt: new Date(closesAt).toISOString() }),
  'ticket.note_changed': whole,
} as const satisfies Told

/** Sent by hand, to see whether an endpoint works. Nobody listens to it, and everybody may be sent it. */
export const TEST_EVENT = 'webhook.test'

/** Every event that an endpoint may listen to, by name. */
export const EVENT_TYPES: readonly EventType[] = (Object.keys(TOLD) as EventType[]).sort()

/** What a host is told of an event; null where it is told nothing. */
export function dataOf(type: EventType, data: object): object | null {
  const tell = (TOLD as Readonly<Record<string, (data: object) => object>>)[type]
  return tell ? tell(data) : null
}

/**
 * Whether a filter lets an event through.
 *
 * @example fits('ticket.*', 'ticket.created') // true
 */
export function fits(filter: string, type: string): boolean {
  return filter === '*' || filter === type || (filter.endsWith('.*') && type.startsWith(filter.slice(0, -1)))
}
