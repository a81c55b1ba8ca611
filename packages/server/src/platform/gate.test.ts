import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('no more than its width runs at a time, everybody gets a turn in order, and failures hand theirs on', async () => {
  const gate = createGate(2)
  let busy = 0
  let most = 0
  const order: number[] = []
  const outcomes = await Promise.allSettled(
    Array.from({ length: 9 }, (_, n) =>
      gate(async () => {
        most = Math.max(most, ++busy)
        order.push(n)
        await new Promise((done) => setImmediate(done))
        busy--
        if (n % 3 === 0) throw new Error(`failed ${n}`)
        return n
      }),
    ),
  )
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => n % 3 > 0),
  )
})
