import { expect, test } from 'vitest'
import { QUESTIONS } from '../../../../../bench/search/questions.ts'
import { indexDocs, judge, ndcg, SETS } from '../../../../../bench/search/relevance.ts'

const indexes = await indexDocs()

test('the questions are many enough, and about articles there are', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(60)
  expect(new Set(QUESTIONS.map(({ text }) => text)).size).toBe(QUESTIONS.length)
  const unknown = QUESTIONS.flatMap(({ locale = 'en', relevant }) =>
    Object.keys(relevant).filter((slug) => indexes.get(locale)?.stored(slug) === undefined),
  )
  expect(unknown).toEqual([])
})

test.each(Object.entries(SETS))('for %s the shipped ranking is the best', (_, questions) => {
  const { shipped, ...others } = judge(indexes, questions)
  expect(shipped).toBeGreaterThan(0.85)
  for (const [name, mean] of Object.entries(others)) expect(shipped, name).toBeGreaterThan(mean)
})

test.each([
  [['a', 'b'], 1],
  [['a', 'x', 'b'], 0.93],
  [['x', 'a', 'b'], 0.66],
  [['x', 'y'], 0],
  [[], 0],
])('%j are worth %d', (slugs, worth) => {
  expect(ndcg({ text: '', relevant: { a: 3, b: 2 } }, slugs)).toBeCloseTo(worth, 1)
})
