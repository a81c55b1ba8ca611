import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createJobRunner } from '../../../server/src/platform/jobs/runner.ts'
import { openAgentClient } from '../agent.ts'
import { openClient } from '../client.ts'
import { platformRuntime } from '../core/runtime.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs } from '../core/tabs.ts'
import { until } from '../testing/client-kit.ts'
import { browserFetch, type RealService, startRealService } from '../testing/real-service.ts'
import { createTicketsClient } from '../tickets/index.ts'
import type { Client, KeyValueStorage } from '../types.ts'
import { createNotifications } from './client.ts'
import type { Notifications } from './types.ts'

let service: RealService
let workspaceKey: string
let admin: Awaited<ReturnType<RealService['api']['agent']>>
const ends: (() => void)[] = []

beforeAll(async () => {
  service = await startRealService()
  const workspace = await service.api.workspace()
  workspaceKey = workspace.key
  admin = await service.api.agent(workspace, { name: 'Ana', role: 'admin' })
})
afterEach(() => {
  for (const end of ends.splice(0)) end()
})
afterAll(() => service.close())

async function customer(
  storage: KeyValueStorage = memoryStorage(),
): Promise<{ client: Client; notices: Notifications }> {
  const client = openClient({ url: service.url, workspaceKey }, platformRuntime(), storage, noTabs())
  await client.update({ name: 'Nina' })
  const notices = createNotifications(client)
  ends.push(notices.destroy, client.destroy)
  await until(notices.counts, (counts) => counts !== null)
  return { client, notices }
}

let serial = 0
/** The host tells a customer something. */
async function announce(client: Client, title: string): Promise<void> {
  serial += 1
  const body = {
    clientId: `announcement-${String(serial).padStart(8, '0')}`,
    customerId: client.customer.get()?.id,
    kind: 'announcement',
    values: { 'announcement.title': title, 'announcement.text': 'We open at eight.' },
  }
  expect((await admin.call('POST', '/v1/customer-notifications', { body })).status).toBe(201)
}

it('hears of what is new, lists it, and marks it as read on every device', async () => {
  const storage = memoryStorage()
  const { client, notices } = await customer(storage)
  const list = notices.list()
  await announce(client, 'New hours')
  await announce(client, 'Closed on Friday')
  await until(notices.counts, (counts) => counts?.unread === 2)
  const { items } = await until(list.state, (state) => state.items.length === 2)
  expect(items.map(({ title }) => title)).toEqual([
    expect.stringContaining('Closed on Friday'),
    expect.stringContaining('New hours'),
  ])
  const other = await customer(storage)
  expect(other.notices.counts.get()).toMatchObject({ unread: 2, categories: { system: 2 } })
  await notices.markRead({ ids: [items[0]?.id ?? ''] })
  await until(other.notices.counts, (counts) => counts?.unread === 1)
  await other.notices.markRead({ all: true, category: 'system' })
  await until(list.state, (state) => state.items.every(({ readAt }) => readAt !== null))
  expect(notices.counts.get()?.unread).toBe(0)
})

it('a longer list comes page by page, and by what is unread', async () => {
  const { client, notices } = await customer()
  for (let turn = 0; turn < 53; turn += 1) await announce(client, `Notice ${turn}`)
  const list = notices.list({ category: 'system' })
  await until(list.state, ({ items }) => items.length >= 50)
  await list.loadMore()
  expect([list.state.get().items.length, list.state.get().hasMore]).toEqual([53, false])
  await notices.markRead({
    ids: list.state
      .get()
      .items.map(({ id }) => id)
      .slice(3),
  })
  const unread = notices.list({ unread: true })
  await until(unread.state, ({ items }) => items.length === 3)
  const support = notices.list({ category: 'support' })
  await until(support.state, ({ load }) => load === 'ready')
  expect(support.state.get().items).toEqual([])
})

it('what somebody else was told is neither seen nor marked', async () => {
  const { client, notices } = await customer()
  await announce(client, 'For Nina alone')
  const list = notices.list()
  const { items } = await until(list.state, (state) => state.items.length === 1)
  const stranger = await customer()
  await stranger.notices.markRead({ ids: items.map(({ id }) => id) })
  await stranger.notices.markRead({ all: true })
  await list.reload()
  expect(notices.counts.get()?.unread).toBe(1)
})

it('choices are kept, and what is left out stays', async () => {
  const { client, notices } = await customer()
  const before = await notices.preferences()
  expect(before.available).toContain('in_app')
  const night = { from: '22:00', to: '07:00' }
  await notices.updatePreferences({ quietHours: night, timeZone: 'Asia/Tokyo' })
  await notices.updatePreferences({ frequency: 'daily' })
  expect(await createNotifications(client).preferences()).toMatchObject({
    quietHours: night,
    timeZone: 'Asia/Tokyo',
    frequency: 'daily',
    categories: before.categories,
  })
  await expect(notices.updatePreferences({ timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

it('an agent hears of theirs in the inbox', async () => {
  const runtime = platformRuntime(browserFetch(service.url))
  const desk = openAgentClient({ url: service.url }, runtime, memoryStorage(), noTabs())
  const notices = createNotifications(desk)
  ends.push(notices.destroy, desk.destroy)
  expect(notices.counts.get()).toBeNull()
  await desk.signIn(admin.email, 'correct horse battery')
  await until(notices.counts, (counts) => counts !== null)
  const list = notices.list()
  const { client } = await customer()
  const tickets = createTicketsClient(client)
  const { types } = await tickets.contactForm()
  const type = types.find(({ fields }) => fields.every(({ required, showWhen }) => !required || showWhen))
  const question = { typeId: type?.id ?? '', subject: 'The latch', text: 'It does not close.', pressing: true }
  const { ticket } = await tickets.create(question)
  await createJobRunner(service.api.deps).runDue()
  const { items } = await until(list.state, (state) => state.items.length > 0)
  expect(items[0]).toMatchObject({ category: 'support', target: { type: 'ticket', ticketId: ticket.id } })
  await notices.markRead({ all: true })
  await until(notices.counts, (counts) => counts?.unread === 0)
  await desk.signOut()
  expect([notices.counts.get(), list.state.get().items]).toEqual([null, []])
})
