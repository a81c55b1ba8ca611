import { BOOKING_RULES, BOOKING_STATUSES, BOOKING_STEPS } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { bookingOf } from '../../testing/bookings/fixtures.ts'
import { currentOf, firstEta, nextStep } from './next-step.ts'

test('the next step is the one after the present, and there is none once the work is behind', () => {
  expect(BOOKING_STEPS.map(nextStep)).toEqual([...BOOKING_STEPS.slice(1), null])
  const late = BOOKING_STATUSES.filter((status) => !BOOKING_RULES.delay.from.includes(status))
  expect(late.map(nextStep)).toEqual(late.map(() => null))
})

test('one that is under way counts before one that begins earlier', () => {
  const day = [
    bookingOf(1, '2026-11-21T08:00:00Z', { status: 'verified' }),
    bookingOf(2, '2026-11-21T09:00:00Z'),
    bookingOf(3, '2026-11-21T11:00:00Z', { status: 'arrived' }),
  ]
  expect(currentOf(day)?.number).toBe(403)
  expect(currentOf(day.slice(0, 2))?.number).toBe(402)
  expect(currentOf(day.slice(0, 1))).toBeNull()
})

test.each([
  ['confirmed', null, '2026-11-21T08:00:00Z', '2026-11-21T09:15:00Z'],
  ['confirmed', null, '2026-11-21T09:32:10Z', '2026-11-21T09:40:00Z'],
  ['on_way', '2026-11-21T09:20:00Z', '2026-11-21T08:00:00Z', '2026-11-21T09:35:00Z'],
  ['in_progress', null, '2026-11-21T09:30:00Z', '2026-11-21T10:45:00Z'],
] as const)('%s, said %s, at %s: %s', (status, eta, now, wanted) => {
  const booking = bookingOf(1, '2026-11-21T09:00:00Z', { status, eta })
  expect(firstEta(booking, Date.parse(now))).toBe(Date.parse(wanted))
})
