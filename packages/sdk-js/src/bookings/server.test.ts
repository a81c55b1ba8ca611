import type { Booking } from '@deskbell/protocol'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { newClientId, type TestWorkspace } from '../../../server/src/testing/api.ts'
import { book } from '../../../server/src/testing/bookings.ts'
import { openClient } from '../client.ts'
import { platformRuntime } from '../core/runtime.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs } from '../core/tabs.ts'
import { until } from '../testing/client-kit.ts'
import { type RealService, startRealService } from '../testing/real-service.ts'
import type { Client } from '../types.ts'
import { createBookings } from './client.ts'
import { createGuestBookings } from './guest.ts'
import type { Bookings } from './types.ts'

let service: RealService
let workspace: TestWorkspace
let admin: Awaited<ReturnType<RealService['api']['agent']>>
const ends: (() => void)[] = []

beforeAll(async () => {
  service = await startRealService()
  workspace = await service.api.workspace()
  admin = await service.api.agent(workspace, { name: 'Ana', role: 'admin' })
})
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end()
})
afterAll(() => service.close())

async function customer(): Promise<{ client: Client; bookings: Bookings; booked(): Promise<Booking> }> {
  const client = openClient(
    { url: service.url, workspaceKey: workspace.key },
    platformRuntime(),
    memoryStorage(),
    noTabs(),
  )
  await client.update({ name: 'Nina' })
  ends.push(client.destroy)
  const id = client.customer.get()?.id ?? ''
  return { client, bookings: createBookings(client), booked: () => book(service.api, admin, { customer: { id } }) }
}

const report = (id: string, status: string, more: object = {}) =>
  admin.call<Booking>('POST', `/v1/bookings/${id}/status`, { body: { clientId: newClientId(), status, ...more } })

it('follows a booking from confirmed to completed, within a second of each report', async () => {
  const { bookings, booked } = await customer()
  const { id } = await booked()
  const live = bookings.booking(id)
  ends.push(live.release)
  await until(live.state, ({ connection, load }) => load === 'ready' && connection === 'live')
  await report(id, 'delayed', { etaMinutes: 40, reason: 'Traffic on the bridge' })
  const late = await until(live.state, ({ booking }) => booking?.delay != null, 1_000)
  expect(late.booking).toMatchObject({ status: 'confirmed', delay: { reason: 'Traffic on the bridge' } })
  for (const status of ['on_way', 'arrived', 'in_progress', 'completed']) {
    await report(id, status)
    await until(live.state, ({ booking }) => booking?.status === status, 1_000)
  }
  expect(live.state.get().booking?.actions).toEqual(['approve', 'reject'])
  const { history } = await until(live.state, (state) => state.history.at(-1)?.status === 'completed')
  expect(history.map(({ status }) => status)).toEqual([
    'confirmed',
    'delayed',
    'on_way',
    'arrived',
    'in_progress',
    'completed',
  ])
  // What was folded is what a fresh question answers.
  const fresh = bookings.booking(id)
  ends.push(fresh.release)
  await until(fresh.state, ({ load }) => load === 'ready')
  expect(fresh.state.get().booking).toEqual(live.state.get().booking)
})

it('lists a customer’s own bookings, and those that come later', async () => {
  const { bookings, booked } = await customer()
  const first = await booked()
  const list = bookings.list()
  ends.push(list.release)
  await until(list.state, ({ items }) => items.length === 1)
  const second = await booked()
  await until(list.state, ({ items }) => items.length === 2)
  await report(second.id, 'on_way')
  const { items } = await until(list.state, (state) => state.items.some(({ status }) => status === 'on_way'))
  expect(new Set(items.map(({ id }) => id))).toEqual(new Set([first.id, second.id]))
  const other = await customer()
  expect((await other.bookings.page()).items).toEqual([])
})

it('a link opens the booking for whoever holds it, live, until it is ended', async () => {
  const { bookings, booked } = await customer()
  const { id } = await booked()
  const own = bookings.booking(id)
  ends.push(own.release)
  const { url, scope } = await own.link('manage')
  expect(scope).toBe('manage')
  const guest = createGuestBookings({ url: service.url, token: url.split('/').at(-1) ?? '' })
  ends.push(guest.release)
  await until(guest.state, ({ connection, load }) => load === 'ready' && connection === 'live')
  await report(id, 'on_way', { etaMinutes: 15 })
  await until(guest.state, ({ booking }) => booking?.status === 'on_way', 1_000)
  expect((await guest.addresses()).url).toBe(url)
  expect((await guest.link('view')).calendarUrl).toMatch(/\/calendar\.ics$/)
  expect((await admin.call('DELETE', `/v1/bookings/${id}/links`)).status).toBe(204)
  await guest.reload()
  expect(guest.state.get()).toMatchObject({ load: 'failed', booking: null, trouble: { code: 'link_used_or_expired' } })
})

it('says what is wrong, confirms the work, reviews it, and writes to whoever comes', async () => {
  const { client, bookings } = await customer()
  const provider = await service.api.agent(workspace, { name: 'Sam', role: 'provider' })
  const id = client.customer.get()?.id ?? ''
  const booked = await book(service.api, admin, { customer: { id }, provider: { id: provider.id } })
  const live = bookings.booking(booked.id)
  ends.push(live.release)
  await until(live.state, ({ load }) => load === 'ready')
  const { conversation } = await live.message('The gate code is 4711')
  await until(live.state, ({ booking }) => booking?.conversationId === conversation.id)
  const thread = client.conversation(conversation.id)
  await until(thread.state, ({ entries }) => entries.some((entry) => entry.type === 'message'))
  thread.release()

  await report(booked.id, 'in_progress')
  await report(booked.id, 'completed')
  await until(live.state, ({ booking }) => booking?.actions.includes('reject') ?? false)
  expect((await live.respond({ approved: false, issues: 'A page is missing' })).status).toBe('in_progress')
  await report(booked.id, 'completed')
  await until(live.state, ({ booking }) => booking?.status === 'completed')
  await live.respond({ approved: true })
  await live.review({ rating: 4, text: 'Quick and kind' })
  const { booking } = live.state.get()
  expect(booking).toMatchObject({ status: 'verified', review: { rating: 4, text: 'Quick and kind' } })
  await expect(live.respond({ approved: true })).rejects.toMatchObject({ code: 'invalid_transition' })
})

it('a service that restarts is found again, with what happened meanwhile', { timeout: 30_000 }, async () => {
  const { bookings, booked } = await customer()
  const { id } = await booked()
  const live = bookings.booking(id)
  ends.push(live.release)
  await until(live.state, ({ connection, load }) => load === 'ready' && connection === 'live')
  await service.stop()
  await report(id, 'on_way')
  await service.start()
  await until(live.state, ({ booking }) => booking?.status === 'on_way', 25_000)
})
