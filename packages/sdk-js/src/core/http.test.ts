import { describe, expect, it } from 'vitest'
import { fakeRuntime } from '../testing/fake-runtime.ts'
import { DeskbellError, toTrouble } from './errors.ts'
import { CALL_TIMEOUT, createHttp } from './http.ts'
import { createLink } from './link.ts'
import type { Runtime } from './runtime.ts'

function kit(
  answer: (url: string, init: RequestInit) => Response | Promise<Response>,
  token?: (renew: boolean) => Promise<string>,
) {
  const seen: { url: string; init: RequestInit }[] = []
  const runtime = fakeRuntime({
    fetch: async (input, init = {}) => {
      seen.push({ url: String(input), init })
      return answer(String(input), init)
    },
    WebSocket: undefined as unknown as Runtime['WebSocket'],
  })
  const link = createLink(runtime)
  return {
    seen,
    runtime,
    link,
    http: createHttp({ runtime, link, url: 'https://desk.test/', ...(token && { token }) }),
  }
}

const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })
const never = (_url: string, init: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

describe('a call', () => {
  it('sends JSON with a token, and leaves out what is absent from the query', async () => {
    const { http, seen } = kit(
      () => Response.json({ ok: true }, { status: 201 }),
      async () => 'abc',
    )
    const query = { limit: 5, after: undefined, view: 'all & more' }
    expect(await http.call('POST', '/v1/things', { query, body: { a: 1 } })).toEqual({ ok: true })
    expect(seen[0]?.url).toBe('https://desk.test/v1/things?limit=5&view=all+%26+more')
    expect(seen[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      credentials: 'omit',
      headers: { authorization: 'Bearer abc', 'content-type': 'application/json' },
    })
  })

  it('sends the cookie, and no token, where an agent speaks', async () => {
    const { http, seen } = kit(() => new Response(null, { status: 204 }))
    expect(await http.call('DELETE', '/v1/things')).toBeUndefined()
    expect(seen[0]?.init).toMatchObject({ credentials: 'include', headers: {} })
  })

  it.each(['token_expired', 'unauthenticated'])('renews its token once on %s', async (code) => {
    const renewals: boolean[] = []
    const { http, seen } = kit(
      () => problem(401, { type: 'urn:x', code, status: 401 }),
      async (renew) => {
        renewals.push(renew)
        return 'abc'
      },
    )
    await expect(http.call('GET', '/v1/things')).rejects.toMatchObject({ code })
    expect(renewals).toEqual([false, true])
    expect(seen).toHaveLength(2)
  })

  it('is given up when it is not answered in time, and when the client is closed', async () => {
    const { http, runtime, link } = kit(never)
    const failed = expect(http.call('GET', '/v1/things')).rejects.toMatchObject({ code: 'unreachable' })
    await runtime.advance(CALL_TIMEOUT - 1)
    expect(link.isDown()).toBe(false)
    await runtime.advance(1)
    await failed
    expect(link.isDown()).toBe(true)
    const closed = expect(http.call('GET', '/v1/things')).rejects.toMatchObject({ code: 'unreachable' })
    await runtime.settle()
    http.close()
    await closed
    expect(runtime.timers()).toBe(0)
  })

  it('says offline where the browser says so', async () => {
    const { http, runtime } = kit(() => Promise.reject(new TypeError('fetch failed')))
    runtime.setOnline(false)
    await expect(http.call('GET', '/v1/things')).rejects.toMatchObject({ code: 'offline' })
  })
})

describe('a refusal', () => {
  const now = Date.parse('2026-03-01T09:00:00Z')
  it.each([
    [
      422,
      { type: 'urn:x', code: 'invalid_input', detail: 'No.' },
      {},
      { code: 'invalid_input', detail: 'No.', retryAt: null },
    ],
    [
      429,
      { type: 'urn:x', code: 'rate_limited' },
      { 'retry-after': '7' },
      { code: 'rate_limited', retryAt: now + 7_000 },
    ],
    [429, {}, {}, { code: 'rate_limited', retryAt: now + 10_000 }],
    [
      503,
      { type: 'urn:x', code: 'unavailable' },
      { 'retry-after': '3' },
      { code: 'unavailable', retryAt: now + 3_000 },
    ],
    [
      401,
      { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' },
      {},
      { code: 'unauthenticated', detail: 'Invalid email or password' },
    ],
    [404, {}, {}, { code: 'not_found', detail: 'HTTP 404' }],
    [403, {}, {}, { code: 'forbidden' }],
    [418, {}, {}, { code: 'invalid_input' }],
    [502, {}, {}, { code: 'unavailable' }],
  ])('with %i and %j is an error that says what it is', async (status, body, headers, wanted) => {
    const { http } = kit(() => problem(status, body, headers))
    const error = await http.call('GET', '/v1/things').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DeskbellError)
    expect(error).toMatchObject(wanted)
  })

  it('from a stranger who answers with a page is told by its status', async () => {
    const { http } = kit(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await expect(http.call('GET', '/v1/things')).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('trouble', () => {
  it.each([
    [new DeskbellError('offline', ''), { kind: 'offline' }],
    [new DeskbellError('unreachable', ''), { kind: 'unreachable' }],
    [new DeskbellError('unavailable', ''), { kind: 'unreachable' }],
    [new DeskbellError('internal', ''), { kind: 'unreachable' }],
    [new DeskbellError('rate_limited', '', 12), { kind: 'rate_limited', retryAt: 12 }],
    [new DeskbellError('not_found', 'Gone.'), { kind: 'refused', code: 'not_found', detail: 'Gone.' }],
    [new Error('thrown by the host'), { kind: 'unreachable' }],
  ])('of %s is %j', (error, trouble) => {
    expect(toTrouble(error)).toEqual(trouble)
  })
})

describe('a link', () => {
  it('tells when the service can be reached again, once', () => {
    const { runtime, link } = kit(() => Response.json({}))
    const told: string[] = []
    link.listen(({ up }) => told.push(up ? 'back' : 'lost'))
    link.report(true)
    link.report(false)
    link.report(false)
    expect([link.isDown(), told]).toEqual([true, ['lost']])
    link.report(true)
    link.report(true)
    expect([link.isDown(), told]).toEqual([false, ['lost', 'back']])
    runtime.setOnline(false)
    expect(link.isDown()).toBe(true)
    runtime.setOnline(true)
    expect(told).toEqual(['lost', 'back', 'lost', 'back'])
    link.close()
    expect(runtime.listeners()).toBe(0)
  })
})
