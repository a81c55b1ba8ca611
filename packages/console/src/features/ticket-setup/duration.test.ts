import { LIMITS } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { durationText, parseDuration } from './duration.ts'

test.each([
  ['4h', 240],
  ['2d', 2880],
  ['30 min', 30],
  ['1d 4h', 1680],
  ['1d4h30m', 1710],
  ['1.5 h', 90],
  ['1,5h', 90],
  ['2 Days', 2880],
  ['1 week', 10_080],
  [' 90 minutes ', 90],
  ['1 h, 15 min', 75],
  ['0.1 h', 6],
])('%j is %i minutes', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes)
})

test.each(['', '4', 'h', '4 fortnights', '4h 2h', '-4h', '1.01 min', '4h soon', '1e3h', '٤h', `${'9'.repeat(400)}h`])(
  '%j is no span of time',
  (text) => {
    expect(parseDuration(text)).toBeNull()
  },
)

test('what is written is read as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LIMITS.slaMinutes }), (minutes) => {
      expect(parseDuration(durationText(minutes))).toBe(minutes)
    }),
  )
})

test('whatever is typed is minutes or nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseDuration(text)
      expect(read === null || (Number.isSafeInteger(read) && read >= 0)).toBe(true)
    }),
  )
})
