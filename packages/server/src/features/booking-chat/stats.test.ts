import type { Booking, BookingChatStats, EntryPage } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { type Call, type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { book, guestOf } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { message } from '../../testing/house.ts'

const SECOND = 1000
const DAY = 86_400_000

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent

  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
  })

  async function team() {
    const provider = await api.agent(workspace, { role: 'provider' })
    const booked = async () => {
      const booking = await book(api, admin, { provider: { id: provider.id } })
      return { booking, customer: await guestOf(api, admin, booking.id, 'manage') }
    }
    return { provider, booked }
  }
  async function say(by: { call: Call }, { id }: Booking, waitSeconds = 0, text = 'Hello') {
    api.deps.clock.advance(waitSeconds * SECOND)
    const answer = await by.call('POST', `/v1/bookings/${id}/messages`, { body: message(text) })
    if (answer.status !== 201) throw new Error(`A message answered ${answer.status} ${answer.body.code}`)
  }
  const stats = async (by: TestAgent, query = '') =>
    (await by.call<BookingChatStats>('GET', `/v1/booking-chat-stats${query}`)).body

  test('nobody wrote: there is nothing to say', async () => {
    const { provider } = await team()
    expect(await stats(provider)).toEqual({
      conversations: 0,
      active: 0,
      unread: 0,
      averageResponseSeconds: null,
      responseRate: null,
      recent: [],
    })
  })

  test('answers are measured from the first message of a question to the provider’s next', async () => {
    const { provider, booked } = await team()
    const [one, two, three] = [await booked(), await booked(), await booked()]
    // Answered after 60 seconds: the second message belongs to the same question.
    await say(one.customer, one.booking, 0)
    await say(one.customer, one.booking, 20)
    await say(provider, one.booking, 40)
    await say(provider, one.booking, 10)
    // Answered after 20 seconds.
    await say(one.customer, one.booking, 100)
    await say(provider, one.booking, 20)
    // Begun by the provider, and then a question that nobody has answered.
    await say(provider, two.booking, 5)
    await say(two.customer, two.booking, 5, 'Which door?')
    await say(two.customer, two.booking, 5, 'Hello?')
    // Answered by the desk, which says nothing of the provider.
    await say(three.customer, three.booking, 5)
    await say(admin, three.booking, 500)
    const mine = await stats(provider)
    expect(mine).toMatchObject({ conversations: 3, active: 3, unread: 3, averageResponseSeconds: 40 })
    expect(mine.responseRate).toBeCloseTo(2 / 3)
    expect(mine.recent.map(({ bookingId }) => bookingId)).toEqual([three, two, one].map(({ booking }) => booking.id))
    expect(mine.recent[1]).toMatchObject({
      bookingNumber: two.booking.number,
      customerName: 'Ada Lovelace',
      preview: 'Hello?',
    })
    expect(await stats(admin, `?providerId=${provider.id}`)).toEqual(mine)
  })

  test('what was read is not unread, what was closed is not active, and what is old does not count', async () => {
    const { provider, booked } = await team()
    const { booking, customer } = await booked()
    await say(customer, booking)
    const { conversationId } = (await provider.call<Booking>('GET', `/v1/bookings/${booking.id}`)).body
    await provider.call<EntryPage>('POST', `/v1/conversations/${conversationId}/receipts`, { body: { readSeq: 1 } })
    expect(await stats(provider)).toMatchObject({ conversations: 1, active: 1, unread: 0, responseRate: 0 })
    await admin.call('POST', `/v1/conversations/${conversationId}/close`)
    expect(await stats(provider)).toMatchObject({ conversations: 1, active: 0 })
    api.deps.clock.advance(31 * DAY)
    expect(await stats(provider)).toMatchObject({ conversations: 0, responseRate: null, recent: [] })
  })

  test('providers see their own; the desk anybody’s, and everybody’s together', async () => {
    const [a, b] = [await team(), await team()]
    for (const { provider, booked } of [a, b]) {
      const { booking, customer } = await booked()
      await say(customer, booking)
      await say(provider, booking, 10)
    }
    const other = await a.provider.call('GET', `/v1/booking-chat-stats?providerId=${b.provider.id}`)
    expect(other.body.code).toBe('forbidden')
    expect(await stats(a.provider, `?providerId=${a.provider.id}`)).toMatchObject({ conversations: 1, responseRate: 1 })
    const all = await stats(admin)
    expect(all).toMatchObject({ conversations: 2, active: 2, averageResponseSeconds: 10, responseRate: 1 })
    const elsewhere = await api.agent(await api.workspace(), { role: 'admin' })
    expect(await stats(elsewhere, `?providerId=${a.provider.id}`)).toMatchObject({ conversations: 0, recent: [] })
  })

  test('every conversation counts, and the five newest are shown', async () => {
    const { provider, booked } = await team()
    const { booking, customer } = await booked()
    await say(customer, booking)
    for (let count = 0; count < 6; count++) {
      const more = await booked()
      await say(more.customer, more.booking)
    }
    const mine = await stats(provider)
    expect(mine).toMatchObject({ conversations: 7, unread: 7 })
    expect(mine.recent).toHaveLength(5)
  })
})
