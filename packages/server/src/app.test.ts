import { CodedError, endpoint, LIMITS, Problem } from '@deskbell/protocol'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import type { Feature } from './features/feature.ts'
import type { Actor } from './platform/context.ts'
import type { App } from './platform/http.ts'
import { memoryLimiter } from './platform/limits.ts'
import { route } from './platform/route.ts'
import { openTestDatabase, type TestDatabase } from './testing/databases.ts'
import { type TestDepsOptions, testDeps } from './testing/deps.ts'

const item = v.object({ id: v.pipe(v.string(), v.regex(/^itm_\d+$/, 'must be an item')) })
const put = endpoint({
  id: 'putItem',
  method: 'POST',
  path: '/v1/items/:id',
  callers: ['public'],
  summary: 'Put an item',
  params: item,
  query: v.strictObject({ dry: v.optional(v.picklist(['yes', 'no'])) }),
  body: v.strictObject({ name: v.pipe(v.string(), v.minLength(1, 'must not be empty')), tags: v.array(v.string()) }),
  result: v.object({ id: v.string(), name: v.string() }),
  status: 201,
})
const get = endpoint({
  id: 'getItem',
  method: 'GET',
  path: '/v1/items/:id',
  callers: ['customer'],
  summary: 'Get an item',
  params: item,
  result: v.object({ who: v.string() }),
})
const remove = endpoint({
  id: 'removeItem',
  method: 'DELETE',
  path: '/v1/items/:id',
  callers: ['agent'],
  summary: 'Remove an item',
  params: item,
})
const purge = endpoint({ id: 'purge', method: 'POST', path: '/v1/purge', callers: ['admin'], summary: 'Purge' })
const broken = endpoint({
  id: 'broken',
  method: 'GET',
  path: '/v1/broken',
  callers: ['public'],
  summary: 'Break',
  query: v.strictObject({ how: v.string() }),
  result: v.object({ fine: v.boolean() }),
})

const ACTORS: Record<string, Actor> = {
  customer: { kind: 'customer', id: 'cus_1', verified: false, sessionId: 's' },
  agent: { kind: 'agent', id: 'agt_1', userId: 'u', role: 'agent' },
  admin: { kind: 'agent', id: 'agt_2', userId: 'u', role: 'admin' },
}

const items: Feature = {
  name: 'items',
  mount(app) {
    route(app, put, async (_ctx, { params, body }) => ({ id: params.id, name: body.name }))
    route(app, get, async (ctx) => ({ who: ctx.actor.kind }))
    route(app, remove, async () => undefined)
    route(app, purge, async () => undefined)
    route(app, broken, async (_ctx, { query }) => {
      if (query.how === 'coded') throw new CodedError('limit_reached', 'Ten at most')
      if (query.how === 'busy') throw Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' })
      if (query.how === 'contract') return { fine: 'no' as unknown as boolean }
      throw new Error('the secret inner workings')
    })
  },
  async authenticate(_deps, request) {
    const token = request.headers.get('authorization')?.replace('Bearer ', '')
    const cookie = request.headers.get('cookie')?.replace('session=', '')
    const actor = ACTORS[cookie ?? token ?? '']
    if (token && !actor) throw new CodedError('unauthenticated', 'The token is not valid')
    return actor ? { actor, workspaceId: 'wsp_1' } : null
  },
  async allowsOrigin(_deps, origin, workspaceId) {
    return origin === 'https://shop.example' || (origin === 'https://other.example' && workspaceId === null)
  },
}

let database: TestDatabase
let app: App

function makeApp(options: TestDepsOptions = {}) {
  return createApp(testDeps(database.db, { features: [items], ...options }))
}

beforeAll(async () => {
  database = await openTestDatabase('sqlite', { features: [] })
  app = makeApp()
})
afterAll(() => database.close())

const body = JSON.stringify({ name: 'Bell', tags: [] })
const json = { 'content-type': 'application/json' }

