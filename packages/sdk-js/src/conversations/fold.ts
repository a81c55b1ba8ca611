import type {
  Conversation,
  Entry,
  EntryPage,
  Participant,
  ParticipantRef,
  Receipt,
  SentMessage,
} from '@deskbell/protocol'

/**
 * One conversation as a pure fold over its log. Whatever order pages and published entries arrive
 * in, twice or not at all, catching up from the cursor gives what a fresh fetch gives.
 */
export interface Log {
  /** As of its own `lastSeq`; null until the first page. */
  readonly conversation: Conversation | null
  /** Ascending by `seq`, without gaps. */
  readonly entries: readonly Entry[]
  /** The newest sequence number heard of; where it lies beyond the entries, there is a gap. */
  readonly known: number
}

export interface Published {
  readonly entry: Entry
  readonly participants?: readonly Participant[]
}

export const EMPTY_LOG: Log = { conversation: null, entries: [], known: 0 }

/** The cursor: the newest entry held. */
export const cursorOf = (log: Log): number => log.entries.at(-1)?.seq ?? 0

/** Whether entries are known to exist that have to be asked for (`?after=` the cursor). */
export const isBehind = (log: Log): boolean => log.conversation !== null && log.known > cursorOf(log)

export const hasOlder = (log: Log): boolean => (log.entries[0]?.seq ?? 1) > 1

/** Takes a page: the first of all, one after the cursor, or one before the oldest entry held. */
export function foldPage(log: Log, page: EntryPage): Log {
  const next = foldConversation(log, page.conversation)
  const first = next.entries[0]?.seq ?? Infinity
  const older = page.entries.filter((entry) => entry.seq < first)
  const adjoins = !log.conversation || older.at(-1)?.seq === first - 1
  const entries = adjoins ? [...older, ...next.entries] : next.entries
  return page.entries.reduce((held, entry) => foldEntry(held, { entry }), { ...next, entries })
}

/** Takes the answer to one's own send. */
export function foldSent(log: Log, { conversation, entry }: SentMessage): Log {
  // With nothing held, only the first entry of all is a beginning; the page that has this one follows.
  if (!log.conversation && entry.seq > 1) return log
  return foldEntry(foldConversation(log, conversation), { entry })
}

/** Takes the conversation as an answer of the service describes it. */
export function foldConversation(log: Log, next: Conversation): Log {
  const held = log.conversation
  const known = Math.max(log.known, next.lastSeq)
  if (!held) return { ...log, known, conversation: next }
  // A visitor's conversation passed to the customer they turned out to be: its entries are by
  // somebody else now, so they are asked for anew.
  if (held.customer.id !== next.customer.id) return { ...EMPTY_LOG, known, conversation: next }
  const receipts = mergeReceipts(held.receipts, next.receipts)
  return { ...log, known, conversation: { ...(held.lastSeq > next.lastSeq ? held : next), receipts } }
}

export function foldReceipt(log: Log, receipt: Receipt): Log {
  const held = log.conversation
  return held ? { ...log, conversation: { ...held, receipts: mergeReceipts(held.receipts, [receipt]) } } : log
}

/**
 * Takes an entry as a room published it, and appends it where it is next. One that came too early only tells of the gap: whoever fills it
 * asks for everything after the cursor, this one included.
 */
export function foldEntry(log: Log, { entry, participants = [] }: Published): Log {
  const known = Math.max(log.known, entry.seq)
  const held = log.conversation
  if (!held || entry.seq !== cursorOf(log) + 1) return { ...log, known }
  const conversation = entry.seq > held.lastSeq ? advance(held, entry, participants) : held
  return { conversation, known, entries: [...log.entries, entry] }
}

/** What one entry means for the conversation it is appended to. */
function advance(held: Conversation, entry: Entry, participants: readonly Participant[]): Conversation {
  const next: Conversation = {
    ...held,
    lastSeq: entry.seq,
    updatedAt: entry.at,
    participants: mergeBy(held.participants, participants, key),
  }
  if (entry.type === 'assigned') next.assigneeId = entry.assigneeId
  else if (entry.type === 'message') {
    // Whoever writes has read what stands above.
    const own = { participant: entry.by, readSeq: entry.seq, deliveredSeq: entry.seq }
    if (entry.by.kind !== 'system') next.receipts = mergeReceipts(held.receipts, [own])
  } else {
    const ticket = entry.type === 'ticket' && entry.ticket
    if (ticket) next.ticket = ticket
    next.status = /^(resolved|closed)$/.test(ticket ? ticket.status : entry.type) ? 'closed' : 'open'
  }
  return next
}

/** A participant as one string; `system` has no id. */
export const key = (who: ParticipantRef): string => `${who.kind}:${who.id}`

export function receiptOf(receipts: readonly Receipt[], who: ParticipantRef): Receipt {
  return receipts.find((one) => key(one.participant) === key(who)) ?? { participant: who, readSeq: 0, deliveredSeq: 0 }
}

/** Markers move forward only, so the order they arrive in does not matter. */
export function mergeReceipts(held: readonly Receipt[], news: readonly Receipt[]): Receipt[] {
  const forward = news.map((next) => {
    const old = receiptOf(held, next.participant)
    return {
      ...next,
      readSeq: Math.max(old.readSeq, next.readSeq),
      deliveredSeq: Math.max(old.deliveredSeq, next.deliveredSeq),
    }
  })
  return mergeBy(held, forward, (receipt) => key(receipt.participant))
}

/** Puts news in the place of what is held under the same key. */
export function mergeBy<T>(held: readonly T[], news: readonly T[], by: (item: T) => string): T[] {
  return [...new Map([...held, ...news].map((item) => [by(item), item])).values()]
}

/** Whether a message counts as one of the other side for this reader. */
export const isFromOtherSide = (by: ParticipantRef, self: ParticipantRef): boolean =>
  (by.kind === 'customer') !== (self.kind === 'customer')

/** Messages of the other side above the reader's marker. */
export function unreadOf(log: Log, self: ParticipantRef): number {
  if (!log.conversation) return 0
  const { readSeq } = receiptOf(log.conversation.receipts, self)
  const counted = log.entries.filter(
    (entry) => entry.type === 'message' && entry.seq > readSeq && isFromOtherSide(entry.by, self),
  ).length
  // Where the window does not reach down to the marker, the service counted what lies below it.
  const whole = (log.entries[0]?.seq ?? 1) <= readSeq + 1
  return whole ? counted : Math.max(counted, log.conversation.unread)
}
