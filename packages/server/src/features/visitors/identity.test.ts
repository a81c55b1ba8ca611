import type { Customer, NewIdentityKey, SentMessage, Session } from '@deskbell/protocol'
import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { newClientId, newSecret, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { contentOf, furnish, type House, message } from '../../testing/house.ts'

interface Signing {
  readonly alg?: string
  readonly claims?: Record<string, unknown>
  /** Seconds from now; null for a token without expiry. */
  readonly expiresIn?: number | null
  readonly sub?: string | null
}

async function newKey(house: House): Promise<NewIdentityKey> {
  const made = await house.admin.call<NewIdentityKey>('POST', '/v1/workspace/identity-keys')
  expect(made.status).toBe(201)
  return made.body
}

function sign(api: TestApi, key: { kid: string | undefined; secret: string }, options: Signing = {}): Promise<string> {
  const { alg = 'HS256', claims = {}, expiresIn = 300, sub = 'user-1' } = options
  const jwt = new SignJWT(claims).setProtectedHeader({ alg, ...(key.kid && { kid: key.kid }) })
  if (sub !== null) jwt.setSubject(sub)
  if (expiresIn !== null) jwt.setExpirationTime(Math.floor(api.deps.clock.now() / 1000) + expiresIn)
  return jwt.sign(new TextEncoder().encode(key.secret))
}

async function exchange(api: TestApi, house: House, identityToken: string, visitorSecret?: string) {
  const body = { workspaceKey: house.workspace.key, identityToken, ...(visitorSecret && { visitorSecret }) }
  return api.call<Session>('POST', '/v1/sessions', { body })
}

const bearer = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } })

