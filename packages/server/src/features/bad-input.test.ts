import {
  type Caller,
  ENDPOINTS,
  type Endpoint,
  type EntryPage,
  ERRORS,
  type ErrorCode,
  LIMITS,
} from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { signAccessToken } from '../platform/access-tokens.ts'
import { type Call, type CallOptions, type TestApi, testApi } from '../testing/api.ts'
import { eachDatabase } from '../testing/databases.ts'
import { contentOf, furnishWithTickets, type House, message } from '../testing/house.ts'
import { addressOf, SAMPLES } from '../testing/samples.ts'

/** Fields of a query that may hold any words, but not so many. */
const WORDS_IN_QUERY = new Set(['q', 'tag', 'title'])

/** Whose address may name what is not there yet. */
const MAKES_WHAT_IT_NAMES = new Set(['putBooking'])

const UNKNOWN_SUFFIX = '00000000000000000000000000'

/** One thing wrong with an otherwise good request, and the code it must answer. */
interface Fault {
  readonly what: string
  readonly code: ErrorCode
  readonly call: Call
  readonly path: string
  readonly options: CallOptions
}

function callerOf(house: House, api: TestApi, callers: readonly Caller[]): Call {
  if (callers.includes('customer')) return house.customer.call
  return callers.includes('public') ? api.call : house.admin.call
}

function inputFaults(endpoint: Endpoint, house: House, call: Call): Fault[] {
  const { query, body } = SAMPLES[endpoint.id]?.(house) ?? {}
  const path = addressOf(endpoint, house.ids, query)
  const faults: Fault[] = [
    {
      what: 'an unknown query field',
      code: 'invalid_input',
      call,
      path: addressOf(endpoint, house.ids, { ...query, surprise: '1' }),
      options: body ? { body } : {},
    },
  ]
  const has = (what: string, code: ErrorCode, options: CallOptions) => faults.push({ what, code, call, path, options })
  if (body) {
    has('an unknown field', 'invalid_input', { body: { ...body, surprise: 1 } })
    for (const [field, value] of Object.entries(body)) {
      const wrong = typeof value === 'object' ? 12 : { not: 'this' }
      has(`the wrong type for ${field}`, 'invalid_input', { body: { ...body, [field]: wrong } })
    }
    has('an array', 'invalid_input', { body: [] })
    has('nothing', 'unsupported_media_type', {})
    has('another content type', 'unsupported_media_type', { body, headers: { 'content-type': 'text/plain' } })
    has('broken JSON', 'invalid_json', { body: '{"clientId": ' })
    has('too much', 'body_too_large', {
      body: { ...body, surprise: 'x'.repeat(endpoint.bodyBytes ?? LIMITS.bodyBytes) },
    })
  }
  for (const field of Object.keys(query ?? {})) {
    const wrong = WORDS_IN_QUERY.has(field) ? 'x'.repeat(LIMITS.urlLength) : 'not~this'
    const address = addressOf(endpoint, house.ids, { ...query, [field]: wrong })
    faults.push({ what: `the wrong form of ${field}`, code: 'invalid_input', call, path: address, options: {} })
  }
  const named = MAKES_WHAT_IT_NAMES.has(endpoint.id) ? [] : [...endpoint.path.matchAll(/:(\w+)/g)]
  for (const name of named.map((match) => match[1] ?? '')) {
    const known = house.ids[name] ?? ''
    const unknown = `${known.slice(0, 4)}${UNKNOWN_SUFFIX}`
    for (const id of [unknown, 'nonsense', `${known}0`]) {
      const address = addressOf(endpoint, { ...house.ids, [name]: id }, query)
      faults.push({ what: `no ${name} ${id}`, code: 'not_found', call, path: address, options: body ? { body } : {} })
    }
  }
  return faults
}

