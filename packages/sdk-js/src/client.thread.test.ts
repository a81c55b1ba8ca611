import { describe, expect, it } from 'vitest'
import { clientKit, texts, WORKSPACE, waiting } from './testing/client-kit.ts'
import { problem } from './testing/fake-service.ts'

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
