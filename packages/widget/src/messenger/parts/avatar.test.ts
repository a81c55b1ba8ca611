import { expect, test } from 'vitest'
import { initials } from './avatar.tsx'

test.each([
  ['Ana Ribeiro', 'AR'],
  ['Ana Maria de Ribeiro', 'AR'],
  ['ana', 'A'],
  ['  Ana   Ribeiro ', 'AR'],
  ['محمد علي', 'مع'],
  ['', ''],
])('initials of %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