function post(path: string, init: { body?: string | ReadableStream; headers?: Record<string, string> } = {}) {
  return app.request(path, {
    method: 'POST',
    headers: { ...json, ...init.headers },
    body: init.body ?? body,
    ...(init.body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit)
}

async function problem(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const parsed = v.parse(Problem, await response.json())
  expect(parsed.status).toBe(response.status)
  expect(parsed.requestId).toBe(response.headers.get('x-request-id'))
  expect(parsed.type).toBe(`urn:deskbell:error:${parsed.code}`)
  return parsed
}

describe('good input', () => {
  test('is parsed and answered with the status of the endpoint', async () => {
    const response = await post('/v1/items/itm_1?dry=yes')
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ id: 'itm_1', name: 'Bell' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('a request id is kept when it looks like one', async () => {
    const kept = await app.request('/healthz', { headers: { 'x-request-id': 'from-the-proxy-1' } })
    expect(kept.headers.get('x-request-id')).toBe('from-the-proxy-1')
    const replaced = await app.request('/healthz', { headers: { 'x-request-id': 'no good' } })
    expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('bad input', () => {
  const big = JSON.stringify({ name: 'x'.repeat(LIMITS.bodyBytes), tags: [] })
  const cases: [string, () => Promise<Response> | Response, string, string[]?][] = [
    [
      'no content type',
      () => post('/v1/items/itm_1', { headers: { 'content-type': 'text/plain' } }),
      'unsupported_media_type',
    ],
    [
      'form',
      () => post('/v1/items/itm_1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      'unsupported_media_type',
    ],
    [
      'other charset',
      () => post('/v1/items/itm_1', { headers: { 'content-type': 'application/json; charset=utf-16' } }),
      'unsupported_media_type',
    ],
    ['broken JSON', () => post('/v1/items/itm_1', { body: '{"name":' }), 'invalid_json'],
    ['empty body', () => post('/v1/items/itm_1', { body: '' }), 'invalid_json'],
    ['array', () => post('/v1/items/itm_1', { body: '[]' }), 'invalid_input', ['body']],
    [
      'wrong types',
      () => post('/v1/items/itm_1', { body: '{"name":1,"tags":[true]}' }),
      'invalid_input',
      ['body.name', 'body.tags.0'],
    ],
    [
      'unknown field',
      () => post('/v1/items/itm_1', { body: '{"name":"a","tags":[],"admin":true}' }),
      'invalid_input',
      ['body.admin'],
    ],
    ['unknown query', () => post('/v1/items/itm_1?debug=1'), 'invalid_input', ['query.debug']],
    ['query given twice', () => post('/v1/items/itm_1?dry=yes&dry=no'), 'invalid_input', ['query.dry']],
    [
      'query where none is taken',
      () => app.request('/v1/items/itm_1?x=1', { headers: { authorization: 'Bearer customer' } }),
      'invalid_input',
      ['query.x'],
    ],
    ['an id of another form', () => post('/v1/items/1'), 'not_found'],
    [
      'too large',
      () => post('/v1/items/itm_1', { body: big, headers: { 'content-length': String(big.length) } }),
      'body_too_large',
    ],
    ['too large, unannounced', () => post('/v1/items/itm_1', { body: endless() }), 'body_too_large'],
    ['no credentials', () => app.request('/v1/items/itm_1'), 'unauthenticated'],
    [
      'bad credentials',
      () => app.request('/v1/items/itm_1', { headers: { authorization: 'Bearer x' } }),
      'unauthenticated',
    ],
    [
      'the wrong kind of caller',
      () => app.request('/v1/items/itm_1', { headers: { cookie: 'session=agent' } }),
      'forbidden',
    ],
    [
      'a customer where agents are meant',
      () => app.request('/v1/items/itm_1', { method: 'DELETE', headers: { authorization: 'Bearer customer' } }),
      'forbidden',
    ],
    [
      'an agent where an admin is meant',
      () => app.request('/v1/purge', { method: 'POST', headers: { cookie: 'session=agent' } }),
      'forbidden',
    ],
    ['nowhere', () => app.request('/v1/nowhere'), 'not_found'],
    ['coded by a verb', () => app.request('/v1/broken?how=coded'), 'limit_reached'],
    ['a busy database', () => app.request('/v1/broken?how=busy'), 'unavailable'],
  ]

  test.each(cases)('%s', async (_what, send, code, paths) => {
    const { code: answered, errors } = await problem(await send())
    expect(answered).toBe(code)
    expect(errors?.map((error) => error.path)).toEqual(paths)
  })

  test('what nobody foresaw keeps its words to itself', async () => {
    const answer = await problem(await app.request('/v1/broken?how=other'))
    expect(answer).toMatchObject({ code: 'internal', status: 500 })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('an answer that breaks its contract fails the test that asks for it', async () => {
    expect((await app.request('/v1/broken?how=contract')).status).toBe(500)
  })

  test('another method is answered with those there are', async () => {
    const response = await app.request('/v1/items/itm_1', { method: 'PUT' })
    expect((await problem(response)).code).toBe('method_not_allowed')
    expect(response.headers.get('allow')).toBe('DELETE, GET, HEAD, OPTIONS, POST')
    const options = await app.request('/v1/items/itm_1', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS, POST'])
  })
})

describe('origins', () => {
  const customer = { authorization: 'Bearer customer' }

  test.each([
    ['none', {}, 200, null],
    ['its own', { origin: 'http://localhost:8787' }, 200, null],
    ['the host it was called by', { origin: 'https://desk.example', host: 'desk.example' }, 200, null],
    ['allowed', { origin: 'https://shop.example' }, 200, 'https://shop.example'],
    ['allowed by another workspace only', { origin: 'https://other.example' }, 403, 'https://other.example'],
    ['unknown', { origin: 'https://evil.example' }, 403, null],
    ['null', { origin: 'null' }, 403, null],
  ])('%s', async (_what, headers, status, allowed) => {
    const response = await app.request('/v1/items/itm_1', { headers: { ...customer, ...headers } })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    if (status === 403) expect((await problem(response)).code).toBe('origin_not_allowed')
    else expect(response.headers.get('vary')).toContain('Origin')
  })

  test('preflights are answered for those alone', async () => {
    const ask = (origin: string) =>
      app.request('/v1/items/itm_1', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const yes = await ask('https://shop.example')
    expect(yes.status).toBe(204)
    expect(yes.headers.get('access-control-allow-headers')).toContain('authorization')
    const no = await ask('https://evil.example')
    expect(no.status).toBe(403)
    expect(no.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a problem can be read by the page that asked', async () => {
    const response = await app.request('/v1/items/itm_1', { headers: { origin: 'https://shop.example' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example')
  })

  test.each([
    ['from nowhere a browser is', {}, 204],
    ['from the console', { origin: 'http://localhost:8787', 'sec-fetch-site': 'same-origin' }, 204],
    ['from an allowed site', { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['from a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
  ])('a write by cookie %s', async (_what, headers, status) => {
    const response = await app.request('/v1/items/itm_1', {
      method: 'DELETE',
      headers: { cookie: 'session=agent', ...headers },
    })
    expect(response.status).toBe(status)
  })
})

test('too many requests are told when to come back, each caller by itself', async () => {
  app = makeApp({ limiter: memoryLimiter() })
  const statuses: number[] = []
  let last: Response | undefined
  for (let i = 0; i < 61; i++) {
    last = await post('/v1/items/itm_1')
    statuses.push(last.status)
  }
  expect(statuses.filter((status) => status === 201).length).toBe(60)
  expect((await problem(last as Response)).code).toBe('rate_limited')
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await app.request('/v1/items/itm_1', { headers: { authorization: 'Bearer customer' } })).status).toBe(200)
  app = makeApp()
})

test('addresses are taken from as many proxies as are trusted', async () => {
  const seen: string[] = []
  const limiter = { consume: async (key: string) => void seen.push(key) }
  const headers = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4' }
  for (const TRUSTED_PROXIES of ['0', '1', '2']) {
    await makeApp({ limiter, env: { TRUSTED_PROXIES } }).request('/v1/broken?how=coded', { headers })
  }
  expect(seen).toEqual(['127.0.0.1', '1.2.3.4', '6.6.6.6'])
})

describe('for whoever runs it', () => {
  test('it says whether it lives and is ready', async () => {
    expect((await app.request('/healthz')).status).toBe(200)
    expect(await (await app.request('/readyz')).json()).toEqual({
      status: 'ready',
      database: true,
      rooms: true,
      stopping: false,
    })
    const stopping = await makeApp({ isStopping: () => true }).request('/readyz')
    expect(stopping.status).toBe(503)
  })

  test('it counts requests by route, for this machine or who knows the token', async () => {
    const metered = makeApp()
    await metered.request('/v1/broken?how=coded')
    const text = await (await metered.request('/metrics')).text()
    expect(text).toContain(
      'deskbell_http_request_duration_seconds_count{method="GET",route="/v1/broken",status="409"} 1',
    )
    expect((await metered.request('/metrics', { headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(401)
    const guarded = makeApp({ env: { METRICS_TOKEN: 'a-token-for-metrics' } })
    expect((await guarded.request('/metrics')).status).toBe(401)
    const known = await guarded.request('/metrics', { headers: { authorization: 'Bearer a-token-for-metrics' } })
    expect(known.status).toBe(200)
  })

  test('it describes every endpoint', async () => {
    const document = (await (await app.request('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { operationId: string; parameters: { name: string }[]; responses: object }>>
    }
    const operation = document.paths['/v1/items/{id}']?.post
    expect(operation?.operationId).toBe('putItem')
    expect(operation?.parameters.map((parameter) => parameter.name)).toEqual(['id', 'dry'])
    expect(Object.keys(operation?.responses ?? {})).toEqual([
      '201',
      '400',
      '404',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ])
    expect(Object.keys(document.paths)).toEqual(['/v1/items/{id}', '/v1/purge', '/v1/broken'])
  })

  test('the reference page takes nothing from elsewhere', async () => {
    const page = await app.request('/api')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(await page.text()).not.toMatch(/https?:\/\//)
  })
})

/** A body that would never end. */
function endless(): ReadableStream {
  const chunk = new TextEncoder().encode('x'.repeat(16_384))
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) })
}

test('every address can be found by the quick router', async () => {
  const { db } = await openTestDatabase('sqlite')
  const app = createApp(testDeps(db))
  await app.request('/healthz')
  // It cannot tell a word from a parameter in the same place; then Hono takes one that walks a tree.
  expect(app.router.name).toContain('RegExpRouter')
})
