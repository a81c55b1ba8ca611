import { expect, test } from 'vitest'
import { between } from './selection.ts'

const ORDER = ['a', 'b', 'c', 'd']

test.each<[string | null, string, string[]]>([
  ['a', 'c', ['a', 'b', 'c']],
  ['d', 'b', ['b', 'c', 'd']],
  ['b', 'b', ['b']],
  [null, 'c', ['c']],
  ['gone', 'c', ['c']],
])('from %s to %s', (from, to, range) => {
  expect(between(ORDER, from, to)).toEqual(range)
})
