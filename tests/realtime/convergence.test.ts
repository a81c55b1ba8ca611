import type { EntryPage, RoomEvent, SentMessage } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cursorOf,
  EMPTY_LOG,
  foldEntry,
  foldPage,
  foldReceipt,
  isBehind,
  type Log,
} from '../../packages/sdk-js/src/conversations/fold.ts'
import { type Call, newClientId, type TestApi, testApi } from '../../packages/server/src/testing/api.ts'
import { eachDatabase } from '../../packages/server/src/testing/databases.ts'

/** Small pages, so that catching up takes several. */
const PAGE = 3
const CLIENTS = 3

/** What happens next. `who` names one of the people, `client` one of the folds that listen. */
type Step =
  | { readonly type: 'send'; readonly who: number; readonly copies: number }
  | { readonly type: 'close' | 'reopen' | 'read'; readonly who: number }
  | { readonly type: 'deliver'; readonly client: number; readonly at: number; readonly how: 'once' | 'twice' | 'drop' }
  | { readonly type: 'reconnect'; readonly client: number }

const who = fc.nat(1)
const client = fc.nat(CLIENTS - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('send' as const), who, copies: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constantFrom('close' as const, 'reopen' as const, 'read' as const), who }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('deliver' as const),
      client,
      at: fc.nat(20),
      how: fc.constantFrom('once' as const, 'twice' as const, 'drop' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('reconnect' as const), client }) },
)

eachDatabase((kind, open) => {
  test('every fold equals a fresh fetch, whatever is sent twice, dropped or late', async () => {
    const { db } = await open()
    const api = testApi(db)
    const workspace = await api.workspace()
    const agent = await api.agent(workspace)
    const customer = await api.customer(workspace)
    const people = [customer.call, agent.call]

    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), async (rounds) => {
        const conversationId = await start(customer.call)
        const clients = Array.from({ length: CLIENTS }, () => createListener(people[0] as Call, conversationId))
        await Promise.all(clients.map((one) => one.reconnect()))

        const sent = new Set<string>()
        for (const round of rounds) {
          api.deps.clock.advance(1_000)
          // The steps of a round happen at once: requests race each other and the publishes.
          await Promise.all(round.map((next) => take(next, api, people, conversationId, clients, sent)))
        }

        for (const listener of clients) await listener.reconnect()
        const fresh = createListener(people[0] as Call, conversationId)
        await fresh.reconnect()
        expectGaplessAndOnce(fresh.log(), sent)
        for (const listener of clients) expect(visible(listener.log())).toEqual(visible(fresh.log()))
      }),
      { numRuns: kind === 'sqlite' ? 40 : 20 },
    )
  }, 60_000)
})

async function start(call: Call): Promise<string> {
  const body = { clientId: newClientId(), content: { type: 'text', text: 'start' } }
  const answer = await call<SentMessage>('POST', '/v1/conversations', { body })
  expect(answer.status).toBe(201)
  return answer.body.conversation.id
}

async function take(
  next: Step,
  { deps }: TestApi,
  people: readonly Call[],
  conversationId: string,
  clients: readonly Listener[],
  sent: Set<string>,
): Promise<void> {
  const path = `/v1/conversations/${conversationId}`
  if (next.type === 'deliver') {
    const flying = deps.publisher.published.flatMap(({ publications }) => publications)
    const publication = flying[flying.length - 1 - (next.at % Math.max(1, flying.length))]
    const copies = { once: 1, twice: 2, drop: 0 }[next.how]
    for (let copy = 0; publication && copy < copies; copy++) clients[next.client]?.hear(publication.event)
  } else if (next.type === 'reconnect') {
    await clients[next.client]?.reconnect()
  } else if (next.type === 'send') {
    const clientId = newClientId()
    sent.add(clientId)
    const body = { clientId, content: { type: 'text', text: clientId } }
    const call = people[next.who] as Call
    const answers = await Promise.all(
      Array.from({ length: next.copies }, () => call<SentMessage>('POST', `${path}/messages`, { body })),
    )
    // A retry is answered like the first try, from wherever it comes.
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.entry?.seq}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
  } else if (next.type === 'read') {
    await people[next.who]?.('POST', `${path}/receipts`, { body: { readSeq: 1 + next.who } })
  } else {
    // Only an agent closes and reopens; doing so twice is refused, and changes nothing.
    const answer = await people[1]?.('POST', `${path}/${next.type}`)
    expect([200, 409]).toContain(answer?.status)
  }
}

interface Listener {
  log(): Log
  hear(event: RoomEvent): void
  reconnect(): Promise<void>
}

function createListener(call: Call, conversationId: string): Listener {
  let log = EMPTY_LOG
  return {
    log: () => log,
    hear(event) {
      if (event.t === 'entry' && event.conversationId === conversationId) log = foldEntry(log, event)
      if (event.t === 'receipt' && event.conversationId === conversationId) log = foldReceipt(log, event.receipt)
    },
    async reconnect() {
      for (;;) {
        const path = `/v1/conversations/${conversationId}/entries?after=${cursorOf(log)}&limit=${PAGE}`
        const { status, body } = await call<EntryPage>('GET', path)
        expect(status).toBe(200)
        log = foldPage(log, body)
        if (!body.hasMore) return
      }
    },
  }
}

function expectGaplessAndOnce(log: Log, sent: ReadonlySet<string>): void {
  expect(log.entries.map((entry) => entry.seq)).toEqual(log.entries.map((_, index) => index + 1))
  const clientIds = log.entries.flatMap((entry) => (entry.type === 'message' ? [entry.clientId] : []))
  expect(new Set(clientIds).size).toBe(clientIds.length)
  expect(clientIds.slice(1).toSorted()).toEqual([...sent].toSorted())
}

/** What a reader can see; the order of participants and receipts says nothing. */
function visible(log: Log) {
  const { entries, conversation } = log
  const sorted = (items: readonly unknown[] = []) => items.map((item) => JSON.stringify(item)).toSorted()
  return {
    entries,
    behind: isBehind(log),
    status: conversation?.status,
    assigneeId: conversation?.assigneeId,
    participants: sorted(conversation?.participants),
    receipts: sorted(conversation?.receipts),
  }
}
