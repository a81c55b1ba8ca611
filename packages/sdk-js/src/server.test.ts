import { createHmac } from 'node:crypto'
import type { NewIdentityKey } from '@deskbell/protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openAgentClient } from './agent.ts'
import { openClient } from './client.ts'
import { platformRuntime, type Runtime } from './core/runtime.ts'
import { memoryStorage } from './core/storage.ts'
import { noTabs, type Tabs } from './core/tabs.ts'
import { until } from './testing/client-kit.ts'
import { fakeBrowser } from './testing/fake-tabs.ts'
import { browserFetch, type RealService, startRealService } from './testing/real-service.ts'
import type { AgentClient, Client, ConversationHandle, ConversationState, KeyValueStorage } from './types.ts'

let service: RealService
let workspaceKey: string
let email: string
let owner: Awaited<ReturnType<RealService['api']['agent']>>
const open: (Client | AgentClient)[] = []

beforeAll(async () => {
  service = await startRealService()
  const workspace = await service.api.workspace()
  workspaceKey = workspace.key
  owner = await service.api.agent(workspace, { name: 'Ana', role: 'admin' })
  email = owner.email
})
afterEach(() => {
  for (const client of open.splice(0)) client.destroy()
})
afterAll(() => service.close())

interface Way {
  readonly storage?: KeyValueStorage
  readonly tabs?: Tabs
  readonly runtime?: Partial<Runtime>
}

function visitor({ storage = memoryStorage(), tabs = noTabs(), runtime = {} }: Way = {}): Client {
  const client = openClient(
    { url: service.url, workspaceKey },
    { ...platformRuntime(), ...quick, ...runtime },
    storage,
    tabs,
  )
  open.push(client)
  return client
}

async function agent(): Promise<AgentClient> {
  const runtime = { ...platformRuntime(browserFetch(service.url)), ...quick }
  const client = openAgentClient({ url: service.url }, runtime, memoryStorage(), noTabs())
  open.push(client)
  await client.signIn(email, 'correct horse battery')
  return client
}

