import { expect, test } from 'vitest'
import { nextDue } from './schedules.ts'

const cases: [string, string, string, string][] = [
  ['every day at nine in Lisbon, in winter', '0 9 * * *', '2026-01-10T00:00Z', '2026-01-10T09:00Z'],
  ['and in summer', '0 9 * * *', '2026-07-10T00:00Z', '2026-07-10T08:00Z'],
  ['across the change to summer time', '0 9 * * *', '2026-03-28T09:00Z', '2026-03-29T08:00Z'],
  ['across the change to winter time', '0 9 * * *', '2026-10-24T08:00Z', '2026-10-25T09:00Z'],
]

test.each(cases)('%s', (_what, cron, after, due) => {
  expect(nextDue({ cron, timeZone: 'Europe/Lisbon' }, Date.parse(after))).toBe(Date.parse(due))
})

test('without a zone the fields are UTC', () => {
  expect(nextDue({ cron: '15 10 * * *' }, Date.parse('2026-07-10T00:00Z'))).toBe(Date.parse('2026-07-10T10:15Z'))
})

test('what never comes is never due', () => {
  expect(nextDue({ cron: '0 0 30 2 *' }, Date.now())).toBeNull()
})
