import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareWords } from './word-diff.ts'

const short = (before: string, after: string, locale = 'en') =>
  compareWords(before, after, locale)
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-`, folded: '…' })[kind])
    .join('')

test.each([
  ['a red lamp', 'a blue lamp', 'en', 'a -red-+blue+ lamp'],
  ['same', 'same', 'en', 'same'],
  ['', 'new', 'en', '+new+'],
  ['one two', 'three four', 'en', '-one two-+three four+'],
  ['ضع الأجزاء على بطانية', 'ضع الأجزاء على الأرض', 'ar', 'ضع الأجزاء على -بطانية-+الأرض+'],
  ['我买了红灯', '我买了台灯', 'zh', '我买了-红灯-+台灯+'],
])('%j → %j', (before, after, locale, shown) => {
  expect(short(before, after, locale)).toBe(shown)
})

test('folds what did not change, and keeps two lines around', () => {
  const lines = Array.from({ length: 30 }, (_, n) => `line ${n}`)
  const changed = lines.with(15, 'other 15')
  expect(short(lines.join('\n'), changed.join('\n'))).toBe('…line 13\nline 14\n-line-+other+ 15\nline 16\n…')
})

test('both texts can be read from the pieces', () => {
  const text = fc
    .array(fc.constantFrom('a', 'lamp', ' ', '\n', ', ', 'Ü', '灯'), { maxLength: 60 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = compareWords(before, after, 'en')
      const without = (kind: string) => pieces.filter((one) => one.kind !== kind).map((one) => one.text)
      expect(without('added').join('')).toBe(before)
      expect(without('removed').join('')).toBe(after)
    }),
  )
})

test('a long text that has nothing in common with the other is still compared', () => {
  const noise = (seed: number) => Array.from({ length: 20_000 }, (_, n) => `w${(n * seed) % 9973}`).join(' ')
  const started = performance.now()
  expect(compareWords(noise(7), noise(11), 'en').length).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(5_000)
})
