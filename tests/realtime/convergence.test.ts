import {
  type Conversation,
  type Entry,
  type EntryPage,
  type ParticipantRef,
  type RoomEvent,
  type SentMessage,
  TICKET_STATUSES,
  type TicketCreated,
  type TicketReply,
} from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cursorOf,
  EMPTY_LOG,
  foldEntry,
  foldPage,
  foldReceipt,
  isBehind,
  key,
  type Log,
  unreadOf,
} from '../../packages/sdk-js/src/conversations/fold.ts'
import { listTicketTypeRows } from '../../packages/server/src/features/ticket-types/index.ts'
import { type Call, newClientId, type TestApi, testApi } from '../../packages/server/src/testing/api.ts'
import { eachDatabase } from '../../packages/server/src/testing/databases.ts'

/** Small pages, so that catching up takes several. */
const PAGE = 3
const CLIENTS = 3

/** How a thread begins: as a chat, or as a request by form, which is answered by itself. */
type Beginning = 'chat' | 'request'

/** What happens next. `who` names one of the people, `client` one of the folds that listen. */
type Step =
  | { readonly type: 'send'; readonly who: number; readonly copies: number }
  | { readonly type: 'close' }
  | { readonly type: 'reopen' }
  | { readonly type: 'read'; readonly who: number; readonly seq: number }
  | { readonly type: 'deliver'; readonly client: number; readonly at: number; readonly how: 'once' | 'twice' | 'drop' }
  | { readonly type: 'reconnect'; readonly client: number }
  | TicketStep

/** Steps of a ticket; `convert` makes one of a chat, and the others do nothing before. */
type TicketStep =
  | { readonly type: 'convert' }
  | { readonly type: 'move'; readonly status: (typeof TICKET_STATUSES)[number] }
  | { readonly type: 'reply'; readonly who: number; readonly status: 'in_progress' | 'waiting' | 'resolved' }
  | { readonly type: 'take up'; readonly who: number }
  | { readonly type: 'rename'; readonly subject: string }

