import { describe, expect, it } from 'vitest'
import { clientKit, WORKSPACE } from './testing/client-kit.ts'
import { problem } from './testing/fake-service.ts'
import type { ConversationHandle } from './types.ts'

const texts = (thread: ConversationHandle) =>
  thread.state.get().entries.map((entry) => (entry.type === 'message' ? entry.content.text : entry.type))
const waiting = (thread: ConversationHandle) =>
  thread.state
    .get()
    .pending.map(({ text, status, trouble, retryable }) => [text, status, trouble?.kind ?? null, retryable])

describe('a client nobody has acted in', () => {
  it('asks for nothing, opens nothing and stores nothing', async () => {
    const { open, service, storage, runtime } = clientKit()
    const client = open()
    expect(await client.resume()).toBe(false)
    client.newConversation()
    client.conversations()
    await runtime.advance(60_000)
    expect(service.calls).toEqual([])
    expect(service.sockets).toEqual([])
    expect(await storage.keys('')).toEqual([])
    expect(client.connection.get()).toBe('idle')
    expect(client.customer.get()).toBeNull()
  })

  it('refuses empty and overlong messages before they are queued', () => {
    const { open } = clientKit()
    const thread = open().newConversation()
    expect(() => thread.send('  \n')).toThrow(RangeError)
    expect(() => thread.send('x'.repeat(10_001))).toThrow(RangeError)
    expect(thread.state.get().pending).toEqual([])
  })
})

