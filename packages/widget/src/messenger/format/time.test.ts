import { describe, expect, test } from 'vitest'
import en from '../../i18n/en.ts'
import { translator } from '../../i18n/translate.ts'
import { availabilityWords } from './availability.ts'
import { ago, clock, dayName, daysBetween, span, until, upcoming } from './time.ts'

const t = translator('en-GB', en)
/** Wednesday 18 March 2026, 14:05, where this machine is. */
const now = new Date(2026, 2, 18, 14, 5).getTime()
const before = (days: number, hours = 14, minutes = 5) => new Date(2026, 2, 18 - days, hours, minutes).getTime()
const minutes = (count: number) => count * 60_000

test('days are counted by the calendar, not by 24 hours', () => {
  expect(daysBetween(before(1, 23, 59), before(0, 0, 1))).toBe(1)
  expect(daysBetween(before(0, 0, 1), before(0, 23, 59))).toBe(0)
  // The last Sunday of March has 23 hours in much of Europe.
  expect(daysBetween(new Date(2026, 2, 28, 12).getTime(), new Date(2026, 2, 30, 0, 30).getTime())).toBe(2)
})

test.each([
  [now - 20_000, 'Now'],
  [now + 5_000, 'Now'],
  [now - minutes(5), '5 mins'],
  [now - minutes(180), '3 hrs'],
  [before(1), 'Yesterday'],
  [before(3), 'Sun'],
  [before(20), '26 Feb'],
  [new Date(2024, 11, 3).getTime(), '3 Dec 2024'],
])('how long ago: %s', (at, words) => {
  expect(ago(t, at, now)).toBe(words)
})

test.each([
  [now, 'Today'],
  [now + minutes(60), 'Today'],
  [before(1), 'Yesterday'],
  [before(4), 'Saturday'],
  [before(30), '16 February'],
  [new Date(2024, 11, 3).getTime(), '3 December 2024'],
])('the day of %s', (at, words) => {
  expect(dayName(t, at, now)).toBe(words)
})

test.each([
  [5, '5 minutes'],
  [1, '1 minute'],
  [60, '1 hour'],
  [90, '2 hours'],
  [2880, '2 days'],
])('%s minutes said plainly', (count, words) => {
  expect(span('en', count)).toBe(words)
})

test('how long until', () => {
  expect(until('en', now + 12_000, now)).toBe('in 12 seconds')
  expect(until('en', now + minutes(10), now)).toBe('in 10 minutes')
  expect(until('en', now - 1_000, now)).toBe('in 1 second')
})

test('when something will be', () => {
  expect(upcoming(t, before(0, 18, 0), now)).toBe('18:00')
  expect(upcoming(t, before(-1, 9, 0), now)).toBe('9:00 tomorrow')
  expect(upcoming(t, before(-5, 9, 0), now)).toMatch(/^Monday.*9:00$/)
})

describe('availability', () => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const base = { open: true, opensAt: null, timeZone: here, replyMinutes: 5 }

  test('while people are there', () => {
    expect(availabilityWords(t, base, now, here)).toBe('We usually answer within 5 minutes.')
  })

  test('while they are away, with the time here and when to expect an answer', () => {
    const opensAt = new Date(2026, 2, 19, 9, 0).toISOString()
    expect(availabilityWords(t, { ...base, open: false, opensAt }, now, here)).toBe(
      'It’s 14:05 here. Expect an answer after 9:00 tomorrow.',
    )
  })

  test('in another zone, with the time there and the visitor’s own', () => {
    const elsewhere = clock('en', now, 'Asia/Tokyo') === clock('en', now, here) ? 'Europe/Paris' : 'Asia/Tokyo'
    const opensAt = new Date(2026, 2, 19, 1, 0).toISOString()
    const words = availabilityWords(t, { ...base, open: false, opensAt, timeZone: elsewhere }, now, here)
    expect(words).toBe(
      `It’s ${clock('en-GB', now, elsewhere)} where our team is. Expect an answer after 1:00 tomorrow, your time.`,
    )
  })

  test('when nobody knows when', () => {
    expect(availabilityWords(t, { ...base, open: false }, now, here)).toMatch(/^Nobody is here right now\./)
  })
})
