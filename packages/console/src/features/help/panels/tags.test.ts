import { expect, test } from 'vitest'
import { parseTags } from './tags.ts'

test.each([
  ['Arc, assembly, arc,', ['arc', 'assembly']],
  ['', []],
  [' , ,, ', []],
  ['طلب، توصيل', ['طلب', 'توصيل']],
  ['x'.repeat(60), ['x'.repeat(40)]],
])('%j', (text, tags) => {
  expect(parseTags(text)).toEqual(tags)
})

test('no more than fit', () => {
  expect(parseTags(Array.from({ length: 30 }, (_, n) => `tag ${n}`).join(','))).toHaveLength(20)
})