describe('a thread', () => {
  it('begins with its first message and hears the answer', async () => {
    const { open, service, runtime, storage } = clientKit()
    const client = open()
    const thread = client.newConversation()
    expect(thread.state.get()).toMatchObject({ id: null, load: 'ready', entries: [] })
    thread.send('Hello')
    expect(waiting(thread)).toEqual([['Hello', 'queued', null, true]])
    await runtime.settle()
    expect(thread.state.get()).toMatchObject({ id: 'cnv_1', pending: [], load: 'ready', unread: 0 })
    expect(texts(thread)).toEqual(['Hello'])
    expect(await storage.keys(`deskbell:${WORKSPACE}:`)).toEqual([`deskbell:${WORKSPACE}:session`])

    await runtime.settle()
    expect(client.connection.get()).toBe('online')
    expect(service.sockets.map((socket) => socket.room).sort()).toEqual(['conversation/cnv_1', 'customer/cus_1'])
    service.agentSays('cnv_1', 'Good morning')
    expect(texts(thread)).toEqual(['Hello', 'Good morning'])
    expect(thread.state.get().unread).toBe(1)
    expect(client.unread.get()).toBe(1)

    thread.markRead()
    expect(thread.state.get().unread).toBe(0)
    expect(client.unread.get()).toBe(0)
    await runtime.settle()
    expect(service.logs.get('cnv_1')?.conversation.unread).toBe(0)
  })

  it('keeps the order of messages and has one on its way at a time', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    const onTheirWay: number[] = []
    for (const text of ['one', 'two', 'three']) thread.send(text)
    service.intercept = () => {
      onTheirWay.push(waiting(thread).filter(([, status]) => status === 'sending').length)
      return undefined
    }
    await runtime.settle()
    expect(texts(thread)).toEqual(['one', 'two', 'three'])
    expect(Math.max(...onTheirWay)).toBe(1)
    const posts = service.calls.filter((call) => /conversations/.test(call.path) && call.method === 'POST')
    expect(posts.map((call) => call.path).filter((path) => !path.endsWith('/receipts'))).toEqual([
      '/v1/conversations',
      '/v1/conversations/cnv_1/messages',
      '/v1/conversations/cnv_1/messages',
    ])
  })

  it('sends the article that a message is about, also with a second try', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    const article = { slug: 'track-an-order', title: 'Track an order' }
    service.state = 'down'
    const clientId = thread.send('Where is it?', article)
    await runtime.settle()
    expect(thread.state.get().pending).toMatchObject([{ status: 'failed', article }])
    service.state = 'up'
    thread.retry(clientId)
    await runtime.settle()
    const body = { clientId, content: { type: 'text', text: 'Where is it?', article } }
    expect(service.calls).toContainEqual({ method: 'POST', path: '/v1/conversations', body })
  })

  it('catches up after publications were lost', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    service.deaf = true
    service.agentSays('cnv_1', 'lost')
    service.deaf = false
    service.agentSays('cnv_1', 'heard')
    expect(texts(thread)).toEqual(['Hello'])
    await runtime.settle()
    expect(texts(thread)).toEqual(['Hello', 'lost', 'heard'])
  })

  it('pages back through history', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    client.newConversation().send('first')
    await runtime.settle()
    for (let n = 0; n < 120; n += 1) service.agentSays('cnv_1', `answer ${n}`)
    const thread = client.conversation('cnv_1')
    expect(thread.state.get().load).toBe('loading')
    await runtime.settle()
    expect(thread.state.get()).toMatchObject({ load: 'ready', hasOlder: true, unread: 120 })
    expect(thread.state.get().entries).toHaveLength(50)
    await thread.loadOlder()
    await thread.loadOlder()
    expect(thread.state.get().hasOlder).toBe(false)
    expect(thread.state.get().entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 121 }, (_, n) => n + 1))
  })

  it('shows who types and who is here, until they stop', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    const who = { kind: 'agent', id: 'agt_1' } as const
    service.publish('conversation/cnv_1', { t: 'presence', who, online: true })
    service.publish('conversation/cnv_1', { t: 'typing', who, on: true })
    expect(thread.state.get()).toMatchObject({ present: [who], typing: [who] })
    await runtime.advance(5_999)
    expect(thread.state.get().typing).toEqual([who])
    await runtime.advance(1)
    expect(thread.state.get().typing).toEqual([])
    service.publish('conversation/cnv_1', { t: 'typing', who, on: true })
    service.agentSays('cnv_1', 'There')
    expect(thread.state.get().typing).toEqual([])
    service.publish('conversation/cnv_1', { t: 'presence', who, online: false })
    expect(thread.state.get().present).toEqual([])
  })

  it('shows who is here in a second handle of the same conversation', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    client.newConversation().send('Hello')
    await runtime.settle()
    const who = { kind: 'agent', id: 'agt_1' } as const
    service.publish('conversation/cnv_1', { t: 'presence', who, online: true })
    const again = client.conversation('cnv_1')
    expect(again.state.get().present).toEqual([who])
    await runtime.settle()
    expect(texts(again)).toEqual(['Hello'])
    expect(service.open('conversation/cnv_1')).toHaveLength(1)
  })

  it('asks by hand where sockets are shut out, and counts as online when answers come', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    service.intercept = (_method, path) => (path === '/v1/room-tickets' ? problem('forbidden', 403) : undefined)
    const thread = client.newConversation()
    thread.send('Hello')
    await runtime.settle()
    expect(client.connection.get()).toBe('offline')
    expect(thread.state.get().trouble).toMatchObject({ kind: 'refused', code: 'forbidden' })
    service.agentSays('cnv_1', 'Good morning')
    await runtime.advance(15_000)
    expect(texts(thread)).toEqual(['Hello', 'Good morning'])
    await runtime.advance(15_000)
    expect(client.connection.get()).toBe('online')
    service.state = 'down'
    await runtime.advance(15_000)
    expect(client.connection.get()).toBe('offline')
  })

  it('has a socket for the newest conversation only, and asks for the others', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    const first = client.newConversation()
    first.send('one')
    await runtime.settle()
    const second = client.newConversation()
    second.send('two')
    await runtime.settle()
    const rooms = () => service.sockets.filter((socket) => socket.isOpen()).map((socket) => socket.room)
    expect(rooms().sort()).toEqual(['conversation/cnv_2', 'customer/cus_1'])
    service.agentSays('cnv_1', 'to the first')
    await runtime.advance(15_000)
    expect(texts(first)).toEqual(['one', 'to the first'])
    second.release()
    await runtime.settle()
    expect(rooms().sort()).toEqual(['conversation/cnv_1', 'customer/cus_1'])
  })

  it('says that the visitor types at most every three seconds, and ends it with the message', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    const typed = () => service.open('conversation/cnv_1')[0]?.sent.filter((frame) => frame.t === 'typing')
    for (let n = 0; n < 10; n += 1) thread.typing()
    await runtime.advance(3_000)
    thread.typing()
    thread.send('More')
    expect(typed()).toEqual([
      { t: 'typing', on: true },
      { t: 'typing', on: true },
      { t: 'typing', on: false },
    ])
  })

  it('says why it cannot be shown, and shows it when the service is back', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    client.newConversation().send('Hello')
    await runtime.settle()
    service.state = 'down'
    const thread = client.conversation('cnv_1')
    await runtime.settle()
    expect(thread.state.get()).toMatchObject({ load: 'failed', trouble: { kind: 'unreachable' } })
    service.state = 'up'
    await runtime.advance(5_000)
    expect(thread.state.get()).toMatchObject({ load: 'ready', trouble: null })
    const absent = client.conversation('cnv_9')
    await runtime.settle()
    expect(absent.state.get()).toMatchObject({ load: 'failed', trouble: { kind: 'refused', code: 'not_found' } })
  })
})

