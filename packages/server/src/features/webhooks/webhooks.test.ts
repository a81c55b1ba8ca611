import type {
  NewWebhookEndpoint,
  SentMessage,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookEndpoint,
  WebhookPayload,
} from '@deskbell/protocol'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { createOutgoing, type Outgoing } from '../../platform/outgoing.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { furnish, type House, message } from '../../testing/house.ts'
import { answering, openReceiver, type Received, type Receiver } from '../../testing/receiver.ts'
import type { NewEvent } from '../events.ts'
import { createWebhookWorker } from './worker.ts'

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000]
const PATH = '/v1/webhook-endpoints'
const CUSTOMER_EVENT = 'customer.updated'

eachDatabase((kind, open) => {
  let database: TestDatabase
  let api: TestApi
  let house: House
  let foreign: House
  let receiver: Receiver
  /** How long a request may take, in milliseconds; tests do not wait as long as hosts may make us. */
  let patience: number

  beforeAll(async () => {
    database = await open()
    const outgoing = createOutgoing({ allowPrivate: true })
    const post: Outgoing['post'] = (url, request) => outgoing.post(url, { ...request, timeoutMs: patience })
    api = testApi(database.db, { env: { PRIVATE_TARGETS: 'on' }, outgoing: { ...outgoing, post } })
    house = await furnish(api)
    foreign = await furnish(api)
    receiver = await openReceiver()
  })
  beforeEach(async () => {
    await api.deps.db.deleteFrom('webhook_deliveries').execute()
    await api.deps.db.deleteFrom('webhook_endpoints').execute()
    receiver.received.length = 0
    receiver.behave(answering(204))
    patience = 10_000
  })
  afterEach(() => void vi.useRealTimers())
  afterAll(() => receiver.close())

  const create = async (more: object = {}, by = house) => {
    const body = { url: receiver.url, events: ['*'], ...more }
    return (await by.admin.call<NewWebhookEndpoint>('POST', PATH, { body })).body
  }
  const change = (id: string, body: object) => house.admin.call<WebhookEndpoint>('PATCH', `${PATH}/${id}`, { body })
  const endpointOf = async (id: string) =>
    (await house.admin.call<{ items: WebhookEndpoint[] }>('GET', PATH)).body.items.find((one) => one.id === id)
  const deliveries = async (query = '') =>
    (await house.admin.call<WebhookDeliveryPage>('GET', `/v1/webhook-deliveries${query}`)).body.items
  const only = async () => (await deliveries())[0] as WebhookDelivery
  const retry = (id: string) => house.admin.call<WebhookDelivery>('POST', `/v1/webhook-deliveries/${id}/retry`)
  const testNow = (id: string) => house.admin.call<WebhookDelivery>('POST', `${PATH}/${id}/test`)
  const runDue = () => createWebhookWorker(api.deps).runDue()

  const record = (event: NewEvent, by = house) =>
    inTransaction(testCtx(api.deps, by.workspace.id), (tx) => tx.record(event))
  const customerEvent = (by = house): NewEvent => ({
    type: CUSTOMER_EVENT,
    subject: by.customer.id,
    data: { fields: ['name'] },
  })

  /** What a host does with what it is sent, by its own library and at the time of the test. */
  function verify({ body, headers }: Received, secret: string): WebhookPayload {
    vi.useFakeTimers({ toFake: ['Date'], now: api.deps.clock.now() })
    return new Webhook(secret).verify(body, headers as Record<string, string>) as WebhookPayload
  }

  describe('endpoints', () => {
    test('are made with a secret that is shown once, and found in the list with the events there are', async () => {
      const { secret, ...made } = await create({ events: ['ticket.*', 'conversation.message'], description: 'CRM' })
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{48}$/)
      expect(made).toMatchObject({ status: 'active', secretEnd: secret.slice(-4), description: 'CRM' })
      const { body } = await house.admin.call<{ items: WebhookEndpoint[]; eventTypes: string[] }>('GET', PATH)
      expect(body.items).toEqual([made])
      expect(body.eventTypes).toContain('ticket.created')
      expect(body.eventTypes.filter((type) => /invitation|session|key|password|webhook|job/.test(type))).toEqual([])
      const stored = await api.deps.db.selectFrom('webhook_endpoints').selectAll().execute()
      expect(JSON.stringify(stored)).not.toContain(secret.slice(6))
    })

    test.each([
      ['an event that there is not', { events: ['ticket.exploded'] }, 'body.events.0'],
      ['a subject that there is not', { events: ['*', 'password.*'] }, 'body.events.1'],
      ['secrets', { events: ['identity_key.created'] }, 'body.events.0'],
      ['no event', { events: [] }, 'body.events'],
      ['no address', { url: 'somewhere' }, 'body.url'],
      ['another scheme', { url: 'ftp://example.com/' }, 'body.url'],
      ['a password', { url: 'https://a:b@example.com/' }, 'body.url'],
    ])('%s is refused', async (_what, body, path) => {
      const options = { body: { url: receiver.url, events: ['*'], ...body } }
      const answer = await house.admin.call('POST', PATH, options)
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
      expect(answer.body.errors?.map((error) => error.path)).toContain(path)
    })

    test('twenty at most', async () => {
      for (let made = 0; made < 20; made++) await create()
      const answer = await house.admin.call('POST', PATH, { body: { url: receiver.url, events: ['*'] } })
      expect(answer).toMatchObject({ status: 409, body: { code: 'limit_reached' } })
    })

    test('are changed, switched off and on, and told only of what happens while they are on', async () => {
      const { id } = await create({ events: ['ticket.*'] })
      expect((await change(id, { events: ['customer.*'], url: `${receiver.url}/2` })).body.url).toMatch(/\/2$/)
      await record(customerEvent())
      await runDue()
      await change(id, { status: 'disabled' })
      await record(customerEvent())
      await runDue()
      await change(id, { status: 'active' })
      await runDue()
      expect(receiver.received.map(({ path }) => path)).toEqual(['/hook/2'])
      await record(customerEvent())
      await runDue()
      expect(receiver.received).toHaveLength(2)
    })

    test('what waits is given up when one is switched off, and dropped when it is removed', async () => {
      receiver.behave(answering(500))
      const { id } = await create()
      await record(customerEvent())
      await runDue()
      expect(await only()).toMatchObject({ status: 'waiting', attempts: 1, responseStatus: 500 })
      await change(id, { status: 'disabled' })
      const given = await only()
      expect(given).toMatchObject({ status: 'failed', nextAt: null, detail: 'The endpoint was switched off' })
      expect(await retry(given.id)).toMatchObject({ status: 409, body: { code: 'conflict' } })
      await change(id, { status: 'active' })
      await record(customerEvent())
      await runDue()
      expect(await deliveries('?status=waiting')).toHaveLength(1)
      expect((await house.admin.call('DELETE', `${PATH}/${id}`)).status).toBe(204)
      expect((await deliveries()).map(({ status }) => status)).toEqual(['failed'])
      expect((await house.admin.call('DELETE', `${PATH}/${id}`)).status).toBe(404)
      receiver.behave(answering(204))
      api.deps.clock.advance(DAY)
      expect(await runDue()).toBe(0)
    })
  })

  describe('deliveries', () => {
    test('a message arrives signed, with what a host needs and by the id of its event', async () => {
      const { secret } = await create({ events: ['conversation.message'] })
      const customer = await api.customer(house.workspace)
      const sent = await customer.call<SentMessage>('POST', '/v1/conversations', { body: message('Größe?') })
      const { entry, conversation } = sent.body
      await runDue()
      expect(receiver.received).toHaveLength(1)
      const [received] = receiver.received as [Received]
      const { type, timestamp, data } = verify(received, secret)
      expect({ type, timestamp }).toEqual({ type: 'conversation.message', timestamp: entry.at })
      expect(data).toMatchObject({
        workspaceId: house.workspace.id,
        subject: conversation.id,
        entry: { id: entry.id, content: { text: 'Größe?' }, by: { kind: 'customer', id: customer.id } },
        conversation: { id: conversation.id, customer: { id: customer.id } },
      })
      expect(() => verify({ ...received, body: received.body.replace('Gr', 'gr') }, secret)).toThrow()
      const delivery = await only()
      expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, responseStatus: 204, nextAt: null })
      expect(received.headers['webhook-id']).toBe(delivery.eventId)
      expect((await endpointOf(delivery.webhookEndpointId))?.lastDeliveredAt).toBe(delivery.updatedAt)
    })

    test('to those who listen to the event, in its own workspace, once each', async () => {
      await create({ url: `${receiver.url}/all` })
      await create({ url: `${receiver.url}/customers`, events: ['ticket.*', 'customer.*'] })
      await create({ url: `${receiver.url}/one`, events: [CUSTOMER_EVENT] })
      await create({ url: `${receiver.url}/tickets`, events: ['ticket.*'] })
      await create({ url: `${receiver.url}/foreign` }, foreign)
      await record(customerEvent())
      await record({ type: 'session.created', subject: house.customer.id, data: { customerId: house.customer.id } })
      await runDue()
      await runDue()
      expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/hook/all', '/hook/customers', '/hook/one'])
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    })

    test('a workspace with endpoints writes nothing more when it sends a message, and one without plans nothing', async () => {
      await create()
      const count = async (table: 'jobs' | 'webhook_deliveries') =>
        (await api.deps.db.selectFrom(table).select('id').execute()).length
      const jobsOfMessage = async ({ workspace }: House) => {
        const customer = await api.customer(workspace)
        const before = await count('jobs')
        await customer.call('POST', '/v1/conversations', { body: message() })
        return (await count('jobs')) - before
      }
      expect(await jobsOfMessage(house)).toBe(await jobsOfMessage(foreign))
      expect(await count('webhook_deliveries')).toBe(0)
      await runDue()
      const planned = await api.deps.db.selectFrom('webhook_deliveries').select('workspace_id').distinct().execute()
      expect(planned).toEqual([{ workspace_id: house.workspace.id }])
    })

    test('for 24 hours after a rotation both secrets sign, and then the new one', async () => {
      const { id, secret: old } = await create()
      const rotated = await house.admin.call<NewWebhookEndpoint>('POST', `${PATH}/${id}/secret`)
      const { secret } = rotated.body
      expect(rotated.body.secretEnd).toBe(secret.slice(-4))
      await record(customerEvent())
      await runDue()
      const [both] = receiver.received as [Received]
      expect(both.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/)
      for (const one of [old, secret]) expect(verify(both, one).type).toBe(CUSTOMER_EVENT)
      vi.useRealTimers()
      api.deps.clock.advance(DAY)
      await record(customerEvent())
      await runDue()
      const after = receiver.received[1] as Received
      expect(verify(after, secret).type).toBe(CUSTOMER_EVENT)
      expect(() => verify(after, old)).toThrow()
    })

    test('are tried for three days, by the same id and body, and signed anew each time', async () => {
      receiver.behave(answering(500, 'Out of\norder'))
      const { secret } = await create()
      await record(customerEvent())
      await runDue()
      const waits = [
        5 * SECOND,
        5 * MINUTE,
        30 * MINUTE,
        2 * HOUR,
        5 * HOUR,
        10 * HOUR,
        14 * HOUR,
        20 * HOUR,
        24 * HOUR,
      ]
      for (const [at, wait] of waits.entries()) {
        const { attempts, status, nextAt, detail, updatedAt } = await only()
        expect({ attempts, status, detail }).toEqual({ attempts: at + 1, status: 'waiting', detail: 'Out of order' })
        const due = Date.parse(nextAt ?? '') - Date.parse(updatedAt)
        expect(due).toBeGreaterThanOrEqual(wait)
        expect(due).toBeLessThanOrEqual(wait * 1.1)
        api.deps.clock.advance(due - 1)
        expect(await runDue()).toBe(0)
        api.deps.clock.advance(1)
        expect(await runDue()).toBe(1)
        expect(verify(receiver.received.at(-1) as Received, secret).type).toBe(CUSTOMER_EVENT)
        vi.useRealTimers()
      }
      expect(await only()).toMatchObject({ status: 'failed', attempts: 10, nextAt: null, responseStatus: 500 })
      api.deps.clock.advance(30 * DAY)
      expect(await runDue()).toBe(0)
      expect(new Set(receiver.received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1)
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-signature'])).size).toBe(10)
    })

    test('a person sends one again that failed, with all its tries; not one that arrived', async () => {
      receiver.behave(answering(404))
      await create()
      await record(customerEvent())
      await runDue()
      await api.deps.db
        .updateTable('webhook_deliveries')
        .set({ attempts: 10, status: 'failed', next_at: null })
        .execute()
      const { id } = await only()
      expect((await retry(id)).body).toMatchObject({ status: 'waiting', attempts: 0 })
      await runDue()
      expect(await only()).toMatchObject({ status: 'waiting', attempts: 1 })
      receiver.behave(answering(200))
      expect((await retry(id)).status).toBe(200)
      await runDue()
      expect(await only()).toMatchObject({ status: 'delivered', attempts: 1, detail: null })
      expect(await retry(id)).toMatchObject({ status: 409, body: { code: 'invalid_transition' } })
      expect((await foreign.admin.call('POST', `/v1/webhook-deliveries/${id}/retry`)).status).toBe(404)
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    })

    test.each([
      ['429 with seconds', 429, () => '7200', 2 * HOUR],
      ['503 with a date', 503, () => new Date(Date.now() + 3 * HOUR).toUTCString(), 3 * HOUR],
      ['less than we would wait', 429, () => '1', 5_000],
      ['more than a day', 503, () => '9999999', DAY],
      ['nonsense', 503, () => 'soon', 5_000],
    ])('Retry-After is heeded within reason: %s', async (_what, status, asks, wait) => {
      receiver.behave(answering(status, '', { 'retry-after': asks() }))
      await create()
      await record(customerEvent())
      await runDue()
      const { nextAt } = await only()
      const waits = Date.parse(nextAt ?? '') - api.deps.clock.now()
      expect(waits).toBeGreaterThan(wait - 2_000)
      expect(waits).toBeLessThanOrEqual(wait * 1.1)
    })

    test.each<[string, Parameters<Receiver['behave']>[0], number | null, number?]>([
      ['redirects', answering(302, '', { location: 'http://127.0.0.1:1/' }), 302],
      ['is too large to read', (response) => void response.writeHead(500).end('x'.repeat(100_000)), 500],
      ['hangs', () => undefined, null, 300],
      ['drops the connection', (response) => response.destroy(), null],
      ['answers, and never ends', (response) => void response.writeHead(200).write('so'), null, 300],
    ])('a receiver that %s has not taken it', async (_what, behave, status, ms = 10_000) => {
      patience = ms
      receiver.behave(behave)
      await create()
      await record(customerEvent())
      expect(await runDue()).toBe(1)
      const { detail, ...delivery } = await only()
      expect(delivery).toMatchObject({ status: 'waiting', responseStatus: status })
      expect(detail?.length).toBeLessThanOrEqual(500)
      expect(receiver.received).toHaveLength(1)
      patience = 10_000
      receiver.behave(answering(200, 'thanks'))
      api.deps.clock.advance(6_000)
      await runDue()
      expect(await only()).toMatchObject({ status: 'delivered', attempts: 2, detail: 'thanks' })
    })

    test('a hanging endpoint holds up none of the others', async () => {
      patience = 300
      await create({ url: `${receiver.url}/slow` })
      await create({ url: `${receiver.url}/quick` })
      receiver.behave((response, { path }) => {
        if (path === '/hook/quick') response.writeHead(204).end()
      })
      for (let at = 0; at < 10; at++) await record(customerEvent())
      await runDue()
      const quick = receiver.received.map(({ path }, at) => (path === '/hook/quick' ? at : -1)).filter((at) => at >= 0)
      expect(quick).toHaveLength(10)
      expect(
        receiver.received.filter(({ path }, at) => path === '/hook/slow' && at < (quick.at(-1) ?? 0)).length,
      ).toBeLessThan(10)
    })

    test('however many endpoints hang, one that answers is not held up', async () => {
      patience = 2_000
      const slow = await Promise.all(
        Array.from({ length: 12 }, (_, at) => create({ url: `${receiver.url}/slow${at}` })),
      )
      const since = api.deps.clock.now()
      await api.deps.db.updateTable('webhook_endpoints').set({ failing_since: since }).execute()
      for (let at = 0; at < 3; at++) await record(customerEvent())
      await create({ url: `${receiver.url}/quick` })
      for (let at = 0; at < 10; at++) await record(customerEvent())
      const open = new Set<object>()
      let most = 0
      receiver.behave((response, { path }) => {
        if (path === '/hook/quick') return void response.writeHead(204).end()
        open.add(response)
        most = Math.max(most, open.size)
        response.on('close', () => open.delete(response))
      })
      const worker = createWebhookWorker(api.deps)
      const running = worker.runDue()
      const quick = () => receiver.received.filter(({ path }) => path === '/hook/quick').length
      await vi.waitFor(() => expect(quick()).toBe(10), { timeout: 10_000 })
      await worker.stop(0)
      await running
      expect(slow).toHaveLength(12)
      expect(most).toBeLessThanOrEqual(16)
    }, 30_000)

    test('nothing is sent that cannot be signed, and a new secret mends it', async () => {
      const { id } = await create()
      await api.deps.db.updateTable('webhook_endpoints').set({ secret: 'sealed elsewhere' }).execute()
      expect((await endpointOf(id))?.secretEnd).toBe('')
      await record(customerEvent())
      await runDue()
      expect(await only()).toMatchObject({ status: 'failed', detail: expect.stringContaining('secret') })
      const { secret } = (await house.admin.call<NewWebhookEndpoint>('POST', `${PATH}/${id}/secret`)).body
      await retry((await only()).id)
      await runDue()
      expect(verify(receiver.received[0] as Received, secret).type).toBe(CUSTOMER_EVENT)
      expect(receiver.received).toHaveLength(1)
    })

    test('410 disables the endpoint at once, and what waits for it is given up', async () => {
      const { id } = await create()
      receiver.behave(answering(500))
      await record(customerEvent())
      await runDue()
      receiver.behave(answering(410))
      await record(customerEvent())
      await runDue()
      expect(await endpointOf(id)).toMatchObject({ status: 'disabled', disabledReason: expect.stringContaining('410') })
      expect((await deliveries()).map(({ status }) => status)).toEqual(['failed', 'failed'])
      const told = api.deps.db.selectFrom('events').selectAll().where('type', '=', 'webhook_endpoint.disabled')
      expect(await told.where('subject', '=', id).execute()).toMatchObject([{ actor_kind: 'system' }])
    })

    test('failing for five days disables the endpoint with its reason; one that arrives begins anew', async () => {
      const { id } = await create()
      const day = async (status: number) => {
        receiver.behave(answering(status))
        await record(customerEvent())
        await runDue()
        api.deps.clock.advance(DAY)
      }
      for (const status of [500, 500, 500, 500, 200, 500, 500, 500, 500, 500]) await day(status)
      expect((await endpointOf(id))?.status).toBe('active')
      await day(500)
      expect(await endpointOf(id)).toMatchObject({
        status: 'disabled',
        disabledReason: 'Nothing arrived for five days',
      })
      expect(await deliveries('?status=waiting')).toEqual([])
    })

    test('old ones are swept away, by the clock', async () => {
      await create()
      await record(customerEvent())
      await runDue()
      const runner = createJobRunner(api.deps)
      await runner.runDue()
      api.deps.clock.advance(29 * DAY)
      await runner.runDue()
      expect(await deliveries()).toHaveLength(1)
      api.deps.clock.advance(2 * DAY)
      await runner.runDue()
      expect(await deliveries()).toEqual([])
    })

    test('are listed in pages, by endpoint and by how they went', async () => {
      const { id } = await create({ url: `${receiver.url}/a` })
      await create({ url: `${receiver.url}/b` })
      receiver.behave((response, { path }) => void response.writeHead(path === '/hook/a' ? 200 : 500).end())
      for (let at = 0; at < 3; at++) await record(customerEvent())
      await runDue()
      expect(await deliveries(`?webhookEndpointId=${id}`)).toHaveLength(3)
      expect((await deliveries('?status=waiting')).every((one) => one.webhookEndpointId !== id)).toBe(true)
      const seen: string[] = []
      let cursor = ''
      do {
        const { body } = await house.admin.call<WebhookDeliveryPage>('GET', `/v1/webhook-deliveries?limit=4${cursor}`)
        seen.push(...body.items.map((one) => one.id))
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
      } while (cursor !== '')
      expect(seen).toEqual([...new Set(seen)].sort().reverse())
      expect(seen).toHaveLength(6)
      expect((await house.admin.call('GET', '/v1/webhook-deliveries?cursor=mine')).status).toBe(422)
      expect((await foreign.admin.call<WebhookDeliveryPage>('GET', '/v1/webhook-deliveries')).body.items).toEqual([])
    })
  })

  describe('a test event', () => {
    test('is sent at once and tells how it went, also to one that is switched off', async () => {
      const { id, secret } = await create({ events: ['ticket.*'] })
      await change(id, { status: 'disabled' })
      const { body } = await testNow(id)
      expect(body).toMatchObject({ status: 'delivered', eventType: 'webhook.test', responseStatus: 204, attempts: 1 })
      const [received] = receiver.received as [Received]
      expect(verify(received, secret)).toMatchObject({ type: 'webhook.test', data: { subject: id } })
      expect(received.headers['webhook-id']).toBe(body.eventId)
    })

    test('that fails is not tried again by itself, and changes nothing about the endpoint', async () => {
      const { id } = await create()
      receiver.behave(answering(410, 'no'))
      expect((await testNow(id)).body).toMatchObject({
        status: 'failed',
        responseStatus: 410,
        detail: 'no',
        nextAt: null,
      })
      expect((await endpointOf(id))?.status).toBe('active')
      api.deps.clock.advance(DAY)
      expect(await runDue()).toBe(0)
      receiver.behave(answering(200))
      expect((await retry((await only()).id)).status).toBe(200)
      await runDue()
      expect(await only()).toMatchObject({ status: 'delivered' })
    })
  })

  describe('where only public addresses are asked', () => {
    const answers = new Map<string, string[]>()
    let asked: string[]
    let strict: TestApi

    beforeEach(() => {
      asked = []
      const guarded = createOutgoing({
        allowPrivate: false,
        async resolve(host) {
          asked.push(host)
          const next = answers.get(host) ?? []
          const address = next.length > 1 ? next.shift() : next[0]
          if (!address) throw new Error('ENOTFOUND')
          return [{ address, family: 4 }]
        },
      })
      strict = testApi(database.db, { outgoing: guarded, clock: api.deps.clock })
    })

    const tryToSave = async (url: string) => {
      const response = await strict.app.request(PATH, {
        method: 'POST',
        headers: { ...house.admin.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ url, events: ['*'] }),
      })
      return {
        status: response.status,
        problem: (await response.json()) as { id: string; errors?: { path: string }[] },
      }
    }

    test.each([
      'http://hooks.example.com/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://[::ffff:10.0.0.1]/',
      'https://169.254.169.254/latest/meta-data/',
      'https://localhost/',
      'https://metadata.google.internal/',
      'https://inside.example.com/',
      'https://hooks.example.com:6379/',
    ])('%s is refused when it is saved', async (url) => {
      answers.set('inside.example.com', ['10.1.2.3'])
      const { status, problem } = await tryToSave(url)
      expect(status).toBe(422)
      expect(problem.errors?.map(({ path }) => path)).toEqual(['body.url'])
    })

    test('a name that leads elsewhere by the time of the event is not asked, and the delivery failed', async () => {
      answers.set('rebind.example.com', ['93.184.215.14', '127.0.0.1'])
      expect((await tryToSave(`https://rebind.example.com:${new URL(receiver.url).port}/`)).status).toBe(201)
      await record(customerEvent())
      await createWebhookWorker(strict.deps).runDue()
      expect(await only()).toMatchObject({ status: 'failed', attempts: 1, nextAt: null, responseStatus: null })
      expect((await only()).detail).toContain('not public')
      expect(asked).toEqual(['rebind.example.com', 'rebind.example.com'])
      expect(receiver.received).toEqual([])
    })

    test('what was saved while all addresses were asked is not asked any more', async () => {
      await create()
      await create({ url: receiver.url.replace('http:', 'https:') })
      await record(customerEvent())
      await createWebhookWorker(strict.deps).runDue()
      expect((await deliveries()).map(({ status, attempts }) => [status, attempts])).toEqual([
        ['failed', 1],
        ['failed', 1],
      ])
      expect(receiver.received).toEqual([])
    })
  })

  describe('when a node dies or stops', () => {
    test('between the request and its answer, the same comes again once the lease has expired', async () => {
      await create()
      await record(customerEvent())
      patience = 300
      receiver.behave(() => undefined)
      const node = createWebhookWorker({ ...api.deps, outgoing: { ...api.deps.outgoing, post: dyingPost } })
      await node.runDue()
      expect(receiver.received).toHaveLength(1)
      expect(await only()).toMatchObject({ status: 'waiting', attempts: 1 })
      patience = 10_000
      receiver.behave(answering(200))
      api.deps.clock.advance(59_999)
      expect(await runDue()).toBe(0)
      api.deps.clock.advance(1)
      expect(await runDue()).toBe(1)
      const [first, second] = receiver.received
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
      expect(await only()).toMatchObject({ status: 'delivered', attempts: 2 })
      expect(await runDue()).toBe(0)

      /** The request leaves, and the node with it: nobody hears the answer. */
      async function dyingPost(url: string, request: Parameters<typeof api.deps.outgoing.post>[1]): Promise<never> {
        await api.deps.outgoing.post(url, request).catch(() => undefined)
        throw new Error('killed')
      }
    })

    test('at any point, every event arrives, and twice only where nobody heard the answer', async () => {
      const deaths = fc.array(fc.constantFrom('none', 'none', 'before', 'after'), { minLength: 12, maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(deaths, async (plan) => {
          await api.deps.db.deleteFrom('webhook_endpoints').execute()
          receiver.received.length = 0
          await create()
          for (let at = 0; at < 6; at++) await record(customerEvent())
          const left = [...plan]
          let unheard = 0
          const post: Outgoing['post'] = async (url, request) => {
            const death = left.pop()
            if (death === 'before') throw new Error('killed')
            const answer = await api.deps.outgoing.post(url, request)
            if (death !== 'after') return answer
            unheard++
            throw new Error('killed')
          }
          for (let lease = 0; lease < 9; lease++) {
            await createWebhookWorker({ ...api.deps, outgoing: { ...api.deps.outgoing, post } }).runDue()
            api.deps.clock.advance(MINUTE)
          }
          const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
          expect(new Set(ids).size).toBe(6)
          expect(ids).toHaveLength(6 + unheard)
        }),
        { numRuns: 5 },
      )
    }, 60_000)

    test('what is under way at a stop is given back untried, and is sent by the next', async () => {
      await create()
      await record(customerEvent())
      receiver.behave(() => undefined)
      const patient = createOutgoing({ allowPrivate: true })
      const node = createWebhookWorker({ ...api.deps, outgoing: patient })
      const running = node.runDue()
      await vi.waitFor(() => expect(receiver.received).toHaveLength(1))
      await node.stop(0)
      await running
      expect(await only()).toMatchObject({ status: 'waiting', attempts: 0 })
      receiver.behave(answering(200))
      await runDue()
      expect(await only()).toMatchObject({ status: 'delivered', attempts: 1 })
    })

    test('several nodes at once send each event once', async () => {
      await create()
      await create({ url: `${receiver.url}/2` })
      for (let at = 0; at < 60; at++) await record(customerEvent())
      const nodes = [0, 1, 2].map(() => ({ ...api.deps, db: database.connect() }))
      const running = nodes.map((deps) => createWebhookWorker(deps).runDue())
      for (let at = 0; at < 20; at++) await record(customerEvent())
      await Promise.all(running)
      await runDue()
      const sent = receiver.received.map(({ path, headers }) => `${path} ${headers['webhook-id']}`)
      expect(sent).toHaveLength(160)
      expect(new Set(sent).size).toBe(160)
    }, 30_000)

    test('a started worker hears of events by itself', async () => {
      await create()
      const worker = createWebhookWorker(api.deps)
      worker.start()
      await record(customerEvent())
      worker.notice(house.workspace.id)
      await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 5_000 })
      await worker.stop(1_000)
    })

    // SQLite has one writer at a time.
    if (kind === 'sqlite') return
    test('an event that is committed after a later one is not passed over', async () => {
      await create()
      let finish = () => {}
      const held = new Promise<void>((resolve) => {
        finish = resolve
      })
      let began = () => {}
      const isHeld = new Promise<void>((resolve) => {
        began = resolve
      })
      const late = inTransaction(testCtx(api.deps, house.workspace.id), async (tx) => {
        await tx.record(customerEvent())
        began()
        await held
      })
      await isHeld
      await record(customerEvent())
      const running = runDue()
      setTimeout(finish, 50)
      await running
      await late
      await runDue()
      expect(receiver.received).toHaveLength(2)
      const ids = receiver.received.map(({ headers }) => String(headers['webhook-id']))
      expect(new Set(ids).size).toBe(2)
    })
  })
})
