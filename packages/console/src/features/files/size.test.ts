import { expect, test } from 'vitest'
import { sizeText } from './size.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [9_949, '9.9 kB'],
  [48_200, '48 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [20_971_520, '21 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeText(bytes)).toBe(words)
})
