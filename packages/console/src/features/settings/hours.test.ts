import { BusinessHours } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { checkDay, copyToWeekdays, nextSpan, OFFICE_WEEK, parseTime, toBusinessHours } from './hours.ts'

test.each([
  ['9', '09:00'],
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  ['0930', '09:30'],
  ['17h30', '17:30'],
  ['9 am', '09:00'],
  ['12am', '00:00'],
  ['12 pm', '12:00'],
  ['5:30 p.m.', '17:30'],
  [' 24:00 ', '24:00'],
  ['0', '00:00'],
])('reads “%s” as %s', (text, time) => {
  expect(parseTime(text)).toBe(time)
})

test.each(['', 'noon', '25', '24:01', '9:60', '13 pm', '0 am', '9:3', '-9', '9:30:00', '1 2'])(
  'refuses “%s”',
  (text) => {
    expect(parseTime(text)).toBeNull()
  },
)

test.each([
  ['a closed day', [], null],
  ['one span', [{ from: '9', to: '17' }], null],
  [
    'a lunch break',
    [
      { from: '13', to: '17' },
      { from: '9', to: '12' },
    ],
    null,
  ],
  [
    'touching spans',
    [
      { from: '9', to: '12' },
      { from: '12', to: '17' },
    ],
    null,
  ],
  ['until midnight', [{ from: '18', to: '24:00' }], null],
  ['no time', [{ from: '9', to: 'late' }], 'time'],
  ['opening at midnight of the next day', [{ from: '24:00', to: '24:00' }], 'time'],
  ['closing first', [{ from: '17', to: '9' }], 'order'],
  ['no time between', [{ from: '9', to: '9:00' }], 'order'],
  [
    'an overlap',
    [
      { from: '9', to: '13' },
      { from: '12', to: '17' },
    ],
    'overlap',
  ],
])('checks %s', (_, spans, problem) => {
  expect(checkDay(spans)).toBe(problem)
})

const typed = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([from, to]) => ({ from: String(from), to: `${to}:00` }))

test('whatever passes the check is taken by the contract', () => {
  fc.assert(
    fc.property(fc.array(typed, { maxLength: 6 }), (spans) => {
      fc.pre(checkDay(spans) === null)
      const saved = toBusinessHours({ ...OFFICE_WEEK, sun: spans }, 'Europe/Lisbon')
      expect(v.is(BusinessHours, saved)).toBe(true)
      expect(saved.days.sun.map((span) => span.from)).toEqual(saved.days.sun.map((span) => span.from).toSorted())
    }),
  )
})

test('what is offered next fits what is there', () => {
  expect(nextSpan([])).toEqual({ from: '09:00', to: '17:00' })
  expect(nextSpan([{ from: '9', to: '12' }])).toEqual({ from: '13:00', to: '16:00' })
  const late = [{ from: '9', to: '20:00' }]
  expect(checkDay([...late, nextSpan(late)])).toBeNull()
})

test('copies one day to the weekdays and leaves the weekend alone', () => {
  const week = copyToWeekdays({ ...OFFICE_WEEK, tue: [{ from: '10', to: '18' }] }, 'tue')
  expect([week.mon, week.fri].every((day) => day === week.tue)).toBe(true)
  expect([week.sat, week.sun]).toEqual([[], []])
})
