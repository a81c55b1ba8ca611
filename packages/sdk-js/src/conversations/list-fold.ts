import type { Conversation, ParticipantRef, RoomEvent } from '@deskbell/protocol'
import { isFromOtherSide, key, mergeReceipts, receiptOf } from './fold.ts'

/** A conversation as rooms publish it: without what differs from reader to reader. */
export type SharedConversation = Extract<RoomEvent, { t: 'conversation' }>['conversation']

type Dated = Pick<Conversation, 'lastSeq' | 'updatedAt'>

const isOlder = (a: Dated, b: Dated): boolean =>
  a.lastSeq === b.lastSeq ? a.updatedAt < b.updatedAt : a.lastSeq < b.lastSeq

/** The newer of two descriptions of one conversation. */
export function newer(held: Conversation | undefined, next: Conversation): Conversation {
  return held && isOlder(next, held) ? held : next
}

/** A published change laid on what this reader holds: a message of the other side adds to `unread`. */
export function foldShared(held: Conversation, next: SharedConversation, self: ParticipantRef): Conversation {
  if (isOlder(next, held)) return held
  const both = { ...held, ...next }
  const last = next.lastMessage
  if (!last) return both
  // Whoever writes has read what stands above.
  if (key(last.by) === key(self)) return foldRead(both, last.seq, self)
  const seen = Math.max(held.lastMessage?.seq ?? 0, receiptOf(held.receipts, self).readSeq)
  return last.seq > seen && isFromOtherSide(last.by, self) ? { ...both, unread: held.unread + 1 } : both
}

/** The reader has read up to `seq`, here or elsewhere. */
export function foldRead(held: Conversation, seq: number, self: ParticipantRef): Conversation {
  const receipts = mergeReceipts(held.receipts, [{ participant: self, readSeq: seq, deliveredSeq: seq }])
  return { ...held, receipts, unread: seq >= (held.lastMessage?.seq ?? 0) ? 0 : held.unread }
}

/** Newest activity first, ties by id, as the service orders them. */
export function inOrder(items: readonly Conversation[]): Conversation[] {
  const rank = ({ updatedAt, id }: Conversation) => updatedAt + id
  return items.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))
}
