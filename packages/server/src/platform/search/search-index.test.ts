import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSearchIndex, createTokenizer, loadLanguage, loadSearchIndex, type SearchIndex } from './index.ts'
import { pack, unpack } from './packing.ts'
import { PostingIndex } from './posting-index.ts'
import type { SearchIndexConfig } from './search-index.ts'

interface Note {
  readonly title: string
  readonly group: string
}

const tokenizer = createTokenizer(await loadLanguage('en'))
const config: SearchIndexConfig<Note> = {
  tokenizer,
  fields: { title: { weight: 5, dilution: 0.3 }, text: { weight: 1, dilution: 0.6 } },
  bodies: ['text'],
  spoken: { fields: ['title'], texts: ({ title }) => [title] },
}

function put(index: SearchIndex<Note>, id: string, title: string, text = '', group = 'a'): void {
  index.put({ id, fields: { title, text }, stored: { title, group } })
}

function indexOf(...titles: readonly string[]): SearchIndex<Note> {
  const index = createSearchIndex(config)
  for (const title of titles) put(index, title, title)
  return index
}

function ids(index: SearchIndex<Note>, query: string): string[] {
  return index.search(query, { limit: 10 }).hits.map(({ id }) => id)
}

test('the word itself stands before its stem, and both before anything similar', () => {
  const index = indexOf('Setting', 'Settings', 'Setup', 'Betting')
  const found = index.search('settings', { limit: 10 })
  expect(found.hits.map(({ id }) => id)).toEqual(['Settings', 'Setting'])
  expect(found.widened).toBe(false)
})

test.each([
  ['a slip', 'refnud', ['Refund']],
  ['two slips in a long word', 'conversasion lst', ['Conversation list']],
  ['a beginning', 'conv', ['Conversation list']],
  ['words without the space between them', 'conversationlist', ['Conversation list']],
  ['words with a space too many', 'log out', ['Logout']],
  ['a hyphen or none', 'email', ['E-mail']],
  ['nothing like it', 'zebra', []],
])('%s: %s', (_, query, expected) => {
  expect(ids(indexOf('Refund', 'Conversation list', 'Logout', 'E-mail'), query)).toEqual(expected)
})

test('a word that is nowhere does not make the others look elsewhere', () => {
  const found = indexOf('Refund rules', 'Refunds', 'Refinery').search('refund xyzzyq', { limit: 10 })
  expect(found.hits.map(({ id }) => id)).toEqual(['Refunds', 'Refund rules'])
})

test('equal ones stand in the order of their ids, and no more than asked', () => {
  const index = createSearchIndex(config)
  for (const id of ['c', 'a', 'd', 'b']) put(index, id, 'Same words')
  const found = index.search('same', { limit: 3 })
  expect([found.hits.map(({ id }) => id), found.total]).toEqual([['a', 'b', 'c'], 4])
})

test('groups are counted before one is chosen, and what is not accepted is nowhere', () => {
  const index = createSearchIndex(config)
  put(index, '1', 'Pay', '', 'a')
  put(index, '2', 'Pay', '', 'b')
  put(index, '3', 'Pay later', '', 'b')
  const accept = ({ title }: Note) => title === 'Pay'
  const found = index.search('pay', { limit: 9, accept, groupOf: ({ group }) => group, group: 'b' })
  expect(found).toMatchObject({ total: 1, hits: [{ id: '2' }] })
  expect([...found.groups]).toEqual([
    ['a', 1],
    ['b', 1],
  ])
})

test.each([
  ['how a word goes on', 'refu', ['refund', 'refunds', 'refused']],
  ['after what stands before it', 'My refu', ['My refund', 'My refunds', 'My refused']],
  ['what was meant', 'invocie', ['invoice']],
  ['in the middle as well', 'invocie lost', ['invoice lost']],
  ['both at once', 'invoicce refu', ['invoice refu', 'invoice refund', 'invoice refunds', 'invoice refused']],
  ['names as they are written', 'sqli', ['SQLite']],
  ['nothing after a space', 'refund ', []],
  ['nothing for nothing', '  ', []],
])('suggests %s: %s', (_, query, expected) => {
  const index = indexOf('Refund', 'A refund', 'Refunds', 'Refused cards', 'Invoice lost', 'SQLite')
  expect(index.suggest(query, 5)).toEqual(expected)
})

