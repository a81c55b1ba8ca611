import type { Conversation, ParticipantRef, RoomEvent } from '@deskbell/protocol'
import { isFromOtherSide, key, receiptOf } from './fold.ts'

/** A conversation as rooms publish it: without what differs from reader to reader. */
export type SharedConversation = Extract<RoomEvent, { t: 'conversation' }>['conversation']

const isOlder = (a: { lastSeq: number; updatedAt: string }, b: { lastSeq: number; updatedAt: string }): boolean =>
  a.lastSeq < b.lastSeq || (a.lastSeq === b.lastSeq && a.updatedAt < b.updatedAt)

/** The newer of two descriptions of one conversation. */
export function newer(held: Conversation | undefined, next: Conversation): Conversation {
  return held && isOlder(next, held) ? held : next
}

/** A published change laid on what this reader holds: a message of the other side adds to `unread`. */
export function foldShared(held: Conversation, next: SharedConversation, self: ParticipantRef): Conversation {
  if (isOlder(next, held)) return held
  const last = next.lastMessage
  // Whoever writes has read what stands above.
  if (last && key(last.by) === key(self)) return foldRead({ ...held, ...next }, last.seq, self)
  const isNew = last !== null && last.seq > (held.lastMessage?.seq ?? 0) && isFromOtherSide(last.by, self)
  const unreadNow = isNew && last.seq > receiptOf(held.receipts, self).readSeq
  return { ...held, ...next, unread: held.unread + (unreadNow ? 1 : 0) }
}

/** The reader has read up to `seq`, here or in another tab. */
export function foldRead(held: Conversation, seq: number, self: ParticipantRef): Conversation {
  const own = receiptOf(held.receipts, self)
  if (seq <= own.readSeq) return held
  const others = held.receipts.filter((receipt) => receipt.participant.id !== self.id)
  const receipts = [...others, { ...own, readSeq: seq, deliveredSeq: Math.max(seq, own.deliveredSeq) }]
  return { ...held, receipts, unread: seq >= (held.lastMessage?.seq ?? 0) ? 0 : held.unread }
}

/** Newest activity first, as the service orders them. */
export function inOrder(items: readonly Conversation[]): Conversation[] {
  return items.toSorted((a, b) => compare(b.updatedAt, a.updatedAt) || compare(b.id, a.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
