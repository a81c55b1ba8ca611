import { afterEach, describe, expect, test } from 'vitest'
import { BOOKING_ID, bookingDesk, LINK_TOKEN } from '../testing/fake-bookings.ts'
import { problem } from '../testing/fake-service.ts'
import { openBookings } from './client.ts'
import { SILENCE } from './ear.ts'
import { POLL_MS } from './follow.ts'
import { openGuestBookings } from './guest.ts'
import type { BookingHandle } from './types.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

type Desk = ReturnType<typeof bookingDesk>
type Kind = 'customer' | 'guest'

async function follow(house: Desk, kind: Kind): Promise<BookingHandle> {
  const { runtime, sight, open } = house
  if (kind === 'guest') {
    const live = openGuestBookings(
      { url: 'https://desk.test', token: LINK_TOKEN },
      { ...runtime, fetch: house.service.fetch, WebSocket: house.service.WebSocket },
      sight,
    )
    ends.push(live.release)
    await runtime.settle()
    return live
  }
  const client = open()
  await client.update({ name: 'Nina' })
  const live = openBookings(client, runtime, sight).booking(BOOKING_ID)
  ends.push(live.release, client.destroy)
  await runtime.settle()
  return live
}

describe.each(['customer', 'guest'] as const)('a %s', (kind) => {
  test('sees where it stands, and every change as it comes', async () => {
    const house = bookingDesk()
    const live = await follow(house, kind)
    expect(live.state.get()).toMatchObject({ load: 'ready', connection: 'live', booking: { status: 'confirmed' } })
    const before = house.asked('status')
    house.move({ status: 'on_way', eta: '2026-03-01T09:40:00.000Z' })
    expect(live.state.get().booking).toMatchObject({ status: 'on_way', version: 2, actions: [] })
    await house.runtime.advance(1_000)
    expect(live.state.get().history.map(({ status }) => status)).toEqual(['on_way'])
    house.move({ status: 'completed' })
    expect(live.state.get().booking?.actions).toEqual(['approve', 'reject'])
    await house.runtime.advance(10 * POLL_MS)
    // What is heard is not asked for: only the history of each change.
    expect(house.asked('status') - before).toBe(2)
    expect(live.state.get().connection).toBe('live')
  })

  test('asks where sockets fail, within half a minute of a change, and stops asking when they work', async () => {
    const house = bookingDesk()
    house.desk.socketsBlocked = true
    const live = await follow(house, kind)
    await house.runtime.advance(2 * POLL_MS)
    expect(live.state.get()).toMatchObject({ load: 'ready', connection: 'polling' })
    house.move({ status: 'on_way' }, true)
    await house.runtime.advance(POLL_MS)
    expect(live.state.get().booking?.status).toBe('on_way')
    expect(live.state.get().checkedAt).toBeGreaterThan(house.runtime.now() - POLL_MS)

    house.desk.socketsBlocked = false
    await house.runtime.advance(POLL_MS)
    expect(live.state.get().connection).toBe('live')
    const asked = house.asked('status')
    await house.runtime.advance(4 * POLL_MS)
    expect(house.asked('status')).toBe(asked)

    // And back, when the socket goes for good.
    house.desk.socketsBlocked = true
    for (const socket of house.service.sockets) if (socket.isOpen()) socket.drop(1006)
    house.move({ status: 'arrived' }, true)
    await house.runtime.advance(SILENCE + POLL_MS)
    expect(live.state.get()).toMatchObject({ connection: 'polling', booking: { status: 'arrived' } })
  })

  test('a socket that comes back brings what was missed', async () => {
    const house = bookingDesk()
    const live = await follow(house, kind)
    house.move({ status: 'on_way' }, true)
    for (const socket of house.service.sockets) if (socket.isOpen()) socket.drop(1006)
    await house.runtime.advance(5_000)
    expect(live.state.get()).toMatchObject({ connection: 'live', booking: { status: 'on_way' } })
  })

  test('without any connection keeps what was last known, says since when, and comes back by itself', async () => {
    const house = bookingDesk()
    const live = await follow(house, kind)
    const since = house.runtime.now()
    house.service.state = 'down'
    for (const socket of house.service.sockets) if (socket.isOpen()) socket.drop(1006)
    await house.runtime.advance(SILENCE + POLL_MS)
    const state = live.state.get()
    expect(state).toMatchObject({ load: 'ready', connection: 'offline', trouble: { kind: 'unreachable' } })
    expect(state.booking?.status).toBe('confirmed')
    expect(state.checkedAt).toBeLessThanOrEqual(since + SILENCE)
    house.move({ status: 'on_way' }, true)
    house.service.state = 'up'
    await house.runtime.advance(POLL_MS)
    expect(live.state.get()).toMatchObject({ connection: 'live', trouble: null, booking: { status: 'on_way' } })
  })

  test('a page nobody sees asks ever more rarely, and at once when it is seen again', async () => {
    const house = bookingDesk()
    house.desk.socketsBlocked = true
    house.desk.hidden = true
    const live = await follow(house, kind)
    const before = house.asked('status')
    await house.runtime.advance(3_600_000)
    expect(house.asked('status') - before).toBeLessThanOrEqual(18)
    house.move({ status: 'on_way' }, true)
    house.show()
    await house.runtime.settle()
    expect(live.state.get().booking?.status).toBe('on_way')
    const seen = house.asked('status')
    await house.runtime.advance(4 * POLL_MS)
    expect(house.asked('status') - seen).toBeGreaterThanOrEqual(4)
  })

  test('sees where the provider is until they stop, or nothing more comes', async () => {
    const house = bookingDesk()
    const live = await follow(house, kind)
    const point = { latitude: 29.76, longitude: -95.36 }
    const shared = (minutes: number) => ({
      point,
      accuracy: 20,
      at: new Date(house.runtime.now()).toISOString(),
      until: new Date(house.runtime.now() + minutes * 60_000).toISOString(),
    })
    house.locate(shared(2))
    expect(live.state.get().location?.point).toEqual(point)
    house.locate(null)
    expect(live.state.get().location).toBeNull()
    house.locate(shared(2))
    await house.runtime.advance(120_000)
    expect(live.state.get().location).toBeNull()
  })

  test('what is refused is not left standing, and is not asked for again', async () => {
    const house = bookingDesk()
    const live = await follow(house, kind)
    house.desk.scope = null
    const usual = house.service.intercept
    house.service.intercept = (method, path, body) =>
      path.endsWith('/status') && kind === 'customer' ? problem('not_found', 404) : usual(method, path, body)
    await live.reload()
    const code = kind === 'guest' ? 'link_used_or_expired' : 'not_found'
    expect(live.state.get()).toMatchObject({ load: 'failed', booking: null, history: [], trouble: { code } })
    const calls = house.asked('status')
    await house.runtime.advance(10 * POLL_MS)
    expect(house.asked('status')).toBe(calls)
  })

  test('waits as long as a rate limit says', async () => {
    const house = bookingDesk()
    house.desk.socketsBlocked = true
    const live = await follow(house, kind)
    const usual = house.service.intercept
    house.service.intercept = (method, path, body) =>
      path.endsWith('/status') ? problem('rate_limited', 429, { 'retry-after': '90' }) : usual(method, path, body)
    await live.reload()
    const before = house.asked('status')
    await house.runtime.advance(85_000)
    expect(house.asked('status')).toBe(before)
    house.service.intercept = usual
    await house.runtime.advance(10_000)
    expect(live.state.get()).toMatchObject({ trouble: null, connection: 'polling' })
  })

  test('released, it leaves nothing behind', async () => {
    const house = bookingDesk()
    const live = await follow(house, kind)
    live.release()
    for (const end of ends.splice(0).slice(1)) end()
    await house.runtime.settle()
    expect([house.runtime.timers(), house.runtime.listeners(), house.watchers()]).toEqual([0, 0, 0])
    expect(house.service.open(`booking/${BOOKING_ID}`)).toEqual([])
  })
})

