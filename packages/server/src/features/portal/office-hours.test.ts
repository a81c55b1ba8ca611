import type { BusinessHours } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { availability } from '../workspaces/index.ts'
import { wordsFor } from './i18n/words.ts'
import { hoursTable, stateInWords, zoneName } from './office-hours.ts'

const span = (from: string, to: string) => ({ from, to })
const HOURS: BusinessHours = {
  timeZone: 'Europe/Berlin',
  days: {
    mon: [span('09:00', '12:00'), span('13:00', '17:00')],
    tue: [span('09:00', '17:00')],
    wed: [],
    thu: [span('00:00', '24:00')],
    fri: [span('09:00', '17:00')],
    sat: [],
    sun: [],
  },
}
const plain = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ')

describe('in words', () => {
  const en = wordsFor('en', 'en')
  // Times are those of Berlin in winter, an hour ahead of UTC.
  test.each([
    ['in the morning', '2026-03-02T10:30:00+01:00', 'Open now, until 12:00 PM.'],
    ['at noon', '2026-03-02T12:00:00+01:00', 'Closed now. We open today at 1:00 PM.'],
    ['in the evening', '2026-03-02T20:00:00+01:00', 'Closed now. We open tomorrow at 9:00 AM.'],
    ['before a day off', '2026-03-03T18:00:00+01:00', 'Closed now. We open on Thursday at 12:00 AM.'],
    ['all day', '2026-03-05T23:30:00+01:00', 'Open now, until 12:00 AM.'],
    ['on a Saturday', '2026-03-07T10:00:00+01:00', 'Closed now. We open on Monday at 9:00 AM.'],
    ['when it is Sunday elsewhere already', '2026-03-01T23:30:00-08:00', 'Closed now. We open today at 9:00 AM.'],
    ['across a change of clocks', '2026-03-28T12:00:00+01:00', 'Closed now. We open on Monday at 9:00 AM.'],
  ])('%s', (_, time, expected) => {
    const now = Date.parse(time)
    expect(plain(stateInWords(HOURS, availability(HOURS, 15, now), now, en))).toBe(expected)
  })

  test('where there are no hours, and where nobody comes for long', () => {
    const now = Date.UTC(2026, 2, 2)
    expect(stateInWords(null, availability(null, 15, now), now, en)).toBe('We answer at any time of day.')
    const never = { timeZone: 'UTC', days: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }
    expect(stateInWords(never, availability(never, 15, now), now, en)).toContain('No opening is planned')
  })
})

test('the table begins with Monday and knows today where the workspace is', () => {
  const rows = hoursTable(HOURS, Date.parse('2026-03-01T23:30:00Z'), wordsFor('de', 'en'))
  expect(rows.map(({ day }) => day).slice(0, 3)).toEqual(['Montag', 'Dienstag', 'Mittwoch'])
  expect(rows.filter(({ isToday }) => isToday).map(({ day }) => day)).toEqual(['Montag'])
  expect(rows[0]?.spans.map(plain)).toEqual(['09:00–12:00 Uhr', '13:00–17:00 Uhr'])
  expect(rows[2]?.spans).toEqual([])
})

test('a zone is named with its city', () => {
  expect(zoneName('America/New_York', Date.UTC(2026, 0, 1), 'en')).toBe('Eastern Standard Time (New York)')
  expect(zoneName('UTC', 0, 'en')).toBe('Coordinated Universal Time')
})
