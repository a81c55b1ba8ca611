import type { Conversation, Entry, EntryPage, Participant, ParticipantRef, Receipt } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cursorOf,
  EMPTY_LOG,
  foldEntry,
  foldPage,
  foldReceipt,
  foldSent,
  hasOlder,
  isBehind,
  key,
  type Log,
  unreadOf,
} from './fold.ts'

const CUSTOMER = { kind: 'customer', id: 'cus_1' } as const
const AGENT = { kind: 'agent', id: 'agt_1' } as const
const HELPER = { kind: 'agent', id: 'agt_2' } as const

/** The truth: a log on the service, written by the rules of the wire. */
function service() {
  const entries: Entry[] = []
  let conversation: Conversation = {
    id: 'cnv_1',
    channel: 'chat',
    status: 'open',
    customer: { id: CUSTOMER.id, name: null, email: null, verified: false },
    assigneeId: null,
    ticket: null,
    booking: null,
    participants: [{ ...CUSTOMER, name: null }],
    lastSeq: 0,
    lastMessage: null,
    unread: 0,
    receipts: [],
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
  }

  function receipt(next: Receipt): void {
    const old = conversation.receipts.find((one) => key(one.participant) === key(next.participant))
    const merged = {
      participant: next.participant,
      readSeq: Math.max(next.readSeq, old?.readSeq ?? 0),
      deliveredSeq: Math.max(next.deliveredSeq, old?.deliveredSeq ?? 0),
    }
    conversation = { ...conversation, receipts: [...conversation.receipts.filter((one) => one !== old), merged] }
  }

  function append(step: Extract<Step, { type: 'message' | 'assigned' | 'closed' | 'reopened' }>): {
    entry: Entry
    participants: Participant[]
  } {
    const seq = entries.length + 1
    const at = new Date(Date.parse(conversation.createdAt) + seq * 1_000).toISOString()
    const base = { id: `ent_${seq}`, conversationId: 'cnv_1', seq, at, by: step.by }
    const author = { ...step.by, name: step.by.kind === 'agent' ? step.by.id : null }
    const known = conversation.participants.some((one) => key(one) === key(author))
    const participants = known ? conversation.participants : [...conversation.participants, author]
    conversation = { ...conversation, participants, lastSeq: seq, updatedAt: at }
    if (step.type === 'message') {
      entries.push({ ...base, type: 'message', clientId: `client-${seq}`, content: { type: 'text', text: 'x' } })
      receipt({ participant: step.by, readSeq: seq, deliveredSeq: seq })
    } else if (step.type === 'assigned') {
      entries.push({ ...base, type: 'assigned', assigneeId: step.to })
      conversation = { ...conversation, assigneeId: step.to }
    } else {
      entries.push({ ...base, type: step.type })
      conversation = { ...conversation, status: step.type === 'closed' ? 'closed' : 'open' }
    }
    return { entry: entries.at(-1) as Entry, participants: [author] }
  }

  function page(query: { after?: number; before?: number; limit: number }): EntryPage {
    const own = conversation.receipts.find((one) => key(one.participant) === key(CUSTOMER))
    const unread = entries.filter(
      (entry) => entry.type === 'message' && entry.by.kind === 'agent' && entry.seq > (own?.readSeq ?? 0),
    ).length
    const all = entries.filter((entry) => entry.seq > (query.after ?? 0) && entry.seq < (query.before ?? Infinity))
    const chosen = query.after === undefined ? all.slice(-query.limit) : all.slice(0, query.limit)
    return { conversation: { ...conversation, unread }, entries: chosen, hasMore: chosen.length < all.length }
  }
  return { append, receipt, page }
}

type Step =
  | { type: 'message'; by: typeof CUSTOMER | typeof AGENT | typeof HELPER }
  | { type: 'assigned'; by: typeof AGENT; to: string | null }
  | { type: 'closed' | 'reopened'; by: typeof AGENT }
  | { type: 'read'; who: typeof CUSTOMER | typeof AGENT }

/** What of a log a reader can see, in an order of its own where the order says nothing. */
function seen(log: Log) {
  const c = log.conversation
  const byName = (one: ParticipantRef, other: ParticipantRef) => (key(one) < key(other) ? -1 : 1)
  return {
    entries: log.entries,
    status: c?.status,
    assigneeId: c?.assigneeId,
    participants: c?.participants.toSorted(byName),
    receipts: c?.receipts.toSorted((one, other) => byName(one.participant, other.participant)),
    unread: unreadOf(log, CUSTOMER),
    behind: isBehind(log),
  }
}

/** Whoever holds every entry knows the rest of what entries say, without a fetch. */
function checkUpToDate(log: Log, truth: ReturnType<typeof service>): void {
  const fresh = foldPage(EMPTY_LOG, truth.page({ limit: 100 }))
  if (cursorOf(log) < cursorOf(fresh)) return
  const { entries, status, assigneeId, participants } = seen(fresh)
  expect(seen(log)).toMatchObject({ entries, status, assigneeId, participants })
}

