import type { Booking, BookingState, LiveLocation } from '@deskbell/protocol'
import { BOOKING_STATUSES } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { memoryLimiter } from '../../platform/limits.ts'
import { createLogger } from '../../platform/logging.ts'
import {
  type Call,
  newClientId,
  type TestAgent,
  type TestApi,
  type TestCustomer,
  type TestWorkspace,
  testApi,
} from '../../testing/api.ts'
import { book, guestOf } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { hostWith } from '../../testing/hosts.ts'

const MINUTE = 60_000
const POINT = { latitude: 38.707_751, longitude: -9.136_592 }

eachDatabase((_kind, open) => {
  const lines: string[] = []
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent
  let provider: TestAgent
  let customer: TestCustomer

  beforeAll(async () => {
    const logger = createLogger({ logLevel: 'trace' }, { write: (line) => void lines.push(line) })
    api = testApi((await open()).db, { logger })
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
    provider = await api.agent(workspace, { role: 'provider' })
    customer = await api.customer(workspace)
  })

  const booked = () => book(api, admin, { customer: { id: customer.id }, provider: { id: provider.id } })
  const share = (id: string, by: { call: Call } = provider, body: object = { point: POINT, accuracy: 12 }) =>
    by.call<LiveLocation>('PUT', `/v1/bookings/${id}/location`, { body })
  const stop = (id: string, by: { call: Call } = provider) => by.call('DELETE', `/v1/bookings/${id}/location`)
  const seen = async (id: string) => (await admin.call<BookingState>('GET', `/v1/bookings/${id}/status`)).body.location
  const report = (id: string, status: string) =>
    provider.call('POST', `/v1/bookings/${id}/status`, { body: { clientId: newClientId(), status } })
  const rowsOf = (id: string) =>
    api.deps.db.selectFrom('booking_locations').selectAll().where('booking_id', '=', id).execute()
  /** What the booking's room heard of places since the last time. */
  function heard(id: string): (LiveLocation | null)[] {
    const all = api.deps.publisher.published.splice(0).flatMap(({ publications }) => publications)
    return all.flatMap(({ room, event }) =>
      event.t === 'location' && room.party === 'booking' && room.id === id && event.bookingId === id
        ? [event.location]
        : [],
    )
  }

  test('whoever watches the booking sees where its provider is, until they stop', async () => {
    const { id } = await booked()
    heard(id)
    const shown = (await share(id)).body
    expect(shown).toEqual({
      point: POINT,
      accuracy: 12,
      at: new Date(api.deps.clock.now()).toISOString(),
      until: new Date(api.deps.clock.now() + 10 * MINUTE).toISOString(),
    })
    expect(heard(id)).toEqual([shown])
    api.deps.clock.advance(MINUTE)
    const next = (await share(id, provider, { point: { ...POINT, latitude: 38.7 } })).body
    expect(next).toMatchObject({ point: { latitude: 38.7 }, accuracy: null })
    expect(heard(id)).toEqual([next])
    const guest = await guestOf(api, admin, id, 'view')
    for (const by of [customer, guest, admin, provider]) {
      const state = await by.call<BookingState>('GET', `/v1/bookings/${id}/status`)
      expect(state.body.location).toEqual(next)
    }
    expect((await stop(id)).status).toBe(204)
    expect(heard(id)).toEqual([null])
    expect([await seen(id), await rowsOf(id)]).toEqual([null, []])
    expect((await stop(id)).status).toBe(204)
    expect(heard(id)).toEqual([])
  })

  test('what nobody goes on with is forgotten after ten minutes', async () => {
    const [gone, going] = [await booked(), await booked()]
    await share(gone.id)
    api.deps.clock.advance(5 * MINUTE)
    await share(going.id)
    api.deps.clock.advance(5 * MINUTE)
    expect(await seen(gone.id)).toBeNull()
    expect(await seen(going.id)).not.toBeNull()
    expect(await rowsOf(gone.id)).toHaveLength(1)
    heard(gone.id)
    const sweep = api.deps.features.jobs.get('live-location.sweep')
    await sweep?.(testCtx(api.deps, ''), {}, { jobId: 'job', attempt: 1, signal: new AbortController().signal })
    expect(heard(gone.id)).toEqual([null])
    expect(await rowsOf(gone.id)).toEqual([])
    expect(await rowsOf(going.id)).toHaveLength(1)
  })

  test('it ends with the work, with the booking, and for whoever is not to come any more', async () => {
    const second = await api.agent(workspace, { role: 'provider' })
    const ends: ((id: string) => Promise<unknown>)[] = [
      (id) => report(id, 'completed'),
      (id) => admin.call('POST', `/v1/bookings/${id}/cancel`, { body: {} }),
      (id) => admin.call('POST', `/v1/bookings/${id}/assign`, { body: { provider: { id: second.id } } }),
      (id) => admin.call('POST', `/v1/bookings/${id}/assign`, { body: { provider: null } }),
    ]
    for (const end of ends) {
      const { id } = await booked()
      await report(id, 'in_progress')
      await share(id)
      heard(id)
      await end(id)
      expect(heard(id)).toEqual([null])
      expect(await rowsOf(id)).toEqual([])
      expect([404, 409]).toContain((await share(id)).status)
      expect(await rowsOf(id)).toEqual([])
    }
    const { id } = await booked()
    await share(id)
    heard(id)
    for (const status of ['on_way', 'arrived', 'in_progress']) await report(id, status)
    await admin.call('PATCH', `/v1/bookings/${id}`, { body: { notes: 'Third floor' } })
    expect(heard(id)).toEqual([])
    expect(await rowsOf(id)).toHaveLength(1)
  })

  test('sharing and finishing at the same time leaves nothing behind', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await booked()
      await report(id, 'in_progress')
      await Promise.all([share(id), report(id, 'completed'), share(id)])
      expect(await rowsOf(id)).toEqual([])
    }
  })

  test('only its provider shares, and only while the work is ahead or going on', async () => {
    const { id } = await booked()
    const host = await hostWith(api, admin, ['bookings:read', 'bookings:write'])
    const rival = await api.agent(workspace, { role: 'provider' })
    const guest = await guestOf(api, admin, id, 'manage')
    for (const by of [customer, guest, host, admin]) {
      expect((await share(id, by)).body.code).toBe('forbidden')
      expect((await stop(id, by)).body.code).toBe('forbidden')
    }
    expect((await share(id, rival)).body.code).toBe('not_found')
    expect((await stop(id, rival)).body.code).toBe('not_found')
    for (const status of BOOKING_STATUSES) {
      const booking = await booked()
      await api.deps.db.updateTable('bookings').set({ status }).where('id', '=', booking.id).execute()
      const may = ['confirmed', 'on_way', 'arrived', 'in_progress'].includes(status)
      const answer = await share(booking.id)
      expect([status, answer.status]).toEqual([status, may ? 200 : 409])
    }
    const wrong = await share(id, provider, { point: { latitude: 91, longitude: 0 } })
    expect(wrong.body.code).toBe('invalid_input')
  })

  test('no place is in an event, a history, a job or a log', async () => {
    const { id } = await booked()
    await share(id)
    await report(id, 'on_way')
    await stop(id)
    const { db } = api.deps
    const kept = JSON.stringify([
      await db.selectFrom('events').select('data').execute(),
      await db.selectFrom('booking_history').selectAll().execute(),
      await db.selectFrom('bookings').selectAll().execute(),
      await db.selectFrom('jobs').select('payload').execute(),
    ])
    const after = (await admin.call<Booking>('GET', `/v1/bookings/${id}`)).body
    expect(lines.join('')).toContain('/v1/bookings/:bookingId/location')
    for (const text of [kept, JSON.stringify(after), lines.join('')]) {
      expect(text).not.toContain('38.7077')
      expect(text).not.toContain('9.1365')
    }
  })

  test('a provider says it at most every two seconds', async () => {
    const limited = testApi(api.deps.db, { limiter: memoryLimiter() })
    const boss = await limited.agent(workspace, { role: 'admin', email: 'boss@limits.example' })
    const driver = await limited.agent(workspace, { role: 'provider', email: 'driver@limits.example' })
    const { id } = await book(limited, boss, { provider: { id: driver.id } })
    expect((await share(id, driver)).status).toBe(200)
    const refused = await share(id, driver)
    expect(refused.body.code).toBe('rate_limited')
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(2)
    expect((await stop(id, driver)).status).toBe(204)
  })
})