const HOSTILE: [string, string][] = [
  ['ten thousand words', Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' ')],
  ['one letter again and again', 'a'.repeat(100_000)],
  ['letters that fit everything', 'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(100)],
  ['a regular expression', '(a+)+$ [^\\]]* .*{1,99999} \\p{L}'],
  ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(500)],
  ['marks', `e${'\u0301'.repeat(50_000)}`],
  ['right to left', '\u202e\u2066مقالة\u2069 '.repeat(500)],
  ['halves of characters', '\ud800\udc00\udfff\ud83d'.repeat(500)],
  ['a run without spaces', '退款政策'.repeat(5_000)],
  ['words that begin like everything', 'wo wor word '.repeat(200)],
  ['names of our own language', '__proto__ constructor toString hasOwnProperty'],
]

test.each(HOSTILE)('%s is answered in bounded time', (_, query) => {
  const index = createSearchIndex(config)
  for (let i = 0; i < 2_000; i++) put(index, `${i}`, `word${i} wording${i % 97}`, `of everything ${i} constructor`)
  index.search('warm up', { limit: 10 })
  const start = performance.now()
  const { hits } = index.search(query, { limit: 10 })
  index.suggest(query, 5)
  expect(performance.now() - start).toBeLessThan(500)
  expect(hits.length).toBeLessThanOrEqual(10)
})

const WORDS = ['refund', 'refunds', 'refunding', 'invoice', 'parcel', 'the', 'e-mail', 'email', '退款政策', '__proto__']
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '))
const act = fc.oneof(
  fc.record({ do: fc.constant('put' as const), id: fc.nat(5), title: text, text }),
  fc.record({ do: fc.constant('remove' as const), id: fc.nat(5) }),
  fc.constant({ do: 'reload' as const }),
)

test('whatever was put, removed, kept and loaded, it is what is built from scratch', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const there = new Map<string, { title: string; text: string }>()
      let index = createSearchIndex(config)
      for (const one of acts) {
        if (one.do === 'reload') index = loadSearchIndex(index.pack(), config)
        else if (one.do === 'remove') {
          index.remove(`${one.id}`)
          there.delete(`${one.id}`)
        } else {
          put(index, `${one.id}`, one.title, one.text)
          there.set(`${one.id}`, one)
        }
      }
      const fresh = createSearchIndex(config)
      for (const [id, { title, text }] of [...there].sort(([a], [b]) => (a < b ? -1 : 1))) put(fresh, id, title, text)
      expect(index.size).toBe(fresh.size)
      for (const query of [...WORDS, 'refun', 'invocie', 'parcel refund', 'the email', '政策']) {
        for (const widening of ['needed', 'never', 'always'] as const) {
          expect(index.search(query, { limit: 9, widening })).toEqual(fresh.search(query, { limit: 9, widening }))
        }
        expect(index.suggest(query, 5)).toEqual(fresh.suggest(query, 5))
      }
    }),
  )
})

test('what is packed and unpacked is the same to MiniSearch, and goes on being used', () => {
  const options = { fields: ['title', 'text'], bodies: ['text'], tokenizer }
  const index = new PostingIndex<Note>(options)
  const document = (id: string, title: string) => ({
    id,
    fields: { title, text: `${title} ${title} e-mail` },
    stored: { title, group: '' },
  })
  for (const title of ['Refunds', 'Invoices are sent', 'Parcels']) index.add(document(title, title))
  const again = unpack<Note>(pack(index), options)
  // The order of terms follows from how the tree grew.
  const plain = (one: PostingIndex<Note>) => ({ ...one.toJSON(), index: new Map(one.toJSON().index) })
  expect(plain(again)).toEqual(plain(index))
  for (const one of [index, again]) {
    one.discard('Refunds')
    one.add(document('Returns', 'Returns'))
  }
  expect(again.search('returns')).toEqual(index.search('returns'))
  expect(pack(again)).toBe(pack(index))
})

test.each([
  ['no JSON', '{'],
  ['something else', '[]'],
  ['cut short', null],
])('%s cannot be loaded', (_, given) => {
  const packed =
    given ??
    indexOf('Refunds', 'Invoices')
      .pack()
      .replace(/"postings":"[^"]{4}/, '"postings":"')
  expect(() => loadSearchIndex(packed, config)).toThrow()
})

test('what is replaced again and again leaves nothing behind', async () => {
  const options = { fields: ['title', 'text'], bodies: ['text'], tokenizer }
  const index = new PostingIndex<Note>(options)
  for (let i = 0; i < 500; i++) {
    if (index.has('1')) index.discard('1')
    index.add({ id: '1', fields: { title: `title${i}`, text: '' }, stored: { title: '', group: '' } })
  }
  await expect.poll(() => index.termCount).toBeLessThan(60)
})
