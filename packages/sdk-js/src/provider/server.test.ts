import type { Booking, BookingState } from '@deskbell/protocol'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { TestAgent, TestWorkspace } from '../../../server/src/testing/api.ts'
import { book } from '../../../server/src/testing/bookings.ts'
import { openAgentClient } from '../agent.ts'
import { platformRuntime } from '../core/runtime.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs } from '../core/tabs.ts'
import { createNotifications } from '../notifications/index.ts'
import { until } from '../testing/client-kit.ts'
import { fakeGeolocation } from '../testing/fake-field.ts'
import { browserFetch, type RealService, startRealService } from '../testing/real-service.ts'
import { openProvider } from './client.ts'
import { aloneTab } from './tabs.ts'

let service: RealService
let workspace: TestWorkspace
let admin: TestAgent
let sam: TestAgent
let other: TestAgent
const ends: (() => void)[] = []
const DAY = 86_400_000

beforeAll(async () => {
  service = await startRealService()
  workspace = await service.api.workspace()
  admin = await service.api.agent(workspace, { role: 'admin' })
  sam = await service.api.agent(workspace, { role: 'provider', name: 'Sam' })
  other = await service.api.agent(workspace, { role: 'provider', name: 'Kim' })
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
})
afterAll(() => service.close())

const mine = (more: object = {}) => book(service.api, admin, { provider: { id: sam.id }, ...more })

/** Somebody signed in, with everything that was asked of the service. */
async function signIn(who: TestAgent) {
  const asked: string[] = []
  const send = browserFetch(service.url)
  const counting: typeof fetch = async (input, init) => {
    const answer = await send(input, init)
    asked.push(`${answer.status} ${init?.method} ${new URL(String(input)).pathname}`)
    return answer
  }
  const runtime = { ...platformRuntime(counting), WebSocket }
  const client = openAgentClient({ url: service.url }, runtime, memoryStorage(), noTabs())
  await client.signIn(who.email, 'correct horse battery')
  const provider = openProvider(client, runtime, memoryStorage(), aloneTab())
  ends.push(provider.destroy, client.destroy)
  await until(client.connection, (status) => status === 'online')
  return { client, provider, asked }
}

it('a provider listens to a room of their own, and asks for nothing of the inbox', async () => {
  const { client, provider, asked } = await signIn(sam)
  const notices = createNotifications(client)
  ends.push(notices.destroy)
  await until(notices.counts, (counts) => counts !== null)
  const day = provider.day(Date.now(), Date.now() + 2 * DAY)
  await until(day.state, ({ load }) => load === 'ready')
  const booking = await mine()
  await until(day.state, ({ value }) => value?.some(({ id }) => id === booking.id) ?? false)
  expect([client.counts.get(), client.agents.get()]).toEqual([null, []])
  expect(asked.filter((one) => /inbox|\/v1\/agents|^403/.test(one))).toEqual([])
})

it('an agent hears of the inbox as before', async () => {
  const { client } = await signIn(admin)
  await until(client.counts, (counts) => counts !== null)
  await until(client.agents, (agents) => agents.length === 3)
})

it('a step is known to the office; one that is given to somebody else leaves the day', async () => {
  const { provider } = await signIn(sam)
  const booking = await mine()
  const day = provider.day(Date.now(), Date.now() + 2 * DAY)
  const one = provider.booking(booking.id)
  await until(one.state, ({ load }) => load === 'ready')
  provider.do(booking, { kind: 'status', status: 'on_way' })
  provider.do(booking, {
    kind: 'status',
    status: 'delayed',
    reason: 'Traffic',
    eta: new Date(Date.now() + DAY).toISOString(),
  })
  await until(provider.pending, (pending) => pending.length === 0)
  expect((await admin.call<Booking>('GET', `/v1/bookings/${booking.id}`)).body).toMatchObject({
    status: 'on_way',
    delay: { reason: 'Traffic' },
  })
  await admin.call('POST', `/v1/bookings/${booking.id}/assign`, { body: { provider: { id: other.id } } })
  await until(day.state, ({ value }) => value?.every(({ id }) => id !== booking.id) ?? false)
  await until(one.state, ({ load }) => load === 'failed')
  provider.do(booking, { kind: 'status', status: 'arrived' })
  await until(provider.pending, (pending) => pending[0]?.status === 'refused')
  expect(provider.pending.get()[0]?.trouble).toMatchObject({ kind: 'refused', code: 'not_found' })
})

it('a step that the office overtook is refused with what is true', async () => {
  const { provider } = await signIn(sam)
  const booking = await mine()
  await admin.call('POST', `/v1/bookings/${booking.id}/cancel`, { body: {} })
  const one = provider.booking(booking.id)
  provider.do(booking, { kind: 'status', status: 'on_way' })
  await until(provider.pending, (pending) => pending[0]?.status === 'refused')
  await until(one.state, ({ value }) => value?.status === 'cancelled')
})

it('what is said at a visit stands in its thread; the customer’s answer is heard, read, and counted', async () => {
  const { client, provider } = await signIn(sam)
  const ada = await service.api.customer(workspace)
  const booking = await mine({ customer: { id: ada.id } })
  const talk = provider.conversation(booking.id)
  const { value } = await until(talk.state, ({ load }) => load === 'ready')
  expect([value?.conversation, value?.open]).toEqual([null, true])
  provider.do(booking, { kind: 'quick', key: value?.quickResponses[0]?.key ?? '', text: '' })
  provider.do(booking, { kind: 'message', text: 'I ring below' })
  provider.do(booking, { kind: 'message', text: '', location: { latitude: 38.7, longitude: -9.1, label: 'Here' } })
  await until(provider.pending, (pending) => pending.length === 0)
  const id = talk.state.get().value?.conversation?.id ?? ''
  const thread = client.conversation(id)
  await until(thread.state, ({ entries }) => entries.length === 3)
  const body = { clientId: 'ada-0000000000000001', content: { type: 'text', text: 'I open the door' } }
  expect((await ada.call('POST', `/v1/bookings/${booking.id}/messages`, { body })).status).toBe(201)
  await until(thread.state, ({ entries, unread }) => entries.length === 4 && unread === 1)
  await until(provider.stats.state, ({ value: stats }) => (stats?.unread ?? 0) > 0)
  const list = provider.conversations()
  await until(list.state, ({ value: all }) => all?.some((one) => one.conversation?.id === id) ?? false)
  thread.markRead()
  provider.refresh()
  await until(provider.stats.state, ({ value: stats }) => stats?.unread === 0)
})

it('where one is, is shown to the customer until it is stopped', async () => {
  const { provider, client } = await signIn(sam)
  const device = fakeGeolocation()
  const here = openProvider(client, platformRuntime(), memoryStorage(), aloneTab(), device)
  ends.push(here.destroy)
  const booking = await mine()
  const shown = async () => (await admin.call<BookingState>('GET', `/v1/bookings/${booking.id}/status`)).body.location
  here.share(booking.id)
  device.at(38.7)
  await until(here.sharing, (sharing) => sharing?.sentAt != null)
  expect(await shown()).toMatchObject({ point: { latitude: 38.7 } })
  here.stopSharing()
  await expect.poll(shown).toBeNull()
  here.share(booking.id)
  device.at(38.8)
  await until(here.sharing, (sharing) => sharing?.sentAt != null)
  provider.do(booking, { kind: 'status', status: 'in_progress' })
  provider.do(booking, { kind: 'status', status: 'completed' })
  await until(here.sharing, (sharing) => sharing === null)
  await expect.poll(shown).toBeNull()
})
