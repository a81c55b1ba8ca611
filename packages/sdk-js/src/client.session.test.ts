import { describe, expect, it } from 'vitest'
import { clientKit, texts, WORKSPACE } from './testing/client-kit.ts'
import { problem } from './testing/fake-service.ts'

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
