import type { BusinessHours } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessHours, date, instant } from '../../testing/hours.ts'
import { WORKDAYS } from '../../testing/sla.ts'
import { wallReader } from '../../testing/wall-clock.ts'
import { addWorkingTime, nextOpen, openTime, spentBetween } from './index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const NIGHT = [{ from: '00:30', to: '02:30' }]
const WHOLE = [{ from: '00:00', to: '24:00' }]
function daily(timeZone: string, spans: typeof NIGHT): BusinessHours {
  return { timeZone, days: { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans } }
}
const office = (timeZone: string): BusinessHours => ({ timeZone, days: WORKDAYS })

describe('time spent', () => {
  test.each([
    ['a whole day', daily('Europe/Lisbon', WHOLE), '2026-03-28T00:00Z', '2026-03-29T00:00Z', 24],
    ['a day that lost an hour', daily('Europe/Lisbon', WHOLE), '2026-03-29T00:00Z', '2026-03-29T23:00Z', 23],
    ['a day that got an hour', daily('Europe/Lisbon', WHOLE), '2026-10-24T23:00Z', '2026-10-26T00:00Z', 25],
    ['hours of which one is skipped', daily('Europe/Lisbon', NIGHT), '2026-03-29T00:00Z', '2026-03-29T12:00Z', 1],
    ['hours of which one comes twice', daily('Europe/Lisbon', NIGHT), '2026-10-24T23:00Z', '2026-10-25T12:00Z', 3],
    ['New York in March', daily('America/New_York', WHOLE), '2026-03-08T05:00Z', '2026-03-09T04:00Z', 23],
    ['New York in November', daily('America/New_York', WHOLE), '2026-11-01T04:00Z', '2026-11-02T05:00Z', 25],
    ['half an hour more in April', daily('Australia/Lord_Howe', WHOLE), '2026-04-04T13:00Z', '2026-04-05T13:30Z', 24.5],
    [
      'half an hour less in October',
      daily('Australia/Lord_Howe', WHOLE),
      '2026-10-03T13:30Z',
      '2026-10-04T13:00Z',
      23.5,
    ],
    [
      'hours of which half of one is skipped',
      daily('Australia/Lord_Howe', NIGHT),
      '2026-10-03T13:30Z',
      '2026-10-04T13:00Z',
      1.5,
    ],
    ['a zone at half past', office('Asia/Kolkata'), '2026-03-02T00:00Z', '2026-03-02T04:00Z', 0.5],
    ['a zone at a quarter to', office('Asia/Kathmandu'), '2026-03-02T00:00Z', '2026-03-02T04:00Z', 0.75],
    ['a weekend', office('Europe/Lisbon'), '2026-03-06T17:00Z', '2026-03-09T09:00Z', 0],
    ['a week', office('Europe/Lisbon'), '2026-03-02T00:00Z', '2026-03-09T00:00Z', 40],
    ['backwards', office('Europe/Lisbon'), '2026-03-09T00:00Z', '2026-03-02T00:00Z', 0],
  ] as const)('%s', (_, hours, from, to, expected) => {
    expect(spentBetween(openTime(hours), Date.parse(from), Date.parse(to)) / HOUR).toBe(expected)
  })

  test('over New Year is counted through', () => {
    const week = openTime(office('America/New_York'), ['2026-12-25', '2027-01-01'])
    expect(spentBetween(week, Date.UTC(2026, 11, 21), Date.UTC(2027, 0, 4)) / HOUR).toBe(64)
  })

  test('spans that overlap or touch count once', () => {
    const spans = [
      { from: '13:00', to: '17:00' },
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
      { from: '10:00', to: '11:30' },
    ]
    const time = openTime(daily('UTC', spans))
    expect(spentBetween(time, 0, 7 * DAY)).toBe(56 * HOUR)
    expect(time.weekly).toBe(56 * HOUR)
  })
})

describe('holidays', () => {
  const time = openTime(office('Pacific/Auckland'), [
    '2026-04-06',
    '2026-04-03',
    '2026-04-03',
    '2026-04-04',
    '2026-02-31',
  ])

  test('are whole days of the zone, named once or twice, on any day of the week', () => {
    // Easter: the Friday, Saturday and Monday; the clocks go back on the Sunday between.
    expect(addWorkingTime(time, Date.parse('2026-04-02T03:30:00Z'), HOUR)).toBe(Date.parse('2026-04-06T21:30:00Z'))
    expect(spentBetween(time, Date.parse('2026-04-02T11:00:00Z'), Date.parse('2026-04-06T12:00:00Z'))).toBe(0)
  })

  test('are days of UTC where every hour counts', () => {
    const always = openTime(null, ['2026-12-25'])
    expect(spentBetween(always, Date.UTC(2026, 11, 24, 12), Date.UTC(2026, 11, 26, 12))).toBe(DAY)
    expect(nextOpen(always, Date.UTC(2026, 11, 25, 3))).toBe(Date.UTC(2026, 11, 26))
  })
})

