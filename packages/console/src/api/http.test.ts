import { agentEndpoints, failedJobEndpoints, workspaceEndpoints } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { idOf } from '../testing/fixtures.ts'
import { createCall } from './http.ts'

interface Seen {
  path?: string
  init?: RequestInit | undefined
}

/** A service that answers one thing, and what it was asked. */
function answering(status: number, body?: unknown, headers: Record<string, string> = {}) {
  const seen: Seen = {}
  const call = createCall(async (path, init) => {
    seen.path = String(path)
    seen.init = init
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
  })
  return { call, seen }
}

test('fills the address, sends the body as JSON, and gives the answer', async () => {
  const { call, seen } = answering(200, { id: 'x' })
  const answer = await call(agentEndpoints.updateAgent, {
    params: { agentId: idOf('agt', 2) },
    body: { active: false },
  })
  expect(answer).toEqual({ id: 'x' })
  expect(seen.path).toBe(`/v1/agents/${idOf('agt', 2)}`)
  expect(seen.init).toMatchObject({ method: 'PATCH', body: '{"active":false}', credentials: 'same-origin' })
})

test('a query carries what is given, and only that', async () => {
  const { call, seen } = answering(200, { items: [] })
  await call(agentEndpoints.listAgents, { query: { q: 'two words', cursor: undefined, locale: '', mine: 'true' } })
  expect(seen.path).toBe('/v1/agents?q=two+words&mine=true')
})

test('names the chosen workspace, and asks with what is given', async () => {
  const seen: [string, RequestInit | undefined][] = []
  let chosen: string | null = null
  const send: typeof fetch = async (path, init) => {
    seen.push([String(path), init])
    return new Response('{"items":[],"nextCursor":null}')
  }
  const call = createCall(send, () => chosen)
  await call(failedJobEndpoints.listFailedJobs, { query: { kind: 'a.b', cursor: undefined } })
  chosen = idOf('wsp', 2)
  await call(failedJobEndpoints.listFailedJobs)
  expect(seen.map(([path, init]) => [path, init?.headers])).toEqual([
    ['/v1/failed-jobs?kind=a.b', {}],
    ['/v1/failed-jobs', { 'Deskbell-Workspace': idOf('wsp', 2) }],
  ])
})

test('an answer without content is none', async () => {
  const { call, seen } = answering(204)
  expect(await call(workspaceEndpoints.deleteIdentityKey, { params: { identityKeyId: 'key_a/b' } })).toBeUndefined()
  expect(seen.path).toBe('/v1/workspace/identity-keys/key_a%2Fb')
  expect(seen.init).not.toHaveProperty('body')
})

test('a problem document becomes an error with its code, fields and wait', async () => {
  const problem = { type: 'about:blank', title: 'No', status: 429, code: 'rate_limited', fix: 'Wait.', errors: [] }
  const before = Date.now()
  const failed = answering(429, problem, { 'Retry-After': '30' }).call(agentEndpoints.listAgents)
  await expect(failed).rejects.toMatchObject({ name: 'DeskbellError', code: 'rate_limited', errors: [] })
  const error: unknown = await failed.catch((cause: unknown) => cause)
  expect((error as { retryAt: number }).retryAt - before).toBeGreaterThanOrEqual(30_000)
})

test('what a proxy says instead counts as out of reach', async () => {
  await expect(answering(502, '<html>').call(agentEndpoints.listAgents)).rejects.toMatchObject({ code: 'unreachable' })
})

test('no answer at all counts as out of reach too', async () => {
  const call = createCall(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(call(agentEndpoints.listAgents)).rejects.toMatchObject({ name: 'DeskbellError' })
})
