import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALIKE } from './duplicates.ts'
import { findSimilar } from './similarity.ts'
import { termsOf } from './terms.ts'

/** What one customer asked in a fortnight: the ground against which words are rare or common. */
const ASKED = [
  'I was charged twice for my appointment on Friday',
  'The notary did not come at the agreed time',
  'Can I move my appointment to next week?',
  'How do I change the address in my account?',
  'The app closes when I upload a picture of my passport',
]

const best = (text: string) =>
  findSimilar(
    text,
    ASKED.map((asked) => ({ of: asked, text: asked })),
  )[0]

describe('the same question in other words is pointed out', () => {
  test.each([
    ['You charged me twice for the Friday appointment', ASKED[0]],
    ['charged twice!! appointment friday', ASKED[0]],
    ['The notary did not come', ASKED[1]],
    ['I would like to move my appointment to another week', ASKED[2]],
    ['Change address in account', ASKED[3]],
    ['App closes when uploading passport picture', ASKED[4]],
  ])('%s', (text, asked) => {
    const found = best(text)
    expect(found?.of).toBe(asked)
    expect(found?.similarity).toBeGreaterThanOrEqual(ALIKE)
  })
})

test.each([
  'Do you also translate documents into Portuguese?',
  'What does it cost on a Sunday?',
  'Where is your office?',
  'Please send me the invoice once more',
])('another question is not: %s', (text) => {
  expect(best(text)?.similarity).toBeLessThan(ALIKE)
})

test('it is explained by the rarest words that both have', () => {
  expect(best('charged twice again')?.sharedWords.slice(0, 2).toSorted()).toEqual(['charged', 'twice'])
})

test('it lies between nothing in common and the same words, and does not depend on who is compared with whom', () => {
  const words = fc.array(fc.constantFrom('refund', 'late', 'door', 'code', 'please', 'my', 'the'), {
    minLength: 1,
    maxLength: 8,
  })
  const text = words.map((some) => some.join(' '))
  fc.assert(
    fc.property(text, text, (one, other) => {
      const there = findSimilar(one, [{ of: 0, text: other }])[0]?.similarity ?? -1
      const back = findSimilar(other, [{ of: 0, text: one }])[0]?.similarity ?? -1
      expect(there).toBeCloseTo(back, 10)
      expect(there).toBeGreaterThanOrEqual(0)
      expect(there).toBeLessThanOrEqual(1 + 1e-9)
      expect(findSimilar(one, [{ of: 0, text: one }])[0]?.similarity).toBeCloseTo(1, 10)
    }),
  )
})

test('words are found without accents and case, and signs without spaces in pairs', () => {
  expect(termsOf('Où est mon Café?')).toEqual(['ou', 'est', 'mon', 'cafe'])
  expect(termsOf('請求書')).toEqual(['請求', '求書'])
  expect(termsOf('  !? ')).toEqual([])
})
