import type { NewIdentityKey, PushSubscriptionInfo, Session } from '@deskbell/protocol'
import { SignJWT } from 'jose'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { createOutgoing } from '../../platform/outgoing.ts'
import { type TestApi, type TestCustomer, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { message } from '../../testing/house.ts'
import { pushSubscriptionInput } from '../../testing/notification-channels.ts'
import { forgetPlace, pushPlaces } from './index.ts'
import { pushKeys } from './push-keys.ts'

const PATH = '/v1/push-subscriptions'

eachDatabase((kind, open) => {
  let api: TestApi
  let connect: () => TestApi['deps']['db']
  let workspace: TestWorkspace
  let ana: TestCustomer
  let ben: TestCustomer

  beforeAll(async () => {
    const database = await open()
    api = testApi(database.db)
    connect = database.connect
  })
  beforeEach(async () => {
    workspace = await api.workspace()
    ana = await api.customer(workspace)
    ben = await api.customer(workspace)
  })

  const add = (who: Pick<TestCustomer, 'call'>, endpoint?: string) =>
    who.call<PushSubscriptionInfo>('POST', PATH, { body: pushSubscriptionInput(endpoint) })
  const placesOf = (id: string) => pushPlaces(api.deps, workspace.id, id)
  const endpointsOf = async (id: string) =>
    (await placesOf(id)).map(({ to }) => (JSON.parse(to) as { endpoint: string }).endpoint)

  test('keys are made once, however many nodes ask at the same time', async () => {
    await api.deps.db.deleteFrom('push_keys').execute()
    const nodes = Array.from({ length: 8 }, () => ({ ...api.deps, db: connect() }))
    const made = await Promise.all(nodes.map((deps) => pushKeys(deps)))
    expect(new Set(made.map(({ publicKey, privateKey }) => `${publicKey} ${privateKey}`)).size).toBe(1)
    const [row, ...more] = await api.deps.db.selectFrom('push_keys').selectAll().execute()
    expect([row?.public_key, more]).toEqual([made[0]?.publicKey, []])
    expect(row?.private_key).not.toContain(made[0]?.privateKey)
    expect(await pushKeys({ ...api.deps, db: connect() })).toEqual(made[0])
  })

  test('customers and agents are told the same public key', async () => {
    const agent = await api.agent(workspace)
    const [own, theirs] = [await ana.call('GET', '/v1/push-key'), await agent.call('GET', '/v1/push-key')]
    expect(own.body).toEqual({ publicKey: (await pushKeys(api.deps)).publicKey })
    expect(theirs.body).toEqual(own.body)
  })

  test('a browser is a place of whoever brought it, and kept sealed', async () => {
    const { status, body } = await add(ana, 'https://push.example/send/secret-endpoint')
    expect(status).toBe(201)
    const [place] = await placesOf(ana.id)
    expect(place).toMatchObject({ channel: 'push', address: `push:${body.id}` })
    expect(await endpointsOf(ana.id)).toEqual(['https://push.example/send/secret-endpoint'])
    expect(await placesOf(ben.id)).toEqual([])
    const rows = await api.deps.db.selectFrom('push_subscriptions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('secret-endpoint')
  })

  test('the same browser again is the same subscription, with its new keys', async () => {
    const first = await add(ana)
    api.deps.clock.advance(60_000)
    const again = pushSubscriptionInput()
    const second = await ana.call<PushSubscriptionInfo>('POST', PATH, { body: again })
    expect(second.body).toEqual(first.body)
    expect((await placesOf(ana.id)).map(({ to }) => JSON.parse(to))).toEqual([again])
  })

  test('whoever signs in at a browser takes it from whom it belonged to', async () => {
    await add(ana)
    await add(ben)
    expect([await endpointsOf(ana.id), await endpointsOf(ben.id)]).toEqual([[], ['https://push.example/send/one']])
    const elsewhere = await api.workspace()
    await add(await api.customer(elsewhere))
    expect(await endpointsOf(ben.id)).toHaveLength(1)
  })

  test('of more than twenty browsers the one that stayed away longest goes', async () => {
    const endpoints = Array.from({ length: 21 }, (_, n) => `https://push.example/send/${n}`)
    for (const endpoint of endpoints.slice(0, 20)) {
      await add(ana, endpoint)
      api.deps.clock.advance(1_000)
    }
    await add(ana, endpoints[0])
    api.deps.clock.advance(1_000)
    await add(ana, endpoints[20])
    const kept = await endpointsOf(ana.id)
    expect(kept).toHaveLength(20)
    expect(endpoints.filter((endpoint) => !kept.includes(endpoint))).toEqual([endpoints[1]])
  })

  test('one is removed by its owner alone, and forgotten when it is gone', async () => {
    const { body } = await add(ana)
    const path = `${PATH}/${body.id}`
    expect((await ben.call('DELETE', path)).body.code).toBe('not_found')
    expect((await ana.call('DELETE', path)).status).toBe(204)
    expect((await ana.call('DELETE', path)).body.code).toBe('not_found')
    const { body: next } = await add(ana)
    const elsewhere = await api.workspace()
    await forgetPlace(testCtx(api.deps, elsewhere.id), `push:${next.id}`)
    await forgetPlace(testCtx(api.deps, workspace.id), 'ana@example.com')
    expect(await placesOf(ana.id)).toHaveLength(1)
    await forgetPlace(testCtx(api.deps, workspace.id), `push:${next.id}`)
    expect(await placesOf(ana.id)).toEqual([])
  })

  test('logging out ends push at that browser, and at no other', async () => {
    await add(ana)
    await add(ben, 'https://push.example/send/two')
    await ana.call('DELETE', '/v1/sessions/current')
    await createJobRunner(api.deps).runDue()
    expect([await endpointsOf(ana.id), await endpointsOf(ben.id)]).toEqual([[], ['https://push.example/send/two']])
  })

  test('a visitor who turns out to be a customer keeps their browser, until they log out there', async () => {
    await ana.call('POST', '/v1/conversations', { body: message() })
    await add(ana)
    const admin = await api.agent(workspace, { role: 'admin' })
    const key = (await admin.call<NewIdentityKey>('POST', '/v1/workspace/identity-keys')).body
    const identityToken = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .setSubject('user-1')
      .setExpirationTime(Math.floor(api.deps.clock.now() / 1000) + 300)
      .sign(new TextEncoder().encode(key.secret))
    const session = await api.call<Session>('POST', '/v1/sessions', {
      body: { workspaceKey: workspace.key, visitorSecret: ana.secret, identityToken },
    })
    const { customer, accessToken } = session.body
    expect([session.status, customer.id === ana.id]).toEqual([201, false])
    await createJobRunner(api.deps).runDue()
    expect([await endpointsOf(ana.id), await endpointsOf(customer.id)]).toEqual([[], ['https://push.example/send/one']])
    await api.call('DELETE', '/v1/sessions/current', { headers: { authorization: `Bearer ${accessToken}` } })
    await createJobRunner(api.deps).runDue()
    expect(await endpointsOf(customer.id)).toEqual([])
  })

  test('many tabs at once leave one subscription', async () => {
    const answers = await Promise.all(Array.from({ length: kind === 'sqlite' ? 20 : 8 }, () => add(ana)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await placesOf(ana.id)).toHaveLength(1)
  })

  test.each([
    ['http://push.example/send', 'body.endpoint'],
    ['https://127.0.0.1/send', 'body.endpoint'],
    ['https://[::1]/send', 'body.endpoint'],
    ['https://0x7f.1/send', 'body.endpoint'],
    ['https://localhost/send', 'body.endpoint'],
    ['https://push.inside.example/send', 'body.endpoint'],
  ])('an endpoint at %s is refused', async (endpoint, path) => {
    const resolve = async () => [{ address: '192.168.1.4', family: 4 }]
    const guarded = testApi(api.deps.db, { outgoing: createOutgoing({ allowPrivate: false, resolve }) })
    const headers = { authorization: `Bearer ${ana.token}` }
    const answer = await guarded.call('POST', PATH, { headers, body: pushSubscriptionInput(endpoint) })
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [path]])
    expect(await placesOf(ana.id)).toEqual([])
  })
})