async function credentialFaults(endpoint: Endpoint, house: House, api: TestApi): Promise<Fault[]> {
  const { query, body } = SAMPLES[endpoint.id]?.(house) ?? {}
  const path = addressOf(endpoint, house.ids, query)
  const good = callerOf(house, api, endpoint.callers)
  const faults: Fault[] = []
  const has = (what: string, code: ErrorCode, call: Call, headers: Record<string, string> = {}) =>
    faults.push({ what, code, call, path, options: { ...(body && { body }), headers } })
  const isOpen = endpoint.method === 'GET' && endpoint.path.startsWith('/v1/help/')
  if (!isOpen) has('a page of another site', 'origin_not_allowed', good, { origin: 'https://evil.example' })
  if (endpoint.callers.includes('public')) return faults
  has('no credentials', 'unauthenticated', api.call)
  has('a token of nonsense', 'unauthenticated', api.call, { authorization: 'Bearer nonsense' })
  has('another scheme', 'unauthenticated', api.call, { authorization: 'Basic YTpi' })
  has('a cookie of nonsense', 'unauthenticated', api.call, { cookie: 'deskbell.session_token=nonsense' })
  const now = api.deps.clock.now()
  const claims = { workspaceId: house.workspace.id, customerId: house.customer.id, sessionId: 'ses_x', verified: false }
  const expired = await signAccessToken(api.deps.config, claims, now - 3_600_000)
  has('an expired token', 'token_expired', api.call, { authorization: `Bearer ${expired.accessToken}` })
  const elsewhere = { ...api.deps.config, secret: 'the secret of another installation altogether' }
  const forged = await signAccessToken(elsewhere, claims, now)
  has('a forged token', 'unauthenticated', api.call, { authorization: `Bearer ${forged.accessToken}` })
  const ended = await signAccessToken(api.deps.config, claims, now)
  has('a token without a session', 'unauthenticated', api.call, { authorization: `Bearer ${ended.accessToken}` })
  if (!endpoint.callers.includes('customer')) has('a customer', 'forbidden', house.customer.call)
  if (endpoint.callers.includes('admin')) has('an agent who is no admin', 'forbidden', house.agent.call)
  if (!endpoint.callers.includes('agent') && !endpoint.callers.includes('admin')) {
    has('an agent', 'forbidden', house.admin.call)
  }
  return faults
}

test('every endpoint has valid input to break', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(ENDPOINTS.map((endpoint) => endpoint.id).sort())
})

/** Fields that stand as they are in a column of text, where PostgreSQL takes no NUL. */
const ONE_LINE: readonly [method: string, path: string, who: 'customer' | 'admin' | 'public', body: object][] = [
  ['PATCH', '/v1/customer', 'customer', { name: 'A\0na' }],
  ['PATCH', '/v1/customer', 'customer', { page: { url: 'https://a.example/\0' } }],
  ['PATCH', '/v1/customer', 'customer', { page: { url: 'https://a.example/', title: 'A\0' } }],
  ['PATCH', '/v1/me', 'admin', { name: 'A\nna' }],
  [
    'POST',
    '/v1/sign-up',
    'public',
    { workspaceName: 'A\0', name: 'A', email: 'a@example.com', password: 'x'.repeat(12) },
  ],
]

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  beforeAll(async () => {
    api = testApi((await open()).db, { env: { DESKBELL_MODE: 'hosted', DESKBELL_DEMO: 'off' } })
    house = await furnishWithTickets(api)
  })

  test('refuses text that cannot be stored, and stores any message as it came', async () => {
    const before = await contentOf(api.deps.db)
    for (const [method, path, who, body] of ONE_LINE) {
      const answer = await (who === 'public' ? api : house[who]).call(method, path, { body })
      expect([path, answer.body.code]).toEqual([path, 'invalid_input'])
    }
    expect(await contentOf(api.deps.db)).toEqual(before)
    const text = 'NUL \0, half a pair \ud83d, all of it 🛎️'
    const path = `/v1/conversations/${house.conversationId}`
    await house.customer.call('POST', `${path}/messages`, { body: message(text) })
    const page = await house.customer.call<EntryPage>('GET', `${path}/entries`)
    expect(page.body.entries.at(-1)).toMatchObject({ content: { text } })
  })

  describe.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    (_, endpoint) => {
      test('answers bad input with a code and changes nothing', async () => {
        const faults = [
          ...inputFaults(endpoint, house, callerOf(house, api, endpoint.callers)),
          ...(await credentialFaults(endpoint, house, api)),
        ]
        const before = await contentOf(api.deps.db)
        for (const { what, code, call, path, options } of faults) {
          const answer = await call(endpoint.method, path, options)
          expect({ what, code: answer.body.code, status: answer.status }).toEqual({
            what,
            code,
            status: ERRORS[code].status,
          })
          expect(answer.headers.get('content-type')).toBe('application/problem+json')
        }
        expect(await contentOf(api.deps.db)).toEqual(before)
      })
    },
  )
})
