import { expect, test } from 'vitest'
import { fakeRuntime } from '../testing/fake-runtime.ts'
import { openHelpClient } from './client.ts'

const OPTIONS = { url: 'https://desk.example/', workspaceKey: 'wk_0123456789abcdef', locale: 'pt-BR' }
const READER = { workspace: OPTIONS.workspaceKey, locale: 'pt-BR' }
const ARTICLE = 'art_01h455vb4pex5vsknk084sn02q'

/** A service that answers every question alike, until it is switched off or refuses. */
function reader() {
  const asked: { method: string; path: string; query: Record<string, string>; body: unknown; init: RequestInit }[] = []
  let state: 'up' | 'down' | 'gone' = 'up'
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname: path, searchParams } = new URL(String(input))
    const body = init.body ? JSON.parse(String(init.body)) : undefined
    asked.push({ method: init.method ?? 'GET', path, query: Object.fromEntries(searchParams), body, init })
    if (state === 'down') throw new TypeError('fetch failed')
    if (state === 'gone') {
      const problem = { type: 'about:blank', code: 'not_found', detail: 'No such article' }
      return Response.json(problem, { status: 404 })
    }
    if (init.method === 'POST') return new Response(null, { status: 202 })
    return Response.json({ items: [path], total: 2, slug: path })
  }
  const runtime = fakeRuntime({ fetch: fetch as typeof globalThis.fetch, WebSocket })
  const help = openHelpClient(OPTIONS, runtime)
  const reports = () => asked.filter(({ path }) => path === '/v1/help/activity').map(({ body }) => body)
  function turn(to: typeof state): void {
    state = to
  }
  return { help, runtime, asked, reports, turn }
}

test('every question names workspace and language, and carries no credentials', async () => {
  const { help, asked } = reader()
  await help.categories()
  await help.articles({ category: 'billing' })
  await help.article('track-an-order')
  await help.suggest({ url: 'https://shop.example/cart?token=secret#x', title: 'Cart' })
  expect(asked.map(({ path, query }) => [path, query])).toEqual([
    ['/v1/help/categories', READER],
    ['/v1/help/articles', { ...READER, category: 'billing' }],
    ['/v1/help/articles/track-an-order', READER],
    ['/v1/help/suggestions', { ...READER, url: 'https://shop.example/cart', title: 'Cart' }],
  ])
  expect(asked.map(({ init }) => init.credentials)).toEqual(Array(4).fill('omit'))
})

test('what was read can be read without a connection, and what was not says why', async () => {
  const { help, runtime, turn } = reader()
  const read = await help.article('refunds')
  expect(help.keptArticle('refunds')).toBe(read)
  turn('down')
  runtime.setOnline(false)
  expect(await help.article('refunds')).toBe(read)
  await expect(help.article('billing')).rejects.toMatchObject({ code: 'offline' })
})

test('what was taken away is not shown from memory', async () => {
  const { help, turn } = reader()
  await help.article('refunds')
  turn('gone')
  await expect(help.article('refunds')).rejects.toMatchObject({ code: 'not_found' })
})

test('a vote changed later is the same vote', async () => {
  const { help, asked } = reader()
  await help.vote(ARTICLE, { helpful: true })
  await help.vote(ARTICLE, { helpful: false, comment: 'Too long' })
  const [one, other] = asked.map(({ body }) => body as Record<string, unknown>)
  expect(one).toMatchObject({ ...READER, helpful: true, comment: '' })
  expect(other).toMatchObject({ helpful: false, comment: 'Too long', clientId: one?.clientId })
  expect(String(one?.clientId)).toMatch(/^[\w-]{16,64}$/)
})

test('a search is reported once it was left standing, not letter by letter', async () => {
  const { help, runtime, reports } = reader()
  for (const query of ['ref', 'refu', 'refund']) {
    help.search(query)
    await runtime.advance(500)
  }
  expect(reports()).toEqual([])
  await runtime.advance(10_000)
  expect(reports()).toMatchObject([{ ...READER, activities: [{ type: 'search', query: 'refund', results: 2 }] }])
})

test('a search that leads to an article is reported before it, and once', async () => {
  const { help, runtime, reports } = reader()
  help.search('refund')
  await runtime.advance(200)
  help.report({ type: 'view', articleId: ARTICLE })
  help.search('')
  help.search('refund')
  await runtime.advance(3_000)
  help.report({ type: 'escalated' })
  await runtime.advance(10_000)
  expect(reports()).toMatchObject([
    {
      activities: [
        { type: 'search', query: 'refund', results: 2 },
        { type: 'view', articleId: ARTICLE },
        { type: 'escalated' },
      ],
    },
  ])
})

test('what is gathered goes out with the client, may outlive the page, and names one help session', async () => {
  const { help, runtime, asked, reports } = reader()
  help.report({ type: 'view', articleId: ARTICLE })
  await runtime.advance(6_000)
  help.search('refund')
  await runtime.advance(200)
  help.destroy()
  await runtime.settle()
  const [one, other] = reports() as { sessionId: string }[]
  expect(other).toMatchObject({ activities: [{ type: 'search' }], sessionId: one?.sessionId })
  expect(asked.at(-1)?.init.keepalive).toBe(true)
  expect(runtime.timers()).toBe(0)
})

test('a question that is not answered in time counts as out of reach', async () => {
  const never = ((_: unknown, init: RequestInit) =>
    new Promise((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
    })) as typeof fetch
  const runtime = fakeRuntime({ fetch: never, WebSocket })
  const help = openHelpClient(OPTIONS, runtime)
  const refused = expect(help.categories()).rejects.toMatchObject({ code: 'unreachable' })
  await runtime.advance(8_000)
  await refused
})
