import type { Conversation } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conversationOf, customerOf, customerRef } from '../../testing/fixtures.ts'
import { hold, settle } from './hold.ts'

/** A conversation by number, with its newest message. */
function item(n: number, seq = 1, kind: 'customer' | 'agent' = 'customer'): Conversation {
  const by = { ...customerRef(n), kind }
  const base = conversationOf(n, customerOf(n), [])
  return { ...base, lastMessage: { seq, by, at: '2026-03-01T09:00:00.000Z', preview: `Message ${seq}` } }
}
const numbers = (rows: readonly Conversation[]) => rows.map((row) => Number(row.id.slice(-8)))

test('what is new waits above, and rows change in place', () => {
  const shown = settle([item(1), item(2), item(3)])
  const held = hold(shown, [item(9), item(3, 2), item(1), item(2)], null)
  expect(numbers(held.rows)).toEqual([1, 2, 3])
  expect(held.rows[2]?.lastMessage?.seq).toBe(2)
  expect(held.waiting).toBe(2)
})

test('a further page is added below and does not wait', () => {
  const held = hold(settle([item(1), item(2)]), [item(1), item(2), item(3), item(4)], null)
  expect(numbers(held.rows)).toEqual([1, 2, 3, 4])
  expect(held.waiting).toBe(0)
})

test('the open conversation never waits, however far it moves', () => {
  const held = hold(settle([item(1), item(2)]), [item(2, 5), item(1)], item(2).id)
  expect(held.waiting).toBe(0)
})

test('what agents write moves nothing and makes nothing wait', () => {
  const held = hold(settle([item(1), item(2)]), [item(2, 5, 'agent'), item(1)], null)
  expect(numbers(held.rows)).toEqual([1, 2])
  expect(held.waiting).toBe(0)
})

test('a row that left the view goes, except the one that is open', () => {
  const shown = settle([item(1), item(2), item(3)])
  expect(numbers(hold(shown, [item(1), item(3)], null).rows)).toEqual([1, 3])
  expect(numbers(hold(shown, [item(1), item(3)], item(2).id, item(2)).rows)).toEqual([1, 2, 3])
})

const list = fc
  .uniqueArray(fc.record({ n: fc.integer({ min: 1, max: 30 }), seq: fc.integer({ min: 1, max: 5 }) }), {
    selector: (one) => one.n,
    maxLength: 15,
  })
  .map((all) => all.map(({ n, seq }) => item(n, seq)))

test('for any two lists: order is kept, nothing is lost or doubled, and settling shows all', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const shown = settle(before)
      const { rows, waiting } = hold(shown, after, null)
      const ids = rows.map((row) => row.id)
      expect(new Set(ids).size).toBe(ids.length)
      const kept = [...shown.keys()].filter((id) => ids.includes(id))
      expect(ids.slice(0, kept.length)).toEqual(kept)
      const hidden = after.filter((one) => !ids.includes(one.id))
      expect(hidden.every((one) => !shown.has(one.id))).toBe(true)
      expect(waiting).toBeGreaterThanOrEqual(hidden.length)
      const settled = hold(settle(after), after, null)
      expect(settled).toEqual({ rows: after, waiting: 0 })
    }),
  )
})