const who = fc.nat(1)
const client = fc.nat(CLIENTS - 1)
const ticketStep: fc.Arbitrary<TicketStep> = fc.oneof(
  fc.record({ type: fc.constant('convert' as const) }),
  fc.record({ type: fc.constant('move' as const), status: fc.constantFrom(...TICKET_STATUSES) }),
  fc.record({
    type: fc.constant('reply' as const),
    who,
    status: fc.constantFrom('in_progress' as const, 'waiting' as const, 'resolved' as const),
  }),
  fc.record({ type: fc.constant('take up' as const), who }),
  fc.record({ type: fc.constant('rename' as const), subject: fc.constantFrom('One', 'Two') }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('send' as const), who, copies: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('close' as const, 'reopen' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('read' as const), who, seq: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 4, arbitrary: ticketStep },
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
const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
const beginning = fc.constantFrom<Beginning>('chat', 'request')

interface Person {
  readonly self: ParticipantRef
  readonly call: Call
}

/** A thread that is under way, with everyone who takes part. */
interface Stage {
  readonly api: TestApi
  /** The customer, then the agent. */
  readonly people: readonly [Person, Person]
  readonly typeId: string
  readonly conversationId: string
  readonly clients: readonly Listener[]
  /** What was acknowledged as said in it. */
  readonly sent: Set<string>
}

eachDatabase((kind, open) => {
  test('every fold equals a fresh fetch, whatever is sent twice, dropped or late', async () => {
    const { db } = await open()
    const api = testApi(db)
    const workspace = await api.workspace()
    const agent = await api.agent(workspace)
    const customer = await api.customer(workspace)
    const people: Stage['people'] = [
      { self: { kind: 'customer', id: customer.id }, call: customer.call },
      { self: { kind: 'agent', id: agent.id }, call: agent.call },
    ]
    const types = await listTicketTypeRows(db, workspace.id)
    const typeId = types.find((type) => type.first_response !== '' && !type.fields.includes('"required":true'))?.id
    expect(typeId).toBeDefined()

    await fc.assert(
      fc.asyncProperty(beginning, rounds, async (how, plan) => {
        const { conversationId, first } = await begin(how, people[0].call, `${typeId}`)
        const clients = Array.from({ length: CLIENTS }, (_, index) =>
          createListener(people[index % 2] as Person, conversationId),
        )
        const live = people.map((person) => createListener(person, conversationId))
        await Promise.all([...clients, ...live].map((one) => one.reconnect()))

        const stage: Stage = { api, people, typeId: `${typeId}`, conversationId, clients, sent: new Set([first]) }
        for (const round of plan) {
          api.deps.clock.advance(1_000)
          // The steps of a round happen at once: requests race each other and the publishes.
          await Promise.all(round.map((next) => take(next, stage)))
        }

        // Whoever missed nothing never asked; all others ask in the end.
        for (const listener of live) hearAll(listener, api)
        for (const listener of clients) await listener.reconnect()
        for (const person of people) {
          const fresh = createListener(person, conversationId)
          await fresh.reconnect()
          expectGaplessAndOnce(fresh.log(), stage.sent)
          expect(unreadOf(fresh.log(), person.self)).toBe(fresh.log().conversation?.unread)
          const own = [...live, ...clients].filter(({ self }) => self === person.self)
          for (const listener of own) expect(visible(listener)).toEqual(visible(fresh))
          expect(lastPublished(stage)).toEqual(shared(fresh.log().conversation))
        }
      }),
      { numRuns: kind === 'sqlite' ? 40 : 20 },
    )
  }, 60_000)
})

async function begin(how: Beginning, call: Call, typeId: string): Promise<{ conversationId: string; first: string }> {
  const clientId = newClientId()
  const said = { clientId, content: { type: 'text', text: 'start' } }
  if (how === 'chat') {
    const answer = await call<SentMessage>('POST', '/v1/conversations', { body: said })
    expect(answer.status).toBe(201)
    return { conversationId: answer.body.conversation.id, first: clientId }
  }
  // Each its own question, so that none counts as the one before it.
  const body = { ...said, typeId, subject: `Request ${clientId}` }
  const answer = await call<TicketCreated>('POST', '/v1/tickets', { body })
  expect(answer.status).toBe(201)
  return { conversationId: answer.body.conversation.id, first: clientId }
}

async function take(next: Step, stage: Stage): Promise<void> {
  const { api, people, conversationId, clients } = stage
  const path = `/v1/conversations/${conversationId}`
  if (next.type === 'deliver') {
    const flying = publicationsOf(api)
    const publication = flying[flying.length - 1 - (next.at % Math.max(1, flying.length))]
    const copies = { once: 1, twice: 2, drop: 0 }[next.how]
    for (let copy = 0; publication && copy < copies; copy++) clients[next.client]?.hear(publication.event)
  } else if (next.type === 'reconnect') {
    await clients[next.client]?.reconnect()
  } else if (next.type === 'send') {
    await send(next, stage)
  } else if (next.type === 'read') {
    await people[next.who]?.call('POST', `${path}/receipts`, { body: { readSeq: next.seq } })
  } else if (next.type === 'close' || next.type === 'reopen') {
    // Only an agent closes and reopens; doing so twice is refused, and changes nothing.
    const answer = await people[1].call('POST', `${path}/${next.type}`)
    expect([200, 409]).toContain(answer.status)
  } else {
    await takeOnTicket(next, stage)
  }
}

/** Says something, several times over. A retry is answered like the first try, from wherever it comes. */
async function send({ who, copies }: Extract<Step, { type: 'send' }>, stage: Stage): Promise<void> {
  const clientId = newClientId()
  const body = { clientId, content: { type: 'text', text: clientId } }
  const path = `/v1/conversations/${stage.conversationId}/messages`
  const call = (stage.people[who] as Person).call
  const answers = await Promise.all(Array.from({ length: copies }, () => call<SentMessage>('POST', path, { body })))
  const taken = answers.filter(({ status }) => status === 201)
  // To a closed ticket nothing is added; it may be reopened between one try and the next.
  const refused = answers.filter(({ status, body: { code } }) => status === 409 && code === 'ticket_closed')
  expect(taken.length + refused.length).toBe(copies)
  expect(new Set(taken.map(({ body: { entry } }) => entry.seq)).size).toBeLessThan(2)
  if (taken.length > 0) stage.sent.add(clientId)
}

async function takeOnTicket(next: TicketStep, stage: Stage): Promise<void> {
  const { people, conversationId, typeId, sent } = stage
  const [customer, agent] = people
  const path = `/v1/conversations/${conversationId}`
  if (next.type === 'convert') {
    const body = { typeId, subject: 'It became a ticket' }
    const answer = await agent.call('POST', `${path}/ticket`, { body })
    expect([201, 409]).toContain(answer.status)
    return
  }
  const { body: conversation } = await customer.call<Conversation>('GET', path)
  if (conversation.ticket === null) return
  const ticket = `/v1/tickets/${conversation.ticket.id}`
  if (next.type === 'move') {
    const answer = await agent.call('POST', `${ticket}/status`, { body: { status: next.status } })
    expect([200, 409]).toContain(answer.status)
  } else if (next.type === 'take up') {
    const answer = await people[next.who]?.call('POST', `${ticket}/reopen`)
    expect([200, 409]).toContain(answer?.status)
  } else if (next.type === 'rename') {
    const answer = await agent.call('PATCH', ticket, { body: { subject: next.subject } })
    expect(answer.status).toBe(200)
  } else {
    const clientId = newClientId()
    const said = { clientId, content: { type: 'text', text: clientId } }
    const body = next.who === 0 ? said : { ...said, status: next.status }
    const answer = await (people[next.who] as Person).call<TicketReply>('POST', `${ticket}/messages`, { body })
    expect([201, 409]).toContain(answer.status)
    // A customer's reply to a closed one stands in a follow-up.
    if (answer.status === 201 && answer.body.entry.conversationId === conversationId) sent.add(clientId)
  }
}

/** Everything that was ever published reaches a client, entries in their order. */
function hearAll(listener: Listener, api: TestApi): void {
  const heard = publicationsOf(api).map(({ event }) => event)
  const seqOf = (event: RoomEvent) => (event.t === 'entry' ? event.entry.seq : 0)
  for (const event of heard.toSorted((a, b) => seqOf(a) - seqOf(b))) listener.hear(event)
}

function publicationsOf({ deps }: TestApi) {
  return deps.publisher.published.flatMap(({ publications }) => publications)
}

interface Listener {
  readonly self: ParticipantRef
  log(): Log
  hear(event: RoomEvent): void
  reconnect(): Promise<void>
}

function createListener({ self, call }: Person, conversationId: string): Listener {
  let log = EMPTY_LOG
  return {
    self,
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
  const byPeople = log.entries.filter(isSaid).map(({ clientId }) => clientId)
  expect(byPeople.toSorted()).toEqual([...sent].toSorted())
}

/** A message that somebody wrote, not one that followed by itself. */
function isSaid(entry: Entry): entry is Extract<Entry, { type: 'message' }> {
  return entry.type === 'message' && entry.by.kind !== 'system'
}

const byId = <T>(items: readonly T[] = [], ref: (item: T) => ParticipantRef): T[] =>
  items.toSorted((a, b) => (key(ref(a)) < key(ref(b)) ? -1 : 1))

/** What a reader can see; the order of participants and receipts says nothing. */
function visible({ log, self }: Listener) {
  const { entries, conversation } = log()
  return {
    entries,
    behind: isBehind(log()),
    status: conversation?.status,
    ticket: conversation?.ticket,
    unread: unreadOf(log(), self),
    assigneeId: conversation?.assigneeId,
    participants: byId(conversation?.participants, (participant) => participant),
    receipts: byId(conversation?.receipts, ({ participant }) => participant),
  }
}

/** What lists come to that heard everything, in whatever order. */
function lastPublished({ api, conversationId }: Stage) {
  const heard = publicationsOf(api).flatMap(({ event }) =>
    event.t === 'conversation' && event.conversation.id === conversationId ? [event.conversation] : [],
  )
  return shared(heard.toSorted((a, b) => a.lastSeq - b.lastSeq).at(-1) ?? null)
}

/** A conversation without what differs from reader to reader. */
function shared(conversation: Omit<Conversation, 'unread' | 'receipts'> | null) {
  if (!conversation) return null
  const { id, status, ticket, assigneeId, lastSeq, lastMessage, updatedAt } = conversation
  return { id, status, ticket, assigneeId, lastSeq, lastMessage, updatedAt }
}