describe('a message while the service is away', () => {
  it('is shown as not sent, survives a reload, and is delivered once when the service is back', async () => {
    const { open, service, runtime } = clientKit()
    const before = open()
    const old = before.newConversation()
    old.send('Hello')
    await runtime.settle()
    service.state = 'down'
    old.send('Are you there?')
    await runtime.settle()
    expect(waiting(old)).toEqual([['Are you there?', 'failed', 'unreachable', true]])
    before.destroy()

    const after = open()
    expect(await after.resume()).toBe(true)
    const thread = after.conversation('cnv_1')
    await runtime.advance(2_000)
    expect(waiting(thread)).toEqual([['Are you there?', 'failed', 'unreachable', true]])
    service.state = 'up'
    await runtime.advance(60_000)
    expect(texts(thread)).toEqual(['Hello', 'Are you there?'])
    expect(thread.state.get().pending).toEqual([])
    expect(service.logs.get('cnv_1')?.entries).toHaveLength(2)
  })

  it('is sent at once when the browser is online again, however long the wait was to be', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    runtime.setOnline(false)
    service.state = 'down'
    thread.send('From the tunnel')
    expect(waiting(thread)).toEqual([['From the tunnel', 'failed', 'offline', true]])
    await runtime.advance(5 * 60_000)
    service.state = 'up'
    runtime.setOnline(true)
    await runtime.settle()
    expect(texts(thread)).toEqual(['Hello', 'From the tunnel'])
  })

  it('begins its conversation after a reload, in the handle a view makes anew', async () => {
    const { open, service, runtime } = clientKit()
    service.state = 'down'
    const before = open()
    const old = before.newConversation()
    old.send('one')
    old.send('two')
    await runtime.settle()
    expect(waiting(old).map(([, status]) => status)).toEqual(['failed', 'failed'])
    before.destroy()

    const after = open()
    expect(await after.resume()).toBe(true)
    const thread = after.newConversation()
    expect(waiting(thread).map(([text]) => text)).toEqual(['one', 'two'])
    service.state = 'up'
    await runtime.advance(60_000)
    expect(thread.state.get()).toMatchObject({ id: 'cnv_1', pending: [] })
    expect(texts(thread)).toEqual(['one', 'two'])
    expect(service.logs.size).toBe(1)
  })

  it('stands among the unsent of the next page, also while the service is out of reach', async () => {
    const { open, service, runtime } = clientKit()
    const before = open()
    const old = before.newConversation()
    old.send('Hello')
    await runtime.settle()
    service.state = 'down'
    const clientId = old.send('Are you there?')
    await runtime.settle()
    before.destroy()

    const after = open()
    expect(after.unsent.get()).toEqual([])
    expect(await after.resume()).toBe(true)
    await runtime.settle()
    expect(after.customer.get()).toBeNull()
    expect(after.unsent.get()).toEqual([
      expect.objectContaining({ clientId, text: 'Are you there?', conversationId: 'cnv_1', status: 'failed' }),
    ])
    const news: number[] = []
    after.unsent.subscribe((unsent) => news.push(unsent.length))
    service.state = 'up'
    await runtime.advance(60_000)
    expect(after.unsent.get()).toEqual([])
    expect(news.at(-1)).toBe(0)
    expect(service.logs.get('cnv_1')?.entries).toHaveLength(2)
  })

  it('has no conversation among the unsent until its first message is delivered', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    service.state = 'down'
    const thread = client.newConversation()
    thread.send('one')
    thread.send('two')
    await runtime.settle()
    expect(client.unsent.get().map(({ conversationId }) => conversationId)).toEqual([null, null])
    service.intercept = (_method, path) => (path.endsWith('/messages') ? problem('unavailable', 503) : undefined)
    service.state = 'up'
    await runtime.advance(10_000)
    expect(client.unsent.get().map(({ text, conversationId }) => [text, conversationId])).toEqual([['two', 'cnv_1']])
  })

  it('is not sent twice when only the answer was lost', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    let lost = 0
    const pass = service.fetch
    Object.assign(runtime, {
      fetch: async (input: string, init: RequestInit) => {
        const response = await pass(input, init)
        if (String(input).endsWith('/messages') && lost++ < 2) throw new TypeError('connection reset')
        return response
      },
    })
    service.deaf = true
    thread.send('Once')
    await runtime.advance(60_000)
    expect(lost).toBe(3)
    expect(texts(thread)).toEqual(['Hello', 'Once'])
    expect(service.logs.get('cnv_1')?.entries).toHaveLength(2)
  })

  it('is shown as not sent within 20 s when the service is frozen', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    const thread = client.newConversation()
    thread.send('Hello')
    await runtime.settle()
    service.state = 'frozen'
    thread.send('Anyone?')
    await runtime.advance(8_000)
    expect(waiting(thread)).toEqual([['Anyone?', 'failed', 'unreachable', true]])
    service.state = 'up'
    await runtime.advance(60_000)
    expect(texts(thread)).toEqual(['Hello', 'Anyone?'])
    expect(client.connection.get()).toBe('online')
  })

  it('waits as long as a rate limit says', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    service.intercept = (_method, path) =>
      path.endsWith('/messages') ? problem('rate_limited', 429, { 'retry-after': '30' }) : undefined
    thread.send('Too many')
    await runtime.settle()
    const retryAt = runtime.now() + 30_000
    expect(thread.state.get().pending[0]).toMatchObject({
      status: 'failed',
      retryable: true,
      trouble: { kind: 'rate_limited', retryAt },
    })
    const tries = () => service.calls.filter((call) => call.path.endsWith('/messages')).length
    await runtime.advance(29_999)
    expect(tries()).toBe(1)
    service.intercept = () => undefined
    await runtime.advance(2_000)
    expect(texts(thread)).toEqual(['Hello', 'Too many'])
  })

  it('is kept for the visitor to decide when it is refused, and does not hold up the next', async () => {
    const { open, service, runtime } = clientKit()
    const thread = open().newConversation()
    thread.send('Hello')
    await runtime.settle()
    service.intercept = (_method, path, body) =>
      path.endsWith('/messages') && JSON.stringify(body).includes('bad') ? problem('invalid_input', 422) : undefined
    const clientId = thread.send('bad')
    thread.send('good')
    await runtime.advance(60_000)
    expect(waiting(thread)).toEqual([['bad', 'failed', 'refused', false]])
    expect(texts(thread)).toEqual(['Hello', 'good'])
    service.intercept = () => undefined
    thread.retry(clientId)
    await runtime.settle()
    expect(texts(thread)).toEqual(['Hello', 'good', 'bad'])
  })

  it('can be discarded', async () => {
    const { open, service, runtime, storage } = clientKit()
    service.state = 'down'
    const thread = open().newConversation()
    thread.discard(thread.send('Never mind'))
    await runtime.settle()
    service.state = 'up'
    await runtime.advance(60_000)
    expect(thread.state.get().pending).toEqual([])
    expect(await storage.keys(`deskbell:${WORKSPACE}:outbox:`)).toEqual([])
  })
})