const step = fc.oneof(
  fc.record({ type: fc.constant('message' as const), by: fc.constantFrom(CUSTOMER, AGENT, HELPER) }),
  fc.record({
    type: fc.constant('assigned' as const),
    by: fc.constant(AGENT),
    to: fc.constantFrom(null, 'agt_1', 'agt_2'),
  }),
  fc.record({ type: fc.constantFrom('closed' as const, 'reopened' as const), by: fc.constant(AGENT) }),
  fc.record({ type: fc.constant('read' as const), who: fc.constantFrom(CUSTOMER, AGENT) }),
)

describe('the fold of a log', () => {
  it('gives, from any state, what a fresh fetch gives', () => {
    const schedule = fc.record({
      steps: fc.array(fc.record({ step, copies: fc.integer({ min: 0, max: 3 }), fetch: fc.boolean() }), {
        maxLength: 40,
      }),
      order: fc.infiniteStream(fc.nat(9)),
      limit: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(schedule, ({ steps, order, limit }) => {
        const truth = service()
        let log = foldPage(EMPTY_LOG, truth.page({ limit: 100 }))
        // Publications on their way: dropped (no copy), repeated, and delivered in any order.
        const flying: ((log: Log) => Log)[] = []
        const deliver = () => {
          const [at = 0] = order.take(1)
          const [publication] = flying.splice(at % flying.length, 1)
          if (publication) log = publication(log)
        }
        const catchUp = () => {
          log = foldPage(log, truth.page({ after: cursorOf(log), limit }))
        }
        // Answers may be late as well, and then older than what was published meanwhile.
        const askAhead = () => {
          const page = truth.page({ after: cursorOf(log), limit })
          flying.push((held) => foldPage(held, page))
        }
        for (const { step, copies, fetch } of steps) {
          const publication = (() => {
            if (step.type !== 'read') {
              const published = truth.append(step)
              return (held: Log) => foldEntry(held, published)
            }
            const { lastSeq } = truth.page({ limit: 1 }).conversation
            const receipt = { participant: step.who, readSeq: lastSeq, deliveredSeq: lastSeq }
            truth.receipt(receipt)
            return (held: Log) => foldReceipt(held, receipt)
          })()
          for (let copy = 0; copy < copies; copy += 1) flying.push(publication)
          const [now = 0] = order.take(1)
          if (flying.length > 0 && now > 4) deliver()
          if (fetch) catchUp()
          else if (now === 4) askAhead()
          checkUpToDate(log, truth)
          const seqs = log.entries.map((entry) => entry.seq)
          expect(seqs).toEqual(seqs.map((_, index) => index + 1))
        }
        while (flying.length > 0) {
          deliver()
          checkUpToDate(log, truth)
        }
        do catchUp()
        while (isBehind(log))
        expect(seen(log)).toEqual(seen(foldPage(EMPTY_LOG, truth.page({ limit: 100 }))))
      }),
      { numRuns: 500 },
    )
  })

  it('reads older pages up to the beginning, whatever is published meanwhile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (count, limit, publish) => {
          const truth = service()
          for (let n = 0; n < count; n += 1) truth.append({ type: 'message', by: n % 2 ? AGENT : CUSTOMER })
          let log = foldPage(EMPTY_LOG, truth.page({ limit }))
          while (hasOlder(log)) {
            const before = log.entries[0]?.seq ?? 0
            const page = truth.page({ before, limit })
            if (publish) log = foldEntry(log, truth.append({ type: 'message', by: AGENT }))
            log = foldPage(foldPage(log, page), page)
          }
          expect(seen(log)).toEqual(seen(foldPage(EMPTY_LOG, truth.page({ limit: 100 }))))
        },
      ),
    )
  })

  it('shows an entry that came too early only with what lies before it', () => {
    const truth = service()
    let log = foldPage(EMPTY_LOG, truth.page({ limit: 10 }))
    const first = truth.append({ type: 'message', by: CUSTOMER })
    const second = truth.append({ type: 'message', by: AGENT })
    log = foldEntry(log, second)
    expect(log.entries).toEqual([])
    expect(isBehind(log)).toBe(true)
    log = foldEntry(log, first)
    expect(log.entries.map((entry) => entry.seq)).toEqual([1])
    expect(isBehind(log)).toBe(true)
    log = foldPage(log, truth.page({ after: cursorOf(log), limit: 10 }))
    expect(log.entries.map((entry) => entry.seq)).toEqual([1, 2])
    expect(isBehind(log)).toBe(false)
    expect(unreadOf(log, CUSTOMER)).toBe(1)
  })

  it('takes the answer to the first message as a whole log', () => {
    const truth = service()
    const { entry } = truth.append({ type: 'message', by: CUSTOMER })
    const log = foldSent(EMPTY_LOG, { conversation: truth.page({ limit: 1 }).conversation, entry })
    expect(log.entries).toEqual([entry])
    expect(isBehind(log)).toBe(false)
  })

  it('counts unread by the service where the window does not reach down to the marker', () => {
    const truth = service()
    for (let n = 0; n < 9; n += 1) truth.append({ type: 'message', by: AGENT })
    const log = foldPage(EMPTY_LOG, truth.page({ limit: 3 }))
    expect(unreadOf(log, CUSTOMER)).toBe(9)
    expect(unreadOf(foldReceipt(log, { participant: CUSTOMER, readSeq: 9, deliveredSeq: 9 }), CUSTOMER)).toBe(0)
  })
})
