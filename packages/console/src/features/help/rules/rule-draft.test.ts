import { expect, test } from 'vitest'
import { idOf } from '../../../testing/fixtures.ts'
import { moved } from '../sort-handle.tsx'
import { checkRule, fits, newRule, sameRules, toDrafts, toRules } from './rule-draft.ts'

const ONE = idOf('art', 1)

test.each([
  ['/orders/*', true],
  ['shop.example.com/orders/**', true],
  ['localhost:3000/', true],
  [' /orders/* ', true],
  ['orders', false],
  ['', false],
  ['https://shop.example.com/orders', false],
  ['/orders?id=1', false],
])('a pattern %j fits: %s', (pattern, good) => {
  expect(checkRule(newRule(pattern, [ONE])).pattern === undefined).toBe(good)
})

test('a rule needs an article, and takes ten at most', () => {
  expect(fits(newRule('/', [ONE]))).toBe(true)
  expect(checkRule(newRule('/', []))).toHaveProperty('articles')
  expect(
    checkRule(
      newRule(
        '/',
        Array.from({ length: 11 }, (_, n) => idOf('art', n)),
      ),
    ),
  ).toHaveProperty('articles')
})

test('rules come back as they were saved, and count as changed once one is moved', () => {
  const saved = { items: ['/a', '/b', '/c'].map((pattern) => ({ pattern, articleIds: [ONE] })), revision: 2 }
  const drafts = toDrafts(saved)
  expect(toRules(drafts)).toEqual(saved.items)
  expect(sameRules(drafts, saved)).toBe(true)
  expect(sameRules(moved(drafts, 0, 2), saved)).toBe(false)
  expect(moved(drafts, 0, 2).map((one) => one.pattern)).toEqual(['/b', '/c', '/a'])
  expect(moved(drafts, 2, 1).map((one) => one.pattern)).toEqual(['/a', '/c', '/b'])
})
