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
  /** As of `asOf`; null until the first page. */
  readonly conversation: Conversation | null
  /** The sequence number that status, assignee and participants are right for. */
  readonly asOf: number
  /** Ascending by `seq`, without gaps. */
  readonly entries: readonly Entry[]
  /** Published entries that came too early; they wait for what lies between. */
  readonly aside: readonly Published[]
  /** The newest sequence number heard of. */
  readonly known: number
}

export interface Published {
  readonly entry: Entry
  readonly participants: readonly Participant[]
}

export const EMPTY_LOG: Log = { conversation: null, asOf: 0, entries: [], aside: [], known: 0 }

/** The cursor: the newest entry held without a gap before it. */
export const cursorOf = (log: Log): number => log.entries.at(-1)?.seq ?? 0

/** Whether entries are known to exist that have to be asked for (`?after=` the cursor). */
export const isBehind = (log: Log): boolean => log.conversation !== null && log.known > cursorOf(log)

export const hasOlder = (log: Log): boolean => (log.entries[0]?.seq ?? 1) > 1

/** Takes a page: the first of all, one after the cursor, or one before the oldest entry held. */
export function foldPage(log: Log, page: EntryPage): Log {
  const next = foldConversation(log, page.conversation)
  const first = next.entries[0]?.seq ?? Number.POSITIVE_INFINITY
  const older = page.entries.filter((entry) => entry.seq < first)
  const adjoins = log.conversation === null || older.at(-1)?.seq === first - 1
  const arrived = page.entries.map((entry) => ({ entry, participants: [] }))
  return drain({
    ...next,
    entries: adjoins ? [...older, ...next.entries] : next.entries,
    aside: [...next.aside, ...arrived],
  })
}

/** Takes an entry as a room published it. */
export function foldEntry(log: Log, published: Published): Log {
  const known = Math.max(log.known, published.entry.seq)
  return drain({ ...log, known, aside: [...log.aside, published] })
}

/** Takes the answer to one's own send. */
export function foldSent(log: Log, { conversation, entry }: SentMessage): Log {
  // With nothing held, only the first entry of all is a beginning; the page that has this one follows.
  if (log.conversation === null && entry.seq > 1) return log
  return foldEntry(foldConversation(log, conversation), { entry, participants: [] })
}

/** Takes the conversation as an answer of the service describes it. */
export function foldConversation(log: Log, next: Conversation): Log {
  // A visitor's conversation passed to the customer they turned out to be: its entries are by
  // somebody else now, so they are asked for anew.
  if (log.conversation && log.conversation.customer.id !== next.customer.id) {
    return { ...EMPTY_LOG, conversation: next, asOf: next.lastSeq, known: next.lastSeq }
  }
  const known = Math.max(log.known, next.lastSeq)
  const receipts = mergeReceipts(log.conversation?.receipts ?? [], next.receipts)
  const newest = log.conversation && log.asOf > next.lastSeq ? log.conversation : next
  return { ...log, known, asOf: newest.lastSeq, conversation: { ...newest, receipts } }
}

export function foldReceipt(log: Log, receipt: Receipt): Log {
  if (!log.conversation) return log
  const receipts = mergeReceipts(log.conversation.receipts, [receipt])
  return { ...log, conversation: { ...log.conversation, receipts } }
}

/** Moves entries that have come into line from aside to the log, and forgets those held already. */
function drain(log: Log): Log {
  let { conversation, asOf } = log
  if (!conversation) return log
  const entries = [...log.entries]
  let next = cursorOf(log) + 1
  const waiting = log.aside.toSorted((a, b) => a.entry.seq - b.entry.seq)
  const aside: Published[] = []
  for (const published of waiting) {
    const { entry, participants } = published
    if (entry.seq > next) aside.push(published)
    if (entry.seq !== next) continue
    entries.push(entry)
    next += 1
    if (entry.seq <= asOf) continue
    conversation = advance(conversation, entry, participants)
    asOf = entry.seq
  }
  return { ...log, conversation, asOf, entries, aside, known: Math.max(log.known, next - 1) }
}

/** What one entry means for the conversation it is appended to. */
function advance(conversation: Conversation, entry: Entry, participants: readonly Participant[]): Conversation {
  const base = {
    ...conversation,
    lastSeq: entry.seq,
    updatedAt: entry.at,
    participants: mergeBy(conversation.participants, participants, key),
  }
  // Whoever writes has read what stands above.
  if (entry.type === 'message') {
    const own = { participant: entry.by, deliveredSeq: entry.seq, readSeq: entry.seq }
    base.receipts = mergeReceipts(conversation.receipts, [own])
  }
  if (entry.type === 'assigned') return { ...base, assigneeId: entry.assigneeId }
  if (entry.type === 'closed') return { ...base, status: 'closed' }
  if (entry.type === 'reopened' || entry.by.kind === 'customer') return { ...base, status: 'open' }
  return base
}

/** A participant as one string; `system` has no id. */
export const key = (who: ParticipantRef): string => `${who.kind}:${who.id}`

export function receiptOf(receipts: readonly Receipt[], who: ParticipantRef): Receipt {
  return receipts.find((one) => key(one.participant) === key(who)) ?? { participant: who, deliveredSeq: 0, readSeq: 0 }
}

/** Markers move forward only, so the order they arrive in does not matter. */
function mergeReceipts(held: readonly Receipt[], news: readonly Receipt[]): Receipt[] {
  const forward = news.map((next) => {
    const old = receiptOf(held, next.participant)
    return {
      participant: next.participant,
      deliveredSeq: Math.max(old.deliveredSeq, next.deliveredSeq),
      readSeq: Math.max(old.readSeq, next.readSeq),
    }
  })
  return mergeBy(held, forward, (receipt) => key(receipt.participant))
}

function mergeBy<T>(held: readonly T[], news: readonly T[], by: (item: T) => string): T[] {
  const map = new Map(held.map((item) => [by(item), item]))
  for (const item of news) map.set(by(item), item)
  return [...map.values()]
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