describe('a session', () => {
  it('is picked up again by the next page', async () => {
    const { open, service, runtime } = clientKit()
    const before = open()
    before.newConversation().send('Hello')
    await runtime.settle()
    before.destroy()
    service.agentSays('cnv_1', 'While you were away')
    const after = open()
    expect(await after.resume()).toBe(true)
    await runtime.settle()
    expect(after.customer.get()?.id).toBe('cus_1')
    expect(after.unread.get()).toBe(1)
    expect(after.connection.get()).toBe('online')
    expect(service.open('customer/cus_1')).toHaveLength(1)
    const secrets = service.calls.filter((call) => call.path === '/v1/sessions').map((call) => call.body)
    expect(secrets).toHaveLength(2)
    expect(secrets[0]).toEqual(secrets[1])
    expect(secrets[0]).toMatchObject({ workspaceKey: WORKSPACE, visitorSecret: expect.stringMatching(/^[\w-]{43}$/) })
  })

  it('renews its token once when the service says it expired, and before it does', async () => {
    const { open, service, runtime } = clientKit()
    const client = open()
    const thread = client.newConversation()
    thread.send('Hello')
    await runtime.settle()
    const exchanges = () => service.calls.filter((call) => call.path === '/v1/sessions').length
    let refused = 0
    service.intercept = (_method, path) =>
      path.endsWith('/messages') && refused++ === 0 ? problem('token_expired', 401) : undefined
    thread.send('Again')
    await runtime.settle()
    expect(texts(thread)).toEqual(['Hello', 'Again'])
    expect(exchanges()).toBe(2)
    await runtime.advance(14.9 * 60_000)
    thread.send('Later')
    await runtime.settle()
    expect(exchanges()).toBe(3)
    expect(texts(thread)).toEqual(['Hello', 'Again', 'Later'])
  })

  it('becomes an identity, and gives up the secret it had', async () => {
    const { open, service, runtime, storage } = clientKit()
    const client = open()
    client.newConversation().send('Hello')
    await runtime.settle()
    const customer = await client.identify(async () => 'aa.bb.cc')
    expect(customer.id).toBe('cus_1')
    const [, exchange] = service.calls.filter((call) => call.path === '/v1/sessions')
    expect(exchange?.body).toMatchObject({ identityToken: 'aa.bb.cc', visitorSecret: expect.any(String) })
    expect(await storage.get(`deskbell:${WORKSPACE}:session`)).toBe('id:cus_1')
  })

  it('ends here, in storage and on the service', async () => {
    const { open, service, runtime, storage } = clientKit()
    const client = open()
    const thread = client.newConversation()
    thread.send('Hello')
    await runtime.settle()
    service.state = 'down'
    thread.send('unsent')
    await runtime.settle()
    service.state = 'up'
    await client.logout()
    await runtime.advance(60_000)
    expect(service.calls.some((call) => call.path === '/v1/sessions/current' && call.method === 'DELETE')).toBe(true)
    expect(thread.state.get()).toMatchObject({ id: null, entries: [], pending: [] })
    expect(client.conversations().state.get().items).toEqual([])
    expect(client.unread.get()).toBe(0)
    expect(client.connection.get()).toBe('idle')
    expect(await storage.keys('')).toEqual([])
    expect(await client.resume()).toBe(false)
  })

  it('is forgotten when the service has ended it', async () => {
    const { open, service, runtime, storage } = clientKit()
    const before = open()
    before.newConversation().send('Hello')
    await runtime.settle()
    before.destroy()
    service.intercept = (_method, path) => (path === '/v1/sessions' ? problem('unauthenticated', 401) : undefined)
    const after = open()
    expect(await after.resume()).toBe(false)
    expect(await storage.keys('')).toEqual([])
  })
})

describe('destroy', () => {
  it('leaves no timer, listener or socket behind, whatever was under way', async () => {
    for (const state of ['up', 'down', 'frozen'] as const) {
      const { open, service, runtime } = clientKit()
      const client = open()
      const thread = client.newConversation()
      thread.send('Hello')
      await runtime.settle()
      service.publish('conversation/cnv_1', { t: 'typing', who: { kind: 'agent', id: 'agt_1' }, on: true })
      service.state = state
      for (const socket of service.sockets) if (state !== 'up') socket.drop(1006)
      thread.send('More')
      client.conversation('cnv_1')
      await runtime.advance(3_000)
      client.destroy()
      await runtime.settle()
      expect(runtime.timers(), state).toBe(0)
      expect(runtime.listeners(), state).toBe(0)
      expect(
        service.sockets.filter((socket) => socket.isOpen()),
        state,
      ).toEqual([])
      expect(client.connection.get()).toBe('idle')
      const calls = service.calls.length
      await runtime.advance(60_000)
      expect(service.calls.length, state).toBe(calls)
    }
  })
})
