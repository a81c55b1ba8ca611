import { expect, test } from 'vitest'
import { checkQuiet, isOvernight, toQuietHours } from './quiet-hours.ts'

const typed = (from: string, to: string, on = true) => ({ on, from, to })

test.each([
  ['22:00', '7:30', null],
  ['10 pm', '7am', null],
  ['22:00', '24:00', null],
  ['22:00', '', 'time'],
  ['25:00', '7:00', 'time'],
  ['7:00', '7', 'same'],
  ['0:00', '24:00', 'same'],
] as const)('from %s to %s: %s', (from, to, problem) => {
  expect(checkQuiet(typed(from, to))).toBe(problem)
  expect(checkQuiet(typed(from, to, false))).toBeNull()
})

test('is saved in hours and minutes, midnight by its one name, and not at all when it is off', () => {
  expect(toQuietHours(typed('10 pm', '24:00'))).toEqual({ from: '22:00', to: '00:00' })
  expect(toQuietHours(typed('22', '7', false))).toBeNull()
})

test('says when they end on the next day', () => {
  expect(isOvernight(typed('22:00', '7:00'))).toBe(true)
  expect(isOvernight(typed('12:00', '13:00'))).toBe(false)
  expect(isOvernight(typed('22:00', '?'))).toBe(false)
})
