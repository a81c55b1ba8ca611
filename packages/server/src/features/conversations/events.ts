import type { Conversation, Entry, Participant, Room } from '@deskbell/protocol'
import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'

/** A conversation as everyone sees it: without what differs from reader to reader. */
export type SharedConversation = Omit<Conversation, 'unread' | 'receipts'>

/** One entry joined the log: what rooms need to tell of it, complete. */
export interface EntryAdded {
  entry: Entry
  conversation: SharedConversation
}

export interface ConversationEvents {
  'conversation.message': EntryAdded
  'conversation.assigned': EntryAdded
  'conversation.closed': EntryAdded
  'conversation.reopened': EntryAdded
  'conversation.ticket': EntryAdded
  /** Those of them that were last active, as they stand with the customer's new name or address. */
  'conversation.customer_changed': { conversations: SharedConversation[] }
}

export type EntryEventType = Exclude<keyof ConversationEvents, 'conversation.customer_changed'>

/** Participants hear the entry; the customer's and the agents' lists hear how the thread stands. */
export function entryPublications(event: StoredEvent<EntryEventType>): readonly Publication[] {
  const { entry, conversation } = event.data
  const thread = { party: 'conversation', id: conversation.id } as const
  const summary = { t: 'conversation', conversation } as const
  return [
    { room: thread, event: { t: 'entry', conversationId: conversation.id, entry, participants: namedIn(event.data) } },
    ...ownMarker(entry).map((heard) => ({ room: thread, event: heard })),
    { room: { party: 'customer', id: conversation.customer.id }, event: summary },
    ...desksOf(conversation, event.workspaceId).map((room) => ({ room, event: summary })),
  ]
}

/** Who else keeps it in a list: all agents, or the provider of the booking it is about. */
function desksOf({ booking }: SharedConversation, workspaceId: string): Room[] {
  if (booking === null) return [{ party: 'inbox', id: workspaceId }]
  return booking.providerId === null ? [] : [{ party: 'provider', id: booking.providerId }]
}

/** The customer's and the agents' lists hear who the customer is now. */
export function customerPublications(event: StoredEvent<'conversation.customer_changed'>): readonly Publication[] {
  return event.data.conversations.flatMap((conversation) => {
    const summary = { t: 'conversation', conversation } as const
    return [
      { room: { party: 'customer', id: conversation.customer.id } as const, event: summary },
      ...desksOf(conversation, event.workspaceId).map((room) => ({ room, event: summary })),
    ]
  })
}

/** Those whom the entry names; all of them stand in the log. */
function namedIn({ entry, conversation }: EntryAdded): Participant[] {
  const named = new Set([entry.by.id, entry.type === 'assigned' ? entry.assigneeId : null])
  return conversation.participants.filter((participant) => named.has(participant.id))
}

/** Whoever writes has read what stands above: their markers move with the message. */
function ownMarker(entry: Entry) {
  if (entry.type !== 'message' || entry.by.kind === 'system') return []
  const receipt = { participant: entry.by, deliveredSeq: entry.seq, readSeq: entry.seq }
  return [{ t: 'receipt', conversationId: entry.conversationId, receipt } as const]
}
