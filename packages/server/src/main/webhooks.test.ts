import type { NewWebhookEndpoint } from '@deskbell/protocol'
import { Webhook } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { testApi } from '../testing/api.ts'
import { eachDatabase } from '../testing/databases.ts'
import { TEST_SECRET } from '../testing/deps.ts'
import { furnish, message } from '../testing/house.ts'
import { openReceiver } from '../testing/receiver.ts'
import { startServer } from './node.ts'

eachDatabase((_kind, open) => {
  test('a running service tells a webhook of a message soon, and of one that its stop cut off after the next start', async () => {
    const { url, connect } = await open()
    const api = testApi(connect(), { clock: systemClock })
    const house = await furnish(api)
    const receiver = await openReceiver()
    const env = {
      PORT: '0',
      DESKBELL_SECRET: TEST_SECRET,
      LOG_LEVEL: 'silent',
      DATABASE_URL: url,
      DESKBELL_DEMO: 'off',
    }
    const start = () => startServer(loadConfig({ ...env, PRIVATE_TARGETS: 'on', SHUTDOWN_SECONDS: '1' }))
    const server = await start()
    const post = (path: string, headers: Readonly<Record<string, string>>, body: object) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const write = () =>
      post('/v1/conversations', { authorization: `Bearer ${house.customer.token}` }, message('Are you open?'))

    const endpoint = { url: receiver.url, events: ['conversation.message'] }
    const made = await post('/v1/webhook-endpoints', house.admin.headers, endpoint)
    const { secret } = (await made.json()) as NewWebhookEndpoint
    expect((await write()).status).toBe(201)
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 10_000 })
    const [first] = receiver.received
    expect(first && new Webhook(secret).verify(first.body, first.headers as Record<string, string>)).toMatchObject({
      type: 'conversation.message',
    })

    receiver.behave(() => undefined)
    await write()
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 10_000 })
    await server.close()
    receiver.behave((response) => void response.writeHead(204).end())
    const next = await start()
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), { timeout: 10_000 })
    await next.close()
    const [, cutOff, again] = receiver.received
    expect(again?.headers['webhook-id']).toBe(cutOff?.headers['webhook-id'])
    expect(again?.body).toBe(cutOff?.body)
    await receiver.close()
  }, 60_000)
})
