import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight, passage } from './highlighting.ts'
import { loadLanguage } from './language.ts'
import { createTokenizer } from './tokens.ts'

const english = createTokenizer(await loadLanguage('en'))
const arabic = createTokenizer(await loadLanguage('ar'))

function marked(pieces: readonly { text: string; hit: boolean }[]): string {
  return pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
}

test.each([
  ['Change your Settings', ['set'], 'Change your [Settings]'],
  ['By e-mail, or not', ['email'], 'By [e-mail], or not'],
  ['Größe GROSSE', ['grosse'], '[Größe] [GROSSE]'],
  ['<b>refund</b>', ['refund'], '<b>[refund]</b>'],
  ['nothing', ['else'], 'nothing'],
  ['nothing', [], 'nothing'],
  ['', ['x'], ''],
])('%s with %j: %s', (text, terms, expected) => {
  expect(marked(highlight(text, new Set(terms), english))).toBe(expected)
})

test('Arabic is marked as it is written', () => {
  expect(marked(highlight('أُضيفُ المقالاتِ', new Set(['مقال', 'اضيف']), arabic))).toBe('[أُضيفُ] [المقالاتِ]')
})

const TEXT = `Nothing to see here, but a good many words of the first paragraph that go on.
The second one speaks of cancelling at length. ${'Padding follows. '.repeat(20)}
At last a refund is paid back: the refund takes five days. Then comes the end of it all.`

test('a passage is the best part of a text, whole words, with what was left out', () => {
  const found = passage(TEXT, new Set(['refund', 'paid']), english, { length: 80 })
  expect(marked(found)).toBe(
    '… At last a [refund] is [paid] back: the [refund] takes five days. Then comes the end of …',
  )
  expect(marked(passage(TEXT, new Set(['see']), english, { length: 40 }))).toBe(
    'Nothing to [see] here, but a good many …',
  )
  expect(marked(passage(TEXT, new Set(), english, { length: 40 }))).toBe('Nothing to see here, but a good many …')
  expect(marked(passage('Short.', new Set(['x']), english, { length: 40 }))).toBe('Short.')
})

const words = fc.array(
  fc.oneof(
    fc.constantFrom('refund', 'Refunds', 'paid', ' ', '\n', '. ', 'e-mail', 'المقالات', '日本', '🎉'),
    fc.string({ unit: 'binary' }),
  ),
  { maxLength: 80 },
)

test('pieces put together are the text, and neighbours differ', () => {
  fc.assert(
    fc.property(words, fc.subarray(['refund', 'paid', 'email', '日本']), (parts, terms) => {
      const text = parts.join('')
      const pieces = highlight(text, new Set(terms), english)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const [i, piece] of pieces.entries()) {
        expect(piece.text).not.toBe('')
        if (i > 0) expect(piece.hit).not.toBe(pieces[i - 1]?.hit)
      }
    }),
  )
})

test('a passage stands in the text, is about as long as asked, and breaks no character', () => {
  fc.assert(
    fc.property(words, fc.subarray(['refund', 'paid', 'email', '日本']), (parts, terms) => {
      const text = parts.join('').toWellFormed()
      const found = passage(text, new Set(terms), english, { length: 50 })
      const plain = found.map((piece) => piece.text).join('')
      const inner = plain.replace(/^… /, '').replace(/ …$/, '')
      const flat = text.replace(/\s+/g, ' ')
      expect(flat.includes(inner.trim()) || text.includes(inner)).toBe(true)
      expect(plain.length).toBeLessThanOrEqual(56)
      expect(plain.isWellFormed()).toBe(true)
    }),
  )
})
