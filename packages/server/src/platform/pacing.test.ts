import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from './pacing.ts'

/** A provider that takes so many in each second, from the second's beginning, and refuses the rest. */
function provider(perSecond: number) {
  let second = -1
  let taken = 0
  return {
    asks(now: number): number | null {
      if (Math.floor(now / 1000) !== second) {
        second = Math.floor(now / 1000)
        taken = 0
      }
      taken++
      return taken <= perSecond ? null : (second + 1) * 1000 - now
    },
  }
}

/** Hands over `count` things that all wait from the beginning. How long it took, and how often it was refused. */
function drain(count: number, perSecond: number): { ms: number; refused: number } {
  const pace = createPace()
  const { asks } = provider(perSecond)
  const waiting: { id: string; at: number }[] = Array.from({ length: count }, (_, n) => ({ id: `${n}`, at: 0 }))
  let refused = 0
  let now = 0
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at - b.at)
    const one = waiting[0] as { id: string; at: number }
    now = Math.max(now, one.at)
    const slot = pace.slot(one.id, now)
    if (slot > now) {
      one.at = slot
      continue
    }
    const wait = asks(now)
    if (wait === null) {
      pace.took()
      waiting.shift()
    } else {
      refused++
      pace.limited(now, wait)
      one.at = now + wait
    }
    if (refused > count * 3) throw new Error('It never ends')
  }
  return { ms: now, refused }
}

test('nothing is held back before a provider says "too many"', () => {
  const pace = createPace()
  expect([1, 2, 3].map((n) => pace.slot(`${n}`, 1_000))).toEqual([1_000, 1_000, 1_000])
})

test('all wait as long as it asked, and then come one after the other', () => {
  const pace = createPace()
  for (const id of ['1', '2', '3', '4']) {
    expect(pace.slot(id, 1_000)).toBe(1_000)
    pace.took()
  }
  pace.limited(1_500, 500)
  // Four in a second, so one in a quarter of it.
  expect(['a', 'b', 'c'].map((id) => pace.slot(id, 1_600))).toEqual([2_000, 2_250, 2_500])
  expect(pace.slot('b', 2_250)).toBe(2_250)
})

test('refusals of what was under way count once', () => {
  const [one, many] = [createPace(), createPace()]
  one.limited(1_000, 2_000)
  for (let n = 0; n < 20; n++) many.limited(1_000, 2_000)
  const two = (pace: typeof one) => [pace.slot('a', 1_000), pace.slot('b', 1_000)]
  expect(two(many)).toEqual(two(one))
})

test('a queue leaves at most of the allowed rate, and is refused seldom', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 50, max: 1_000 }), (perSecond, count) => {
      const { ms, refused } = drain(count, perSecond)
      const best = (Math.ceil(count / perSecond) - 1) * 1_000
      expect(ms).toBeGreaterThanOrEqual(best)
      expect(ms).toBeLessThanOrEqual(best * 2.5 + 5_000)
      expect(refused).toBeLessThanOrEqual(count * 0.35 + 10)
    }),
    { numRuns: 60 },
  )
})
