import type { BusinessHours } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessHours, instant } from '../../testing/hours.ts'
import { wallReader } from '../../testing/wall-clock.ts'
import { availability, openingAt } from './availability.ts'

const MINUTE = 60_000

/** The same answer the slow way: look at the clock on the wall, minute by minute, for two weeks. */
function scan(hours: BusinessHours, now: number): { open: boolean; opensAt: number | null } {
  const start = Math.floor(now / MINUTE) * MINUTE
  const isOpen = wallReader(hours)
  if (isOpen(start)) return { open: true, opensAt: null }
  for (let at = start + MINUTE; at <= start + 14 * 1440 * MINUTE; at += MINUTE) {
    if (isOpen(at)) return { open: false, opensAt: at }
  }
  return { open: false, opensAt: null }
}

describe('office hours', () => {
  test('are what a minute-by-minute look at the wall clock finds, in any zone and across clock changes', () => {
    fc.assert(
      fc.property(businessHours, instant, (hours, now) => {
        expect(openingAt(hours, now)).toEqual(scan(hours, now))
      }),
      { numRuns: 250 },
    )
  })

  const day9to5 = [{ from: '09:00', to: '17:00' }]
  const days = { mon: day9to5, tue: day9to5, wed: day9to5, thu: day9to5, fri: day9to5, sat: [], sun: [] }

  test.each([
    ['in the middle of a day', '2026-03-27T12:00:00Z', { open: true, opensAt: null }],
    [
      'on Friday evening before the clocks change',
      '2026-03-27T18:00:00Z',
      { open: false, opensAt: '2026-03-30T08:00:00.000Z' },
    ],
    ['at the very end of a day', '2026-03-30T16:00:00Z', { open: false, opensAt: '2026-03-31T08:00:00.000Z' }],
  ])('of Lisbon %s', (_, now, expected) => {
    const answer = availability({ timeZone: 'Europe/Lisbon', days }, 30, Date.parse(now))
    expect(answer).toEqual({ ...expected, timeZone: 'Europe/Lisbon', replyMinutes: 30 })
  })

  test('none at all are "always"; a week without any never opens', () => {
    expect(openingAt(null, 0)).toEqual({ open: true, opensAt: null })
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    expect(openingAt({ timeZone: 'UTC', days: never }, 0)).toEqual({ open: false, opensAt: null })
  })
})
