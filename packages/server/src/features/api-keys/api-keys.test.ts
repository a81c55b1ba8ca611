import {
  type ApiKeyList,
  type Booking,
  type CreateBooking,
  ENDPOINTS,
  LIMITS,
  type NewApiKey,
} from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { RATE_RULES } from '../../platform/limits.ts'
import { createLogger } from '../../platform/logging.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { bookingInput } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { hostWith } from '../../testing/hosts.ts'

const KEYS = '/v1/api-keys'
const DAY = 86_400_000

function input(api: TestApi): Omit<CreateBooking, 'clientId'> {
  const { clientId: _, ...details } = bookingInput(api)
  return details
}

async function houseOf(api: TestApi) {
  const workspace = await api.workspace()
  const admin = await api.agent(workspace, { role: 'admin', name: 'Robin' })
  return { workspace, admin }
}

eachDatabase((kind, open) => {
  test(`a key does what its scopes say, and a refusal names the scope it lacks, on ${kind}`, async () => {
    const api = testApi((await open()).db)
    const { admin, workspace } = await houseOf(api)
    const customer = await api.customer(workspace)
    const order = {
      clientId: newClientId(),
      customerId: customer.id,
      kind: 'order_ready',
      values: { 'order.number': '1' },
    }
    const booked = await admin.call<Booking>('PUT', '/v1/bookings-by-external-id/0', { body: input(api) })
    const calls = [
      ['bookings:read', 'GET', '/v1/bookings-by-external-id/0', undefined],
      ['bookings:read', 'GET', '/v1/bookings', undefined],
      ['bookings:read', 'GET', `/v1/bookings/${booked.body.id}/status/history`, undefined],
      ['bookings:write', 'PUT', '/v1/bookings-by-external-id/1', input(api)],
      ['bookings:write', 'PATCH', `/v1/bookings/${booked.body.id}`, { notes: 'Third floor' }],
      ['notifications:write', 'POST', '/v1/customer-notifications', order],
    ] as const
    for (const scope of ['bookings:read', 'bookings:write', 'notifications:write'] as const) {
      const host = await hostWith(api, admin, [scope])
      for (const [needed, method, path, body] of calls) {
        const { status, body: answer } = await host.call(method, path, { body })
        if (needed === scope) expect([method, path, status]).toEqual([method, path, method === 'POST' ? 201 : 200])
        else {
          expect([method, path, answer.code]).toEqual([method, path, 'forbidden'])
          expect(answer.detail).toContain(needed)
        }
      }
    }
  })

  test(`a key opens nothing but what is for hosts, and only at home, on ${kind}`, async () => {
    const api = testApi((await open()).db)
    const { admin } = await houseOf(api)
    const other = await houseOf(api)
    const host = await hostWith(api, admin, ['bookings:read', 'bookings:write', 'notifications:write'])
    const notForHosts = ENDPOINTS.filter(({ callers }) => !callers.includes('host') && !callers.includes('public'))
    expect(notForHosts.length).toBeGreaterThan(100)
    for (const { method, path } of notForHosts) {
      const answer = await host.call(method, path.replace(/:\w+/g, 'x'))
      expect([method, path, answer.body.code]).toEqual([method, path, 'forbidden'])
    }
    const theirs = await other.admin.call<Booking>('PUT', '/v1/bookings-by-external-id/7', { body: input(api) })
    const headers = { 'deskbell-workspace': other.workspace.id }
    for (const path of [`/v1/bookings/${theirs.body.id}`, '/v1/bookings-by-external-id/7']) {
      expect((await host.call('GET', path, { headers })).body.code).toBe('not_found')
    }
    expect((await other.admin.call('DELETE', `${KEYS}/${host.id}`)).body.code).toBe('not_found')
    expect((await other.admin.call<ApiKeyList>('GET', KEYS)).body.items).toEqual([])
  })

  test(`a key is shown once, works until it is ended, and is known by its digest, on ${kind}`, async () => {
    const { db } = await open()
    const api = testApi(db)
    const { admin, workspace } = await houseOf(api)
    const body = { name: ' Dispatch ', scopes: ['bookings:write', 'bookings:read', 'bookings:read'] }
    const made = (await admin.call<NewApiKey>('POST', KEYS, { body })).body
    expect(made.secret).toMatch(/^dbk_[\w-]{43}$/)
    expect(made).toMatchObject({ name: 'Dispatch', scopes: ['bookings:read', 'bookings:write'], lastUsedAt: null })
    expect(made.end).toBe(made.secret.slice(-4))
    const { secret: _, ...shown } = made
    expect((await admin.call('GET', KEYS)).body).toEqual({ items: [shown] })

    const headers = { authorization: `Bearer ${made.secret}` }
    const use = (authorization = headers.authorization) =>
      api.call('GET', '/v1/bookings', { headers: { authorization } })
    expect((await use()).status).toBe(200)
    const bad = [`${headers.authorization}x`, 'Bearer dbk_', `Bearer dbk_${'x'.repeat(43)}`, `Bearer dbk_${made.id}`]
    for (const header of bad) expect([header, (await use(header)).body.code]).toEqual([header, 'unauthenticated'])

    expect((await admin.call('DELETE', `${KEYS}/${made.id}`)).status).toBe(204)
    expect((await use()).body).toMatchObject({ code: 'unauthenticated', detail: expect.stringContaining('ended') })
    expect((await admin.call('DELETE', `${KEYS}/${made.id}`)).body.code).toBe('not_found')
    expect((await admin.call('GET', KEYS)).body).toEqual({ items: [] })

    const events = await db
      .selectFrom('events')
      .select(['type', 'data', 'actor_kind', 'actor_id'])
      .where('workspace_id', '=', workspace.id)
      .where('subject', '=', made.id)
      .orderBy('seq')
      .execute()
    expect(events.map((event) => [event.type, JSON.parse(event.data), event.actor_kind, event.actor_id])).toEqual([
      ['api_key.created', { name: 'Dispatch', scopes: ['bookings:read', 'bookings:write'] }, 'agent', admin.id],
      ['api_key.deleted', { name: 'Dispatch' }, 'agent', admin.id],
    ])
    const rows = JSON.stringify([await db.selectFrom('api_keys').selectAll().execute(), events])
    expect(rows).not.toContain(made.secret)
    expect(rows).not.toContain(made.secret.slice(4))
  })

  test(`the last use is kept to the day, with one write a day, on ${kind}`, async () => {
    const { db } = await open()
    const api = testApi(db)
    const { admin } = await houseOf(api)
    const host = await hostWith(api, admin, ['bookings:read'])
    const lastUse = async () => (await admin.call<ApiKeyList>('GET', KEYS)).body.items[0]?.lastUsedAt
    await host.call('GET', '/v1/bookings')
    expect(await lastUse()).toBe('2026-03-02T00:00:00.000Z')
    // Had the second use of the day written, it would be back.
    await db.updateTable('api_keys').set({ last_used_at: api.deps.clock.now() }).execute()
    await host.call('GET', '/v1/bookings')
    expect(await lastUse()).toBe(new Date(api.deps.clock.now()).toISOString())
    api.deps.clock.advance(DAY)
    await host.call('GET', '/v1/bookings')
    expect(await lastUse()).toBe('2026-03-03T00:00:00.000Z')
  })

  test(`a workspace has so many keys and no more, though two are made at once, on ${kind}`, async () => {
    const api = testApi((await open()).db)
    const { admin } = await houseOf(api)
    const other = await houseOf(api)
    const make = async () => admin.call('POST', KEYS, { body: { name: 'Dispatch', scopes: ['bookings:read'] } })
    for (let count = 1; count < LIMITS.apiKeys; count++) expect((await make()).status).toBe(201)
    const last = await Promise.all([make(), make()])
    expect(last.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(last.find(({ status }) => status === 409)?.body.code).toBe('limit_reached')
    await hostWith(api, other.admin, ['bookings:read'])
  })
})

eachDatabase((kind, open) => {
  test(`a key in a page is refused, whatever the workspace allows, on ${kind}`, async () => {
    const api = testApi((await open()).db)
    const { admin } = await houseOf(api)
    const host = await hostWith(api, admin, ['bookings:write'])
    const origin = 'https://shop.example'
    await admin.call('PATCH', '/v1/workspace', { body: { allowedOrigins: [origin] } })
    const path = '/v1/bookings-by-external-id/1'
    const fromPage = await host.call('PUT', path, { body: input(api), headers: { origin } })
    expect(fromPage.body).toMatchObject({
      code: 'origin_not_allowed',
      detail: expect.stringContaining('belongs on a server'),
    })
    expect((await admin.call('GET', path)).status).toBe(404)
    expect((await host.call('PUT', path, { body: input(api) })).status).toBe(200)
  })

  test(`hosts have limits of their own, and guests those of customers, on ${kind}`, async () => {
    const used: [string, string][] = []
    const limiter = { consume: async (key: string, { name }: { name: string }) => void used.push([key, name]) }
    const api = testApi((await open()).db, { limiter })
    const { admin } = await houseOf(api)
    const host = await hostWith(api, admin, ['bookings:read', 'bookings:write'])
    const path = '/v1/bookings-by-external-id/1'
    used.length = 0
    const { id } = (await host.call<Booking>('PUT', path, { body: input(api) })).body
    await host.call('GET', path)
    const link = await admin.call<{ url: string }>('POST', `/v1/bookings/${id}/links`, { body: { scope: 'view' } })
    const token = link.body.url.split('/').at(-1)
    const session = await api.call<{ accessToken: string }>('POST', '/v1/booking-sessions', { body: { token } })
    const headers = { authorization: `Bearer ${session.body.accessToken}` }
    await api.call('GET', `/v1/bookings/${id}`, { headers })
    await api.call('POST', `/v1/bookings/${id}/links`, { body: { scope: 'view' }, headers })
    expect(used).toEqual(
      expect.arrayContaining([
        [host.id, RATE_RULES.hostWrite.name],
        [host.id, RATE_RULES.hostRead.name],
        [id, RATE_RULES.customerRead.name],
        [id, RATE_RULES.customerWrite.name],
      ]),
    )
  })

  test(`no line of the log holds a key, on ${kind}`, async () => {
    const lines: string[] = []
    const logger = createLogger({ logLevel: 'trace' }, { write: (line) => void lines.push(line) })
    const api = testApi((await open()).db, { logger })
    const { admin } = await houseOf(api)
    const host = await hostWith(api, admin, ['bookings:read'])
    await host.call('GET', '/v1/bookings')
    await host.call('PUT', '/v1/bookings-by-external-id/1', { body: input(api) })
    await host.call('GET', '/v1/conversations')
    await admin.call('DELETE', `${KEYS}/${host.id}`)
    await host.call('GET', '/v1/bookings')
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('')).toContain('/v1/bookings')
    expect(lines.join('')).not.toContain(host.secret.slice(4))
  })
})
