import { describe, expect, it } from 'vitest'
import { clientKit, texts, WORKSPACE, waiting } from './testing/client-kit.ts'
import { problem } from './testing/fake-service.ts'

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
    await runtime.settle()
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