describe('working time added', () => {
  test.each([
    ['within a day', office('Asia/Kolkata'), '2026-03-02T03:30Z', 8, '2026-03-02T11:30Z'],
    ['before it opens', office('Asia/Kathmandu'), '2026-03-02T00:00Z', 1, '2026-03-02T04:15Z'],
    ['over a weekend on which the clocks change', office('Europe/Lisbon'), '2026-03-27T16:00Z', 2, '2026-03-30T09:00Z'],
    ['back again in autumn', office('Europe/Lisbon'), '2026-10-23T15:00Z', 2, '2026-10-26T10:00Z'],
    ['to the last minute of a day', office('America/New_York'), '2026-03-06T20:00Z', 2, '2026-03-06T22:00Z'],
    ['through the hour that comes twice', daily('Europe/Lisbon', NIGHT), '2026-10-24T23:30Z', 3, '2026-10-25T02:30Z'],
    ['nothing', office('Europe/Lisbon'), '2026-03-28T12:00Z', 0, '2026-03-28T12:00Z'],
  ] as const)('%s', (_, hours, from, add, expected) => {
    expect(addWorkingTime(openTime(hours), Date.parse(from), add * HOUR)).toBe(Date.parse(expected))
  })

  test('never comes where nothing is open, or not in a hundred years', () => {
    expect(addWorkingTime(openTime(daily('UTC', [])), 0, 1)).toBeNull()
    const minute = { ...daily('UTC', []).days, mon: [{ from: '09:00', to: '09:01' }] }
    const rare = openTime({ timeZone: 'Europe/Lisbon', days: minute })
    expect(addWorkingTime(rare, Date.UTC(2026, 0), 525_600 * MINUTE)).toBeNull()
    expect(addWorkingTime(rare, Date.UTC(2026, 0), 52 * MINUTE)).toBe(Date.UTC(2026, 11, 28, 9, 1))
  })
})

const dates = fc.array(date, { maxLength: 6 })
const wanted = fc.integer({ min: 1, max: 40 * HOUR })

describe('any hours in any zone', () => {
  test('count what a minute-by-minute look at the wall clock counts', () => {
    const minutes = fc.integer({ min: 0, max: 6 * 1440 })
    fc.assert(
      fc.property(businessHours, dates, instant, minutes, (hours, holidays, at, length) => {
        const from = Math.floor(at / MINUTE) * MINUTE
        const isOpen = wallReader(hours, holidays)
        let seen = 0
        for (let minute = 0; minute < length; minute++) if (isOpen(from + minute * MINUTE)) seen++
        expect(spentBetween(openTime(hours, holidays), from, from + length * MINUTE)).toBe(seen * MINUTE)
      }),
      { numRuns: 100 },
    )
  })

  test('are additive and monotone, and never more than the time that passed', () => {
    fc.assert(
      fc.property(businessHours, dates, fc.array(instant, { minLength: 3, maxLength: 3 }), (hours, holidays, three) => {
        const [a = 0, b = 0, c = 0] = three.sort((x, y) => x - y)
        const time = openTime(hours, holidays)
        const [first, second, both] = [spentBetween(time, a, b), spentBetween(time, b, c), spentBetween(time, a, c)]
        expect(first + second).toBe(both)
        for (const [spent, passed] of [
          [first, b - a],
          [second, c - b],
        ] as const) {
          expect(spent).toBeGreaterThanOrEqual(0)
          expect(spent).toBeLessThanOrEqual(passed)
        }
      }),
    )
  })

  test('adding is the inverse of counting: the first instant at which so much was spent', () => {
    fc.assert(
      fc.property(businessHours, dates, instant, wanted, (hours, holidays, from, ms) => {
        const time = openTime(hours, holidays)
        const at = addWorkingTime(time, from, ms)
        if (at === null) expect(time.weekly).toBe(0)
        else {
          expect(spentBetween(time, from, at)).toBe(ms)
          expect(spentBetween(time, from, at - 1)).toBe(ms - 1)
        }
      }),
    )
  })
})
