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

/** Hands over `count` things, each of which is `lateness(n)` on its way. How long it took, and how often it was refused. */
function drain(count: number, perSecond: number, lateness: (n: number) => number = () => 0) {
  const pace = createPace()
  const { asks } = provider(perSecond)
  let underWay: number[] = []
  let left = count
  let refused = 0
  let begun = 0
  let now = 0
  for (; left > 0; now += 5) {
    const places = pace.take(now, Math.min(16, left - underWay.length))
    for (let n = 0; n < places; n++) underWay.push(now + lateness(begun++))
    const arrived = underWay.filter((at) => at <= now)
    underWay = underWay.filter((at) => at > now)
    for (const _ of arrived) {
      const wait = asks(now)
      if (wait === null) {
        pace.took(now)
        left--
      } else {
        refused++
        pace.limited(now, wait)
      }
    }
    if (refused > count * 3 || now > 10_000_000) throw new Error('It never ends')
  }
  return { ms: now, refused }
}

test('nothing is held back before a provider says "too many"', () => {
  expect(createPace().take(1_000, 500)).toBe(500)
})

test('all wait as long as it asked, and then come one after the other', () => {
  const pace = createPace()
  expect(pace.take(1_000, 20)).toBe(20)
  for (let n = 0; n < 19; n++) pace.took(1_400)
  pace.limited(1_500, 500)
  expect([pace.take(1_999, 5), pace.stoppedUntil(), pace.opensAt(1_600)]).toEqual([0, 2_000, 2_000])
  // Nineteen in a second, of which 95 % are asked for: one in 55 ms.
  expect(pace.take(2_000, 5)).toBe(1)
  expect(pace.take(2_001, 5)).toBe(0)
  expect(pace.opensAt(2_001)).toBe(2_056)
  expect(pace.take(2_056, 5)).toBe(1)
})

test('places that nothing came for are there again', () => {
  const pace = createPace()
  pace.limited(1_000, 1_000)
  expect(pace.take(2_000, 3)).toBe(1)
  expect(pace.take(2_010, 3)).toBe(0)
  pace.giveBack(1)
  expect(pace.take(2_010, 3)).toBe(1)
})

test('what nobody took for a while does not come in one burst', () => {
  const pace = createPace()
  for (let n = 0; n < 95; n++) pace.took(900)
  pace.limited(1_000, 1_000)
  expect(pace.take(5_000, 1_000)).toBeLessThanOrEqual(12)
})

test('refusals of what was under way count once', () => {
  const [one, many] = [createPace(), createPace()]
  one.limited(1_000, 2_000)
  for (let n = 0; n < 20; n++) many.limited(1_000, 2_000)
  const after = (pace: typeof one) => [pace.take(3_000, 9), pace.opensAt(3_000)]
  expect(after(many)).toEqual(after(one))
})

test('a rate that was raised is found again', () => {
  const pace = createPace()
  for (let n = 0; n < 10; n++) pace.took(900)
  pace.limited(1_000, 1_000)
  let taken = 0
  // Asked as often as a node asks; only the third minute counts.
  for (let now = 2_000; now < 182_000; now += 25) {
    const places = pace.take(now, 100)
    if (now > 122_000) taken += places
  }
  expect(taken).toBeGreaterThan(10 * 60 * 1.9)
})

test.each([200, 100, 20])('ten thousand at %i a second leave in at most 1.2 times the least time', (perSecond) => {
  const { ms, refused } = drain(10_000, perSecond, (n) => (n * 7) % 60)
  expect(ms / ((10_000 / perSecond) * 1_000)).toBeLessThanOrEqual(1.2)
  expect(refused).toBeLessThanOrEqual(200)
})

test('a queue leaves at most of the allowed rate, and is refused seldom', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 300 }),
      fc.integer({ min: 50, max: 1_000 }),
      fc.integer({ min: 1, max: 90 }),
      (perSecond, count, late) => {
        const { ms, refused } = drain(count, perSecond, (n) => (n * 7) % late)
        const best = (Math.ceil(count / perSecond) - 1) * 1_000
        expect(ms).toBeGreaterThanOrEqual(best)
        expect(ms).toBeLessThanOrEqual(best * 1.8 + 5_000)
        expect(refused).toBeLessThanOrEqual(count * 0.4 + 40)
      },
    ),
    { numRuns: 60 },
  )
})
