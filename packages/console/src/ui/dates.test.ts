import { expect, test } from 'vitest'
import { dayName, shortTime, spokenTime } from './dates.ts'

const NOW = new Date(2026, 2, 12, 15, 0).getTime()
const local = (month: number, day: number, hour = 9, minute = 5, year = 2026) =>
  new Date(year, month - 1, day, hour, minute).toISOString()

test.each([
  [new Date(NOW - 20_000).toISOString(), 'now', 'just now', 'Today'],
  [new Date(NOW - 4 * 60_000).toISOString(), '4 min', '4 minutes ago', 'Today'],
  [new Date(NOW - 60_000).toISOString(), '1 min', '1 minute ago', 'Today'],
  [local(3, 12), '09:05', 'today, 09:05', 'Today'],
  [local(3, 11, 23, 59), 'Yesterday', 'yesterday, 23:59', 'Yesterday'],
  [local(3, 8), 'Sun', '8 Mar, 09:05', 'Sunday 8 March'],
  [local(1, 3), '3 Jan', '3 Jan, 09:05', 'Saturday 3 January'],
  [local(12, 31, 9, 5, 2025), '31 Dec 2025', '31 Dec 2025, 09:05', 'Wednesday, 31 December 2025'],
])('%s', (iso, short, spoken, day) => {
  expect([shortTime(iso, NOW), spokenTime(iso, NOW), dayName(iso, NOW)]).toEqual([short, spoken, day])
})
