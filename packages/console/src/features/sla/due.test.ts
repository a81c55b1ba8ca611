import type { BusinessHours, Calendar } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueAt, hoursAWeek } from './due.ts'

const OFFICE = [{ from: '09:00', to: '17:00' }]
const days: BusinessHours['days'] = {
  mon: OFFICE,
  tue: OFFICE,
  wed: OFFICE,
  thu: OFFICE,
  fri: OFFICE,
  sat: [],
  sun: [],
}
const calendarOf = (timeZone: string, more: Partial<Calendar> = {}): Pick<Calendar, 'hours' | 'holidays'> => ({
  hours: { timeZone, days },
  holidays: [],
  ...more,
})
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

test.each<[string, ReturnType<typeof calendarOf> | null, string, number, string | null]>([
  ['every hour counts', null, '2026-03-06T16:00:00Z', 120, '2026-03-06T18:00:00.000Z'],
  ['within a day', calendarOf('UTC'), '2026-03-06T10:00:00Z', 120, '2026-03-06T12:00:00.000Z'],
  ['over a weekend', calendarOf('UTC'), '2026-03-06T16:00:00Z', 120, '2026-03-09T10:00:00.000Z'],
  ['asked at night', calendarOf('UTC'), '2026-03-10T03:00:00Z', 60, '2026-03-10T10:00:00.000Z'],
  ['to the very end of a day', calendarOf('UTC'), '2026-03-10T09:00:00Z', 480, '2026-03-10T17:00:00.000Z'],
  ['across a clock change', calendarOf('Europe/Berlin'), '2026-03-27T15:30:00Z', 60, '2026-03-30T07:30:00.000Z'],
  ['in a half-hour zone', calendarOf('Asia/Kolkata'), '2026-03-10T00:00:00Z', 30, '2026-03-10T04:00:00.000Z'],
  [
    'in a zone that is a day ahead',
    calendarOf('Pacific/Auckland'),
    '2026-03-08T21:00:00Z',
    60,
    '2026-03-08T22:00:00.000Z',
  ],
  [
    'over a holiday',
    calendarOf('UTC', { holidays: [{ date: '2026-03-09', name: 'Day off' }] }),
    '2026-03-06T16:30:00Z',
    60,
    '2026-03-10T09:30:00.000Z',
  ],
  [
    'where nothing ever counts',
    { hours: { timeZone: 'UTC', days: { ...days, mon: [], tue: [], wed: [], thu: [], fri: [] } }, holidays: [] },
    '2026-03-06T16:30:00Z',
    60,
    null,
  ],
])('%s', (_, calendar, from, minutes, due) => {
  expect(iso(dueAt(calendar, Date.parse(from), minutes))).toBe(due)
})

test('longer promises are never due earlier, and two in a row are one', () => {
  const start = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 31) / 60_000 })
  const span = fc.integer({ min: 1, max: 5_000 })
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata')
  fc.assert(
    fc.property(start, span, span, zone, (minute, a, b, timeZone) => {
      const calendar = calendarOf(timeZone)
      const from = minute * 60_000
      const first = dueAt(calendar, from, a) ?? Number.NaN
      const whole = dueAt(calendar, from, a + b)
      expect(whole).toBeGreaterThan(first)
      expect(dueAt(calendar, first, b)).toBe(whole)
    }),
    { numRuns: 60 },
  )
})

test('counts the hours of a week', () => {
  expect(hoursAWeek({ timeZone: 'UTC', days: { ...days, sat: [{ from: '10:00', to: '13:30' }] } })).toBe(43.5)
})
