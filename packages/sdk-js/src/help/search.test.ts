import type { SearchResult } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fakeRuntime } from '../testing/fake-runtime.ts'
import { openHelpClient } from './client.ts'
import type { SearchState } from './types.ts'

interface Asked {
  readonly query: string
  answer(ok: boolean): void
}

/** A network that answers when it is told to, in any order, even what was given up. */
function heldNetwork() {
  const asked: Asked[] = []
  const fetch = (input: RequestInfo | URL): Promise<Response> => {
    const { pathname, searchParams } = new URL(String(input))
    if (pathname !== '/v1/help/search') return Promise.resolve(new Response(null, { status: 202 }))
    return new Promise((resolve, reject) => {
      asked.push({
        query: searchParams.get('q') ?? '',
        answer: (ok) => (ok ? resolve(Response.json(resultOf(searchParams.get('q') ?? ''))) : reject(new TypeError())),
      })
    })
  }
  return { asked, fetch }
}

/** A result that can be told by its query. */
const resultOf = (query: string): SearchResult => ({
  items: [],
  total: query.length,
  widened: false,
  suggestions: [query],
  categories: [],
})

const OPTIONS = { url: 'https://desk.example', workspaceKey: 'wk_0123456789abcdef', locale: 'en' }

function searcher() {
  const network = heldNetwork()
  const runtime = fakeRuntime({ fetch: network.fetch as typeof fetch, WebSocket })
  const help = openHelpClient(OPTIONS, runtime)
  const states: SearchState[] = []
  help.searching.subscribe((state) => states.push(state))
  return { ...network, runtime, help, states }
}

const action = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    query: fc.constantFrom('', 'r', 're', 'ref', ' ref ', 'refund', 'bill'),
  }),
  fc.record({ do: fc.constant('wait' as const), time: fc.constantFrom(10, 80, 400) }),
  fc.record({ do: fc.constant('answer' as const), which: fc.nat(9), ok: fc.boolean() }),
)

test('whatever the network does, results shown are of the newest query, or were there before it was typed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (schedule) => {
      const { asked, help, runtime, states } = searcher()
      let typed = ''
      for (const step of schedule) {
        const from = states.length
        const before = help.searching.get().shown
        if (step.do === 'type') {
          typed = step.query.trim()
          help.search(step.query)
        } else if (step.do === 'wait') await runtime.advance(step.time)
        else if (asked.length > 0) asked.splice(step.which % asked.length, 1)[0]?.answer(step.ok)
        await runtime.settle()
        for (const { query, shown, busy, trouble } of states.slice(from)) {
          expect(query).toBe(typed)
          if (shown) expect(shown.result.suggestions).toEqual([shown.query])
          if (busy) expect(shown).toBe(before)
          else if (shown) expect(shown.query).toBe(typed)
          else expect(typed === '' || trouble !== null).toBe(true)
        }
      }
      // In the end the network recovers, and what is shown is what was asked for last.
      help.search(typed)
      await runtime.advance(1_000)
      for (const each of asked) each.answer(true)
      await runtime.settle()
      expect(help.searching.get().shown?.query ?? '').toBe(typed)
      help.destroy()
    }),
    { numRuns: 200 },
  )
})

test('keys that follow fast ask once, and what was asked before is there at once', async () => {
  const { asked, help, runtime } = searcher()
  for (const query of ['r', 're', 'ref']) help.search(query)
  await runtime.advance(100)
  expect(asked.map(({ query }) => query)).toEqual(['ref'])
  asked[0]?.answer(true)
  await runtime.settle()
  help.search('refu')
  expect(help.searching.get()).toMatchObject({ query: 'refu', busy: true, shown: { query: 'ref' } })
  help.search('ref')
  expect(help.searching.get()).toMatchObject({ query: 'ref', busy: false, shown: { query: 'ref' } })
  await runtime.advance(10_000)
  expect(asked).toHaveLength(1)
  help.destroy()
  expect(runtime.timers()).toBe(0)
})

test('a query that failed says why, and the same one typed again asks again', async () => {
  const { asked, help, runtime } = searcher()
  help.search('refund')
  await runtime.advance(100)
  runtime.setOnline(false)
  asked[0]?.answer(false)
  await runtime.settle()
  expect(help.searching.get()).toMatchObject({ shown: null, busy: false, trouble: { kind: 'offline' } })
  help.search('refund')
  await runtime.advance(100)
  expect(asked).toHaveLength(2)
  help.destroy()
})