test('another room that takes the socket leaves the booking live, by the room of the customer', async () => {
  const house = bookingDesk()
  const client = house.open()
  await client.update({ name: 'Nina' })
  const bookings = openBookings(client, house.runtime, house.sight)
  const live = bookings.booking(BOOKING_ID)
  await house.runtime.settle()
  const list = bookings.list()
  ends.push(live.release, list.release, client.destroy)
  await house.runtime.advance(2 * SILENCE)
  expect(house.service.open(`booking/${BOOKING_ID}`)).toEqual([])
  expect(live.state.get().connection).toBe('live')
  house.move({ status: 'on_way' })
  expect(live.state.get().booking?.status).toBe('on_way')
  expect(list.state.get().items.map(({ status }) => status)).toEqual(['on_way'])
})

test('nobody who has not acted is asked for, and whoever logs in sees it', async () => {
  const house = bookingDesk()
  const client = house.open()
  const live = openBookings(client, house.runtime, house.sight).booking(BOOKING_ID)
  ends.push(live.release, client.destroy)
  await house.runtime.settle()
  expect(live.state.get()).toMatchObject({ load: 'failed', trouble: { code: 'unauthenticated' } })
  expect(house.asked('status')).toBe(0)
  await client.update({ name: 'Nina' })
  await house.runtime.settle()
  expect(live.state.get()).toMatchObject({ load: 'ready', trouble: null })
  await client.logout()
  expect(live.state.get()).toMatchObject({ booking: null, history: [] })
})

test('a link is exchanged anew when it grows old, and one for looking offers nothing', async () => {
  const house = bookingDesk()
  house.desk.scope = 'view'
  house.desk.booking = { ...house.desk.booking, status: 'completed' }
  house.desk.socketsBlocked = true
  const live = await follow(house, 'guest')
  expect([house.desk.sessions, live.state.get().booking?.actions]).toEqual([1, []])
  expect(live.state.get().scope).toBe('view')
  await house.runtime.advance(16 * 60_000)
  expect(house.desk.sessions).toBe(2)
  expect(await live.addresses()).toMatchObject({ url: `https://desk.test/bookings/${LINK_TOKEN}` })
  expect(house.desk.answered).toEqual([])
})

test('answers, reviews, writes and makes links, and shows what came of it', async () => {
  const house = bookingDesk()
  house.desk.booking = { ...house.desk.booking, status: 'completed' }
  const live = await follow(house, 'customer')
  expect((await live.respond({ approved: true })).status).toBe('verified')
  expect(live.state.get().booking).toMatchObject({ status: 'verified', actions: ['review'] })
  await live.review({ rating: 5 })
  expect((await live.message('I am at the gate')).conversation.id).toBe('cnv_9')
  expect((await live.link('manage')).scope).toBe('manage')
  const calendar = await live.calendar()
  expect(calendar.google).toContain('calendar.google.com')
  expect((await live.addresses()).calendarUrl).toBe(calendar.file)
  expect(house.desk.answered.map(({ rest, body }) => [rest, body])).toEqual([
    ['respond-completion', { approved: true }],
    ['review', { rating: 5, text: '' }],
    [
      'messages',
      { clientId: expect.any(String), content: { type: 'text', text: 'I am at the gate' }, attachmentIds: [] },
    ],
    ['links', { scope: 'manage' }],
    ['links', { scope: 'view' }],
  ])
})
