import { BOOKING_STATUSES, bookingActions } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { LAUNCHER_WORDS, type SupportedLocale } from '../loader/words.ts'
import { bookingAt, bookingLooks, wayTo } from '../testing/fake-bookings.ts'
import { metresBetween } from './metres.ts'
import { ago, countdown, distanceText } from './times.ts'
import { viewOf } from './view.ts'
import en from './words/en.ts'
import { bookingWords } from './words/words.ts'

const NOW = Date.parse('2027-03-09T20:00:00Z')
const t = await bookingWords.speak('en', 'en')
const locales = Object.keys(LAUNCHER_WORDS) as SupportedLocale[]
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const plain = (text: string) => text.replace(/[\u202f\u00a0\u2009]/g, ' ')
const look = (more: Parameters<typeof bookingAt>[1], timeZone = 'America/Chicago') => {
  const booking = bookingAt(NOW, more)
  const actions = bookingActions(booking.status, 'customer')
  return viewOf({ ...booking, actions }, NOW, t, { history: wayTo(booking), timeZone })
}

test.each([
  [{ status: 'confirmed' }, 'Your booking is confirmed', 'calm', 0],
  [{ status: 'on_way' }, 'Ana Ribeiro is on the way', 'moving', 0.25],
  [{ status: 'on_way', provider: null }, 'We are on the way', 'moving', 0.25],
  [{ status: 'arrived' }, 'Ana Ribeiro has arrived', 'moving', 0.5],
  [{ status: 'in_progress' }, 'Ana Ribeiro is at work', 'moving', 0.75],
  [{ status: 'completed' }, 'Ana Ribeiro says the work is done', 'ask', 1],
  [{ status: 'verified' }, 'All done', 'done', 1],
  [{ status: 'disputed' }, 'We are looking into it', 'calm', 1],
  [{ status: 'cancelled' }, 'This booking was cancelled', 'over', 0],
] as const)('%j is said as "%s"', (more, headline, tone, progress) => {
  expect(look(more)).toMatchObject({ headline, tone, progress })
})

test('a delay keeps its step, and says why and until when', () => {
  const view = look({ status: 'on_way', eta: at(35), delay: { reason: 'Traffic', since: at(-1) } })
  expect(view).toMatchObject({ headline: 'Ana Ribeiro is running late', detail: 'Reason: Traffic', progress: 0.25 })
  expect(view.steps.map(({ state }) => state)).toEqual(['done', 'now', 'ahead', 'ahead', 'ahead'])
  expect(plain(view.announcement.text)).toBe('Ana Ribeiro is running late. Reason: Traffic. Expected at 2:35 PM')
})

test.each([
  [35, '35 min', 'Expected at 2:35 PM'],
  [0.2, '1 min', 'Expected at 2:00 PM'],
  [0, '2:00 PM', 'Any moment now'],
  [-5, '1:55 PM', 'Taking longer than expected'],
  [80, '1 hr 20 min', 'Expected at 3:20 PM'],
  [120, '2 hr', 'Expected at 4:00 PM'],
  [13 * 60, '3:00 AM', 'Wednesday, March 10'],
])('expected in %d minutes is %s, %s', (minutes, value, label) => {
  const { figure } = look({ status: 'on_way', eta: at(minutes) })
  expect([plain(figure.value), plain(figure.label)]).toEqual([value, label])
})

test('times are those of the place, and say so to whoever is elsewhere', () => {
  expect(look({}).when).toMatchObject({ day: 'Tuesday, March 9', own: null })
  expect(plain(look({}).when.hours)).toBe('3:00 – 4:00 PM')
  const { when } = look({}, 'Europe/Berlin')
  expect([plain(when.hours), plain(when.own ?? '')]).toEqual(['3:00 – 4:00 PM CST', '10:00 – 11:00 PM your time'])
})

test('steps tell when they were reached, and one that was skipped has no time', () => {
  const booking = bookingAt(NOW, { status: 'in_progress', statusAt: at(-5) })
  const history = wayTo(booking).filter(({ status }) => status !== 'arrived')
  const { steps } = viewOf(booking, NOW, t, { history, timeZone: 'America/Chicago' })
  expect(steps.map(({ time }) => time && plain(time))).toEqual(['1:10 PM', '1:25 PM', null, '1:55 PM', null])
  expect(steps[2]?.spoken).toBe('done, no time recorded')
  expect(steps[4]?.spoken).toBe('still to come')
})

test('one that was moved begins anew', () => {
  const booking = bookingAt(NOW, { status: 'confirmed' })
  const [first, second] = wayTo(bookingAt(NOW, { status: 'on_way', statusAt: at(-90) }))
  if (!first || !second) throw new Error('Two steps were taken')
  const moved = { ...second, seq: 3, status: 'rescheduled' as const, at: at(-60) }
  const { steps } = viewOf(booking, NOW, t, { history: [first, second, moved] })
  expect(steps.map(({ state, time }) => [state, time !== null])).toEqual([
    ['now', true],
    ['ahead', false],
    ['ahead', false],
    ['ahead', false],
    ['ahead', false],
  ])
})

test('a customer is asked, and whoever only looks is not', () => {
  const [completed, verified] = (['completed', 'verified'] as const).map((status) => bookingAt(NOW, { status }))
  if (!completed || !verified) throw new Error('Two bookings')
  expect(look({ status: 'completed' }).asks).toBe('completion')
  expect(look({ status: 'verified' }).asks).toBe('review')
  expect([viewOf(completed, NOW, t).asks, viewOf(verified, NOW, t).asks]).toEqual([null, null])
})

test.each([
  [12_500, 'USD', '$125.00'],
  [12_500, 'JPY', '¥12,500'],
  [12_500, 'KWD', 'KWD 12.500'],
])('%d minor units of %s are %s', (amount, currency, text) => {
  expect(plain(look({ price: { amount, currency } }).price ?? '')).toBe(text)
})

describe.each(locales)('in %s', (locale) => {
  test('every look has its words, with nothing left to fill in', async () => {
    const words = await bookingWords.load(locale)
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
    const speaking = await bookingWords.speak(locale, locale)
    for (const { booking } of Object.values(bookingLooks(NOW))) {
      const view = viewOf(booking, NOW, speaking, { history: wayTo(booking) })
      expect(JSON.stringify(view)).not.toMatch(/\{\w+\}|undefined|NaN/)
    }
    for (const status of BOOKING_STATUSES)
      expect(viewOf(bookingAt(NOW, { status }), NOW, speaking).headline).not.toBe('')
  })

  test('phrases fill in what the English ones do', async () => {
    const words = await bookingWords.load(locale)
    const fills = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect({ key, fills: fills(words[key]) }).toEqual({ key, fills: fills(en[key]) })
    }
  })
})

test('spans and distances are said as people do', () => {
  expect([ago('en', NOW - 30_000, NOW), ago('en', NOW - 90_000, NOW), ago('en', NOW - 7_200_000, NOW)]).toEqual([
    null,
    '1 minute ago',
    '2 hours ago',
  ])
  expect([countdown('de', 61), countdown('en', 5)].map(plain)).toEqual(['1 Std. 1 Min.', '5 min'])
  expect([
    distanceText('en', 12),
    distanceText('en', 420),
    distanceText('en', 2_340),
    distanceText('en', 23_400),
  ]).toEqual(['50 m', '400 m', '2.3 km', '23 km'])
  const [houston, austin] = [
    { latitude: 29.7604, longitude: -95.3698 },
    { latitude: 30.2672, longitude: -97.7431 },
  ]
  expect(metresBetween(houston as never, austin as never) / 1000).toBeCloseTo(235, 0)
})
