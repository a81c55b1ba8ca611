import { Key } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { keyOf } from './key-of.ts'
import { inserted } from './template.ts'

test.each([
  ['Refund', [], 'refund'],
  ['Was möchten Sie?', [], 'was_mochten_sie'],
  ['2nd address', [], 'nd_address'],
  ['日本', [], 'field'],
  ['Refund', ['refund', 'refund_2'], 'refund_3'],
])('%j beside %j is %j', (label, taken, key) => {
  expect(keyOf(label, taken)).toBe(key)
})

test('every label gives a key that the contract takes and nobody has', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (label, others) => {
      const taken = others.map((one) => keyOf(one))
      const key = keyOf(label, taken)
      expect(v.is(Key, key)).toBe(true)
      expect(taken).not.toContain(key)
    }),
  )
})

test('a variable takes the place of what is selected', () => {
  expect(inserted('Hello you,', 'customer.name', 6, 9)).toEqual({ text: 'Hello {{customer.name}},', at: 23 })
})
