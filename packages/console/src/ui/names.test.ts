import { expect, test } from 'vitest'
import { initials } from './avatar.tsx'
import { customerName, shortName } from './names.ts'

const id = 'cus_01h455vb4pex5vsknk084sn02q'

test.each([
  [{ id, name: 'Ana Sofia Prado', email: 'ana@example.com' }, 'Ana Sofia Prado', 'Ana'],
  [{ id, name: null, email: 'ana@example.com' }, 'ana@example.com', 'ana@example.com'],
  [{ id, name: null, email: null }, 'Visitor N02Q', 'Visitor N02Q'],
])('%o', (customer, name, short) => {
  expect([customerName(customer), shortName(customer)]).toEqual([name, short])
})

test.each([
  ['Ana Sofia Prado', 'AP'],
  ['ana@example.com', 'A'],
  ['  émile  zola ', 'ÉZ'],
  ['😀 Smile', '😀S'],
  ['', ''],
])('the initials of “%s”', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
