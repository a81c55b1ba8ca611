import type { Booking, Down, SharedBooking } from '@deskbell/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bookingOf } from '../../../testing/bookings/fixtures.ts'
import { createLiveBookings, type DayQuery } from './live-bookings.ts'

const DAY: DayQuery = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z', providerId: '', q: '' }
const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A day with pages of a size, and what rooms tell. */
function day(bookings: readonly SharedBooking[], query: Partial<DayQuery> = {}, size = 100) {
  const listeners = new Set<(frame: Down | null) => void>()
  const asked: object[] = []
  const world = { items: [...bookings] }
  const live = createLiveBookings(
    {
      list: async (input) => {
        asked.push(input)
        const from = Number(input.cursor ?? 0)
        const items = world.items.slice(from, from + size).map((one): Booking => ({ ...one, actions: [] }))
        return { items, nextCursor: world.items.length > from + size ? String(from + size) : null }
      },
    },
    {
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    { ...DAY, ...query },
  )
  const tell = (frame: Down | null) => {
    for (const one of listeners) one(frame)
  }
  const numbers = () => live.state.value.items.map((one) => one.number - 400)
  return { live, asked, world, tell, numbers }
}
const news = (booking: SharedBooking): Down => ({ t: 'booking', booking })

test('a booking changes in place, is marked for a moment and said; what is older changes nothing', async () => {
  const { live, tell, asked } = day([bookingOf(1, at(9), { version: 3 }), bookingOf(2, at(10))])
  await vi.advanceTimersByTimeAsync(0)
  tell(news(bookingOf(1, at(9), { version: 4, status: 'on_way' })))
  expect(live.state.value.items[0]?.status).toBe('on_way')
  expect([...live.fresh.value]).toEqual([bookingOf(1, at(9)).id])
  expect(live.moved.value?.booking.status).toBe('on_way')
  tell(news(bookingOf(1, at(9), { version: 3, status: 'cancelled' })))
  expect(live.state.value.items[0]?.status).toBe('on_way')
  await vi.advanceTimersByTimeAsync(3_000)
  expect(live.fresh.value.size).toBe(0)
  expect(asked).toHaveLength(1)
})

test('one that comes into the day is put by its start, and one that leaves it goes', async () => {
  const { numbers, tell } = day([bookingOf(1, at(9)), bookingOf(2, at(12))])
  await vi.advanceTimersByTimeAsync(0)
  tell(news(bookingOf(3, at(10))))
  tell(news(bookingOf(4, '2026-11-22T00:00:00Z')))
  expect(numbers()).toEqual([1, 3, 2])
  tell(news(bookingOf(1, '2026-11-25T09:00:00Z', { version: 2 })))
  expect(numbers()).toEqual([3, 2])
})

test('a filter by provider holds for what is told, and words are left to the service', async () => {
  const leah = bookingOf(1, at(9))
  const { numbers, tell } = day([leah], { providerId: leah.provider?.id ?? '' })
  await vi.advanceTimersByTimeAsync(0)
  tell(news(bookingOf(2, at(10), { provider: null })))
  tell(news(bookingOf(3, at(11))))
  expect(numbers()).toEqual([1, 3])
  tell(news(bookingOf(1, at(9), { version: 2, provider: null })))
  expect(numbers()).toEqual([3])

  const words = day([leah], { q: 'boiler' })
  await vi.advanceTimersByTimeAsync(0)
  words.world.items.push(bookingOf(2, at(10)))
  words.tell(news(bookingOf(2, at(10))))
  expect(words.numbers()).toEqual([1])
  await vi.advanceTimersByTimeAsync(500)
  expect(words.numbers()).toEqual([1, 2])
})

test('what is told while a question is under way outlives the older answer', async () => {
  const { live, tell } = day([bookingOf(1, at(9))])
  tell(news(bookingOf(1, at(9), { version: 2, status: 'arrived' })))
  await vi.advanceTimersByTimeAsync(0)
  expect(live.state.value.items.map((one) => one.status)).toEqual(['arrived'])
})

test('a day of several pages is loaded on, and news beyond what is shown wait for it', async () => {
  const { live, numbers, tell } = day(
    [9, 10, 11].map((hour, n) => bookingOf(n + 1, at(hour))),
    {},
    2,
  )
  await vi.advanceTimersByTimeAsync(0)
  expect([numbers(), live.state.value.hasMore]).toEqual([[1, 2], true])
  tell(news(bookingOf(9, at(20))))
  expect(numbers()).toEqual([1, 2])
  await live.loadMore()
  expect([numbers(), live.state.value.hasMore]).toEqual([[1, 2, 3], false])
})

test('where something may have been missed, it asks again once', async () => {
  const { asked, tell, live } = day([bookingOf(1, at(9))])
  await vi.advanceTimersByTimeAsync(0)
  tell(null)
  tell(null)
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toHaveLength(2)
  live.release()
  tell(null)
  await vi.advanceTimersByTimeAsync(500)
  expect(asked).toHaveLength(2)
})