eachDatabase((_kind, open) => {
  test('the host vouches for a customer, and its claims update what is known', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const key = await newKey(house)
    const claims = { name: 'Ana', email: 'ANA@example.com', attributes: { plan: 'gold' } }
    const first = await exchange(api, house, await sign(api, key, { claims }))
    expect(first.status).toBe(201)
    expect(first.body.customer).toMatchObject({
      verified: true,
      externalId: 'user-1',
      name: 'Ana',
      email: 'ana@example.com',
      attributes: { plan: 'gold' },
    })
    const later = await exchange(api, house, await sign(api, key, { claims: { name: 'Ana Lind' } }))
    expect(later.body.customer).toMatchObject({
      id: first.body.customer.id,
      name: 'Ana Lind',
      email: 'ana@example.com',
    })
    const own = await api.call<Customer>('GET', '/v1/customer', bearer(later.body.accessToken))
    expect(own.body.id).toBe(first.body.customer.id)
  })

  test('whatever is not signed as it must be is refused, and changes nothing', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const other = await furnish(api)
    const key = await newKey(house)
    const foreign = await newKey(other)
    const unsecured = new UnsecuredJWT({ sub: 'user-1', exp: Math.floor(api.deps.clock.now() / 1000) + 300 })
    const good = await sign(api, key)
    const [head, , signature] = good.split('.')
    const payload = Buffer.from(JSON.stringify({ sub: 'admin', exp: 4_000_000_000 })).toString('base64url')
    const long = 'x'.repeat(64)
    const tokens: Record<string, string> = {
      'another secret': await sign(api, { kid: key.kid, secret: newSecret() }),
      'another payload': `${head}.${payload}.${signature}`,
      'no kid': await sign(api, { kid: undefined, secret: key.secret }),
      'an unknown kid': await sign(api, { kid: 'key_unknown', secret: key.secret }),
      "another workspace's key": await sign(api, foreign),
      'another algorithm': await sign(api, { kid: key.kid, secret: long }, { alg: 'HS512' }),
      'no expiry': await sign(api, key, { expiresIn: null }),
      'an expiry just now': await sign(api, key, { expiresIn: 0 }),
      'an expiry long ago': await sign(api, key, { expiresIn: -3600 }),
      'no subject': await sign(api, key, { sub: null }),
      'an empty subject': await sign(api, key, { sub: '' }),
      'a name of another type': await sign(api, key, { claims: { name: 7 } }),
    }
    const before = await contentOf(api.deps.db)
    for (const [what, token] of Object.entries(tokens)) {
      const answer = await exchange(api, house, token)
      expect([what, answer.status, answer.body.code]).toEqual([what, 401, 'invalid_identity'])
    }
    // "alg: none" has no signature at all and is no JWT to the contract.
    const none = await exchange(api, house, unsecured.encode())
    expect(none.status).toBe(422)
    const noneSigned = `${unsecured.encode().slice(0, -1)}.${signature}`
    expect((await exchange(api, house, noneSigned)).body.code).toBe('invalid_identity')
    expect(await contentOf(api.deps.db)).toEqual(before)
  })

  test('keys rotate: ten at most, each until it is revoked', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const keys: NewIdentityKey[] = []
    for (let n = 1; n < 10; n++) keys.push(await newKey(house))
    const refused = await house.admin.call('POST', '/v1/workspace/identity-keys')
    expect(refused.body.code).toBe('limit_reached')
    for (const key of keys) expect((await exchange(api, house, await sign(api, key))).status).toBe(201)
    const [old, current] = keys
    if (!old || !current) throw new Error('no keys')
    expect((await house.admin.call('DELETE', `/v1/workspace/identity-keys/${old.id}`)).status).toBe(204)
    expect((await exchange(api, house, await sign(api, old))).body.code).toBe('invalid_identity')
    expect((await exchange(api, house, await sign(api, current))).status).toBe(201)
    const listed = await house.admin.call<{ items: object[] }>('GET', '/v1/workspace/identity-keys')
    expect(JSON.stringify(listed.body)).not.toContain(current.secret)
    expect(JSON.stringify(await contentOf(api.deps.db))).not.toContain(current.secret)
  })

  test('an identity does not outlive its token', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const key = await newKey(house)
    const session = await exchange(api, house, await sign(api, key, { expiresIn: 60 }))
    const read = () => api.call('GET', '/v1/customer', bearer(session.body.accessToken))
    api.deps.clock.advance(59_000)
    expect((await read()).status).toBe(200)
    api.deps.clock.advance(1_000)
    expect((await read()).body.code).toBe('token_expired')
  })

  test("a visitor's conversations pass to the customer they turn out to be, once", async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const key = await newKey(house)
    const visitor = await api.customer(house.workspace)
    const body = message('Before logging in')
    const sent = await visitor.call<SentMessage>('POST', '/v1/conversations', { body })
    const path = `/v1/conversations/${sent.body.conversation.id}`

    const ana = await exchange(api, house, await sign(api, key, { sub: 'ana' }), visitor.secret)
    const asAna = bearer(ana.body.accessToken)
    const moved = await api.call<SentMessage['conversation']>('GET', path, asAna)
    expect(moved.body.customer).toMatchObject({ id: ana.body.customer.id, verified: true })
    expect(moved.body.lastMessage?.by).toEqual({ kind: 'customer', id: ana.body.customer.id })
    // A message whose acknowledgement was lost before the log-in is still found by its client id.
    const retried = await api.call<SentMessage>('POST', '/v1/conversations', { ...asAna, body })
    expect(retried.body.entry.id).toBe(sent.body.entry.id)
    expect((await visitor.call('GET', path)).status).toBe(404)

    // On a shared machine, the next person to log in gets nothing of Ana's.
    const bo = await exchange(api, house, await sign(api, key, { sub: 'bo' }), visitor.secret)
    expect((await api.call('GET', path, bearer(bo.body.accessToken))).status).toBe(404)
    const alone = await visitor.call<SentMessage>('POST', '/v1/conversations', { body: message('After') })
    const boAgain = await exchange(api, house, await sign(api, key, { sub: 'bo' }), visitor.secret)
    const after = `/v1/conversations/${alone.body.conversation.id}`
    expect((await api.call('GET', after, bearer(boAgain.body.accessToken))).status).toBe(404)
    expect((await api.call('GET', path, asAna)).status).toBe(200)
  })

  test('two devices that log in at once pass the conversations over once', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const key = await newKey(house)
    const visitor = await api.customer(house.workspace)
    await visitor.call('POST', '/v1/conversations', { body: message() })
    const token = await sign(api, key)
    const answers = await Promise.all([1, 2, 3].map(() => exchange(api, house, token, visitor.secret)))
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    expect(new Set(answers.map((answer) => answer.body.customer.id)).size).toBe(1)
    const events = await api.deps.db.selectFrom('events').select('type').where('type', '=', 'customer.merged').execute()
    expect(events).toHaveLength(1)
  })

  test('a workspace may admit identified customers only', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const key = await newKey(house)
    await house.admin.call('PATCH', '/v1/workspace', { body: { requireIdentity: true } })
    const body = { workspaceKey: house.workspace.key, visitorSecret: newSecret() }
    expect((await api.call('POST', '/v1/sessions', { body })).body.code).toBe('identity_required')
    expect((await exchange(api, house, await sign(api, key))).status).toBe(201)
  })

  test('a secret finds its visitor again, from any number of tabs at once; logging out ends it', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const visitorSecret = newSecret()
    const body = { workspaceKey: house.workspace.key, visitorSecret }
    const tabs = await Promise.all([1, 2, 3, 4].map(() => api.call<Session>('POST', '/v1/sessions', { body })))
    expect(tabs.map((tab) => tab.status)).toEqual([201, 201, 201, 201])
    expect(new Set(tabs.map((tab) => tab.body.customer.id)).size).toBe(1)
    expect(JSON.stringify(await contentOf(api.deps.db))).not.toContain(visitorSecret)

    const [tab] = tabs
    const token = tab?.body.accessToken ?? ''
    expect((await api.call('DELETE', '/v1/sessions/current', bearer(token))).status).toBe(204)
    for (const other of tabs) {
      expect((await api.call('GET', '/v1/customer', bearer(other.body.accessToken))).body.code).toBe('unauthenticated')
    }
    expect((await api.call('POST', '/v1/sessions', { body })).body.code).toBe('unauthenticated')
  })

  test('an address that a visitor types identifies nobody', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const key = await newKey(house)
    const known = await exchange(api, house, await sign(api, key, { claims: { email: 'ana@example.com' } }))
    const sent = await api.call<SentMessage>('POST', '/v1/conversations', {
      ...bearer(known.body.accessToken),
      body: { clientId: newClientId(), content: { type: 'text', text: 'Private' } },
    })
    const visitor = await api.customer(house.workspace)
    const typed = await visitor.call<Customer>('PATCH', '/v1/customer', { body: { email: 'ana@example.com' } })
    expect(typed.body).toMatchObject({ id: visitor.id, verified: false, externalId: null })
    expect((await visitor.call('GET', `/v1/conversations/${sent.body.conversation.id}`)).status).toBe(404)
    const list = await visitor.call<{ items: object[] }>('GET', '/v1/conversations')
    expect(list.body.items).toEqual([])
  })
})