/** What the host's own server signs for its users. */
function identityToken({ kid, secret }: NewIdentityKey): string {
  const encode = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const claims = { sub: 'user-1', exp: Math.floor(Date.now() / 1_000) + 3_600 }
  const signed = `${encode({ alg: 'HS256', kid })}.${encode(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** Jitter as short as it can be, so that a test waits for states and not for luck. */
const quick = { random: () => 0.05, WebSocket }

const texts = ({ entries }: ConversationState) =>
  entries.filter((entry) => entry.type === 'message').map((entry) => entry.content.text)
const has = (thread: ConversationHandle, ...wanted: string[]) =>
  until(thread.state, (state) => wanted.every((text) => texts(state).includes(text)) && state.pending.length === 0)

async function conversation() {
  const customer = visitor()
  const thread = customer.newConversation()
  thread.send('Hello')
  const { id } = await until(thread.state, (state) => state.id !== null && state.pending.length === 0)
  if (id === null) throw new Error('No conversation began')
  return { customer, thread, id }
}

describe('a visitor and an agent', () => {
  it('write to each other and see it at once, with typing, presence and read marks', async () => {
    const desk = await agent()
    const inbox = desk.inbox('all')
    await until(inbox.state, (state) => state.load === 'ready')
    const { customer, thread, id } = await conversation()
    await until(inbox.state, ({ items }) => items.some((item) => item.id === id && item.unread === 1))
    await until(desk.counts, (counts) => (counts?.unread ?? 0) >= 1)

    const desked = desk.conversation(id)
    await until(desked.state, (state) => texts(state).includes('Hello'))
    await until(thread.state, (state) => state.present.some((one) => one.kind === 'agent'))
    await until(desked.state, (state) => state.present.some((one) => one.kind === 'customer'))
    desked.typing()
    await until(thread.state, (state) => state.typing.length === 1)
    desked.send('Good morning')
    await has(thread, 'Hello', 'Good morning')
    expect(thread.state.get().typing).toEqual([])
    await until(customer.unread, (count) => count === 1)
    thread.markRead()
    await until(customer.unread, (count) => count === 0)
    await until(desked.state, ({ receipts }) =>
      receipts.some((one) => one.participant.kind === 'customer' && one.readSeq >= 2),
    )
    expect(desked.state.get().entries).toEqual(thread.state.get().entries)

    desked.markRead()
    await until(inbox.state, ({ items }) => items.some((item) => item.id === id && item.unread === 0))
  })

  it('see assignment and closing in the thread and in the views of the inbox', async () => {
    const desk = await agent()
    const me = await desk.me()
    const [mine, unassigned, closed] = [desk.inbox('mine'), desk.inbox('unassigned'), desk.inbox('closed')]
    const { thread, id } = await conversation()
    await desk.assign(id, null)
    await until(unassigned.state, ({ items }) => items.some((item) => item.id === id))
    await until(thread.state, (state) => state.assigneeId === null)
    await desk.assign(id, me?.agent.id ?? null)
    await until(mine.state, ({ items }) => items.some((item) => item.id === id))
    await until(unassigned.state, ({ items }) => items.every((item) => item.id !== id))
    await desk.close(id)
    await until(closed.state, ({ items }) => items.some((item) => item.id === id))
    await until(thread.state, (state) => state.status === 'closed')
    thread.send('One more thing')
    await has(thread, 'One more thing')
    expect(thread.state.get().status).toBe('open')
    await until(mine.state, ({ items }) => items.some((item) => item.id === id))
    expect((await desk.customerConversations(thread.state.get().customer?.id ?? '')).map((one) => one.id)).toEqual([id])
  })

  it('see the name that the customer gives, in the inbox and in the open thread', async () => {
    const { customer, thread, id } = await conversation()
    const staff = await agent()
    const inbox = staff.inbox('all')
    const beside = staff.conversation(id)
    await until(inbox.state, ({ items }) => items.some((item) => item.id === id))
    // Both rooms are open, and nothing is left to catch up with.
    await until(staff.connection, (status) => status === 'online')
    await until(beside.state, ({ present }) => present.length > 0)
    thread.send('Hello again')
    await has(beside, 'Hello', 'Hello again')
    await new Promise((done) => setTimeout(done, 200))
    await customer.update({ name: 'Ana Lind' })
    const held = inbox.state.get().items.find((item) => item.id === id)
    if (!held) throw new Error('It is not listed')
    // As the service's job publishes it.
    const { unread: _, receipts: __, ...shared } = { ...held, customer: { ...held.customer, name: 'Ana Lind' } }
    const room = { party: 'inbox', id: (await staff.me())?.workspace.id ?? '' } as const
    service.rooms().publisher.publish([{ room, event: { t: 'conversation', conversation: shared } }], {
      kind: 'event',
      workspaceId: room.id,
      eventId: '',
    })
    await until(inbox.state, ({ items }) => items.find((item) => item.id === id)?.customer.name === 'Ana Lind')
    await until(beside.state, (state) => state.customer?.name === 'Ana Lind')
  })

  it('keep history over a reload', async () => {
    const storage = memoryStorage()
    const before = visitor({ storage })
    const thread = before.newConversation()
    thread.send('Remember me')
    await has(thread, 'Remember me')
    before.destroy()
    const after = visitor({ storage })
    expect(await after.resume()).toBe(true)
    const list = after.conversations()
    const { items } = await until(list.state, (state) => state.items.length > 0)
    expect(items[0]?.lastMessage?.preview).toBe('Remember me')
    await has(after.conversation(items[0]?.id ?? ''), 'Remember me')
  })
})

describe('a service that goes away', () => {
  it('gets, after a reload and its restart, exactly once what was typed meanwhile', async () => {
    const storage = memoryStorage()
    const before = visitor({ storage })
    const thread = before.newConversation()
    thread.send('Hello')
    const { id } = await until(thread.state, (state) => state.id !== null && state.pending.length === 0)
    await until(before.connection, (status) => status === 'online')
    await service.stop()
    thread.send('Still there?')
    await until(thread.state, ({ pending }) => pending[0]?.status === 'failed')
    expect(thread.state.get().pending[0]).toMatchObject({ retryable: true, trouble: { kind: 'unreachable' } })
    before.destroy()

    const after = visitor({ storage })
    expect(await after.resume()).toBe(true)
    const reopened = after.conversation(id ?? '')
    expect(reopened.state.get().pending.map((item) => item.text)).toEqual(['Still there?'])
    await service.start()
    await has(reopened, 'Hello', 'Still there?')
    await until(after.connection, (status) => status === 'online')
    expect(texts(reopened.state.get())).toEqual(['Hello', 'Still there?'])
  })

  it('is found again by every open thread, which catches up', async () => {
    const desk = await agent()
    const { customer, thread, id } = await conversation()
    const desked = desk.conversation(id)
    await until(desk.connection, (status) => status === 'online')
    await until(customer.connection, (status) => status === 'online')
    await service.stop()
    await until(customer.connection, (status) => status !== 'online')
    await service.start()
    const { call } = await service.api.customer(await workspaceOf())
    expect((await call('GET', '/v1/customer')).status).toBe(200)
    desked.send('Back again')
    await has(thread, 'Hello', 'Back again')
    await until(customer.connection, (status) => status === 'online')
  })
})

const workspaceOf = async () => ({ id: '', key: workspaceKey })

describe('tokens and tickets', () => {
  it('renews an access token the service takes for expired', async () => {
    const { thread } = await conversation()
    service.age(16 * 60_000)
    thread.send('After a while')
    await has(thread, 'Hello', 'After a while')
  })

  it('asks for a new ticket once when one is refused, and goes on', async () => {
    let forged = 0
    const pass = platformRuntime().fetch
    const forge: typeof fetch = async (input, init) => {
      const response = await pass(input, init)
      if (!String(input).endsWith('/v1/room-tickets') || forged > 0) return response
      forged += 1
      return Response.json({ ...((await response.json()) as object), ticket: 'forged.by.somebody' }, { status: 201 })
    }
    const client = visitor({ runtime: { fetch: forge } })
    client.newConversation().send('Hello')
    await until(client.connection, (status) => status === 'online')
    expect(forged).toBe(1)
  })

  it('comes back under its new name, whenever the service closed what it had opened under the old one', async () => {
    const key = (await owner.call<NewIdentityKey>('POST', '/v1/workspace/identity-keys')).body
    const pass = platformRuntime().fetch
    let refused = 0
    // The answer with the new name comes only when a ticket was refused to the old one.
    const slow: typeof fetch = async (input, init) => {
      const response = await pass(input, init)
      if (String(input).endsWith('/v1/room-tickets') && response.status === 404) refused += 1
      if (!String(init?.body).includes('identityToken')) return response
      await expect.poll(() => refused).toBeGreaterThan(0)
      return response
    }
    const client = visitor({ runtime: { fetch: slow } })
    const thread = client.newConversation()
    thread.send('Hello')
    const { id } = await until(thread.state, (state) => state.id !== null && state.pending.length === 0)
    const beside = (await agent()).conversation(id ?? '')
    const sees = (customerId = '') => until(beside.state, ({ present }) => present.some((who) => who.id === customerId))
    await sees(client.customer.get()?.id)
    await sees((await client.identify(async () => identityToken(key))).id)
    await until(client.connection, (status) => status === 'online')
    expect(thread.state.get().trouble).toBeNull()
    expect(refused).toBe(1)
  })

  it('stops after the second refused ticket and says so, while answers still come by asking', async () => {
    let tickets = 0
    const pass = platformRuntime().fetch
    const forge: typeof fetch = async (input, init) => {
      const response = await pass(input, init)
      if (!String(input).endsWith('/v1/room-tickets')) return response
      tickets += 1
      return Response.json({ ...((await response.json()) as object), ticket: 'forged.by.somebody' }, { status: 201 })
    }
    const client = visitor({ runtime: { fetch: forge } })
    const thread = client.newConversation()
    thread.send('Hello')
    await until(thread.state, (state) => state.trouble?.kind === 'refused')
    expect(thread.state.get().trouble).toMatchObject({ kind: 'refused', code: 'unauthenticated' })
    await until(client.connection, (status) => status === 'offline')
    const asked = tickets
    thread.send('Still works')
    await has(thread, 'Still works')
    expect(tickets).toBe(asked)
  })

  it('end with the session, in both tabs', async () => {
    const storage = memoryStorage()
    const browser = fakeBrowser()
    const first = visitor({ storage, tabs: browser.tab() })
    const thread = first.newConversation()
    thread.send('Hello')
    await has(thread, 'Hello')
    const second = visitor({ storage, tabs: browser.tab() })
    await second.resume()
    await until(second.customer, (customer) => customer !== null)
    await first.logout()
    await until(second.customer, (customer) => customer === null)
    expect(await storage.keys('')).toEqual([])
    expect(await second.resume()).toBe(false)
  })
})

describe('two tabs', () => {
  it('show the same thread over one socket for each room', async () => {
    const storage = memoryStorage()
    const browser = fakeBrowser()
    const first = visitor({ storage, tabs: browser.tab() })
    const one = first.newConversation()
    one.send('Hello')
    const { id } = await until(one.state, (state) => state.id !== null)
    const second = visitor({ storage, tabs: browser.tab() })
    await second.resume()
    const two = second.conversation(id ?? '')
    await has(two, 'Hello')
    await until(second.connection, (status) => status === 'online')
    two.send('From the other tab')
    await has(one, 'Hello', 'From the other tab')
    const sockets = service.rooms().stats().connections
    expect(sockets).toBe(2)
    first.destroy()
    await until(second.connection, (status) => status === 'online')
    two.send('Alone now')
    await has(two, 'Alone now')
  })
})

describe('an agent', () => {
  it('is nobody before signing in and after signing out', async () => {
    const runtime = platformRuntime(browserFetch(service.url))
    const desk = openAgentClient({ url: service.url }, runtime, memoryStorage(), noTabs())
    open.push(desk)
    expect(await desk.me()).toBeNull()
    await expect(desk.signIn(email, 'wrong password here')).rejects.toMatchObject({ code: 'unauthenticated' })
    const me = await desk.signIn(email, 'correct horse battery')
    expect(me.agent.email).toBe(email)
    await until(desk.agents, (agents) => agents.some((one) => one.id === me.agent.id))
    expect((await desk.updateMe({ availability: 'away' })).availability).toBe('away')
    expect((await desk.updateMe({ availability: 'available' })).availability).toBe('available')
    await desk.signOut()
    expect(desk.connection.get()).toBe('idle')
    expect(await desk.me()).toBeNull()
  })
})
