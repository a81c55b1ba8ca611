import type { Notification, NotificationCategory, NotificationCounts, NotificationPage } from '@deskbell/protocol'
import { afterEach, expect, test } from 'vitest'
import { DeskbellError } from '../core/errors.ts'
import { clientKit } from '../testing/client-kit.ts'
import type { Client, ListState, Readable } from '../types.ts'
import { openNotifications } from './client.ts'
import { customerSource } from './sources.ts'
import { aloneTab, type NotificationTabs, type Told } from './tabs.ts'
import type { Notifications, NotificationsSource } from './types.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

type Call = NotificationsSource['call']
interface Asked {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** A service that keeps notifications, the newest last, and tells the customer's room. */
function noticeDesk() {
  const { service, runtime, open } = clientKit()
  const kept: Notification[] = []
  const asked: Asked[] = []
  const desk = { fails: null as DeskbellError | null, hold: null as Promise<void> | null, tells: true }
  let serial = 0

  const counts = (): NotificationCounts => {
    const categories = { booking: 0, payment: 0, review: 0, support: 0, system: 0 }
    const unread = kept.filter(({ readAt }) => readAt === null)
    for (const { category } of unread) categories[category] += 1
    return { unread: unread.length, categories }
  }
  function changed(): void {
    if (desk.tells) service.publish('customer/cus_1', { t: 'notification', recipientId: 'cus_1' })
  }

  function add(category: NotificationCategory): string {
    serial += 1
    const id = `ntf_${String(serial).padStart(4, '0')}`
    const createdAt = new Date(runtime.now()).toISOString()
    const rest = { kind: 'announcement', priority: 'low', title: id, body: '', target: { type: 'none' } } as const
    kept.push({ ...rest, id, category, createdAt, readAt: null })
    changed()
    return id
  }

  function read(what: { ids?: readonly string[]; category?: string }): NotificationCounts {
    for (const [at, one] of kept.entries()) {
      const fits = what.ids ? what.ids.includes(one.id) : (what.category ?? one.category) === one.category
      if (fits && one.readAt === null) kept[at] = { ...one, readAt: new Date(runtime.now()).toISOString() }
    }
    changed()
    return counts()
  }

  function page({ category, unread, cursor = 0, limit }: Record<string, unknown>): NotificationPage {
    const fits = kept.filter((one) => (category ?? one.category) === one.category && !(unread && one.readAt)).reverse()
    const end = Number(cursor) + Number(limit)
    const nextCursor = fits.length > end ? String(end) : null
    return { items: fits.slice(Number(cursor), end), nextCursor, counts: counts() }
  }

  const call: Call = async <T>(method: string, path: string, { query = {}, body }: Parameters<Call>[2] = {}) => {
    asked.push({ method, path, query: JSON.parse(JSON.stringify(query)), body })
    if (desk.fails) throw desk.fails
    const answer = path === '/v1/notifications' ? page(query) : read(body as object)
    await desk.hold
    return answer as T
  }

  /** Somebody who has acted, and their notifications. */
  async function customer(tabs: NotificationTabs = aloneTab()): Promise<{ client: Client; notices: Notifications }> {
    const client = open()
    await client.update({ name: 'Nina' })
    const notices = openNotifications({ ...customerSource(client), call }, runtime, tabs)
    ends.push(notices.destroy, client.destroy)
    await runtime.settle()
    return { client, notices }
  }
  return { service, runtime, open, desk, kept, asked, add, read, call, customer }
}

const titles = (state: Readable<ListState<Notification>>) => state.get().items.map(({ title }) => title)
const unreadIn = (state: Readable<ListState<Notification>>) =>
  state.get().items.flatMap(({ readAt, title }) => (readAt ? [] : [title]))

test('nothing is asked before somebody is known, and then it is', async () => {
  const { open, call, runtime, asked, add } = noticeDesk()
  add('support')
  const client = open()
  const notices = openNotifications({ ...customerSource(client), call }, runtime, aloneTab())
  ends.push(notices.destroy, client.destroy)
  const list = notices.list()
  await runtime.settle()
  expect([asked, notices.counts.get(), list.state.get().load]).toEqual([[], null, 'ready'])
  await client.update({ name: 'Nina' })
  await runtime.settle()
  expect([notices.counts.get()?.unread, titles(list.state)]).toEqual([1, ['ntf_0001']])
})

test('counts are asked for without a list, and what the room tells is asked for once in a while', async () => {
  const { customer, add, runtime, asked, service } = noticeDesk()
  add('support')
  const { notices } = await customer()
  expect(asked.map(({ query }) => query)).toEqual([{ limit: 1 }])
  expect(service.open('customer/cus_1')).toHaveLength(1)
  await runtime.advance(1_000)
  const before = asked.length
  for (let turn = 0; turn < 20; turn += 1) add('booking')
  await runtime.advance(1_000)
  expect(asked.length - before).toBe(1)
  expect(notices.counts.get()).toMatchObject({ unread: 21, categories: { booking: 20, support: 1 } })
})

test('another person’s notifications ask for nothing', async () => {
  const { customer, runtime, asked, service } = noticeDesk()
  await customer()
  await runtime.advance(1_000)
  const before = asked.length
  service.publish('customer/cus_1', { t: 'notification', recipientId: 'cus_2' })
  await runtime.advance(1_000)
  expect(asked.length).toBe(before)
})

test('a list comes page by page, by category and unread, and keeps its pages when something is new', async () => {
  const { customer, add, runtime, asked } = noticeDesk()
  for (let turn = 0; turn < 120; turn += 1) {
    add(turn % 2 ? 'support' : 'booking')
    await runtime.advance(1)
  }
  const { notices } = await customer()
  const list = notices.list()
  await runtime.settle()
  expect([list.state.get().items.length, list.state.get().hasMore]).toEqual([50, true])
  await list.loadMore()
  await Promise.all([list.loadMore(), list.loadMore()])
  expect([list.state.get().items.length, list.state.get().hasMore]).toEqual([120, false])
  add('support')
  await runtime.advance(1_000)
  expect(titles(list.state)[0]).toBe('ntf_0121')
  expect(new Set(titles(list.state)).size).toBe(121)
  const support = notices.list({ category: 'support', unread: true })
  await runtime.settle()
  expect(support.state.get().items.every(({ category }) => category === 'support')).toBe(true)
  expect(asked.at(-1)?.query).toEqual({ category: 'support', unread: 'true', limit: 50 })
})

test('what lies beyond the largest page stays in the list, in its order', async () => {
  const { customer, add, runtime } = noticeDesk()
  for (let turn = 0; turn < 260; turn += 1) {
    add('support')
    await runtime.advance(1)
  }
  const { notices } = await customer()
  const list = notices.list()
  await runtime.settle()
  while (list.state.get().hasMore) await list.loadMore()
  add('support')
  await runtime.advance(1_000)
  const shown = titles(list.state)
  expect(shown).toEqual([...shown].sort().reverse())
  expect([shown.length, list.state.get().hasMore]).toEqual([261, false])
})

test('a mark is shown at once, before the service has answered', async () => {
  const { customer, add, desk, runtime } = noticeDesk()
  const [first] = [add('support'), add('booking')]
  const { notices } = await customer()
  const list = notices.list()
  await runtime.settle()
  let answer = () => {}
  desk.hold = new Promise((go) => {
    answer = go
  })
  const marking = notices.markRead({ ids: [first] })
  expect([unreadIn(list.state), notices.counts.get()?.unread]).toEqual([['ntf_0002'], 1])
  expect(notices.counts.get()?.categories).toMatchObject({ support: 0, booking: 1 })
  answer()
  await marking
  await runtime.advance(1_000)
  expect([unreadIn(list.state), notices.counts.get()?.unread]).toEqual([['ntf_0002'], 1])
})

test('a mark that is refused is undone, and one beside it stays', async () => {
  const { customer, add, desk, runtime } = noticeDesk()
  desk.tells = false
  const [first, second] = [add('support'), add('booking')]
  const { notices } = await customer()
  const list = notices.list()
  await runtime.settle()
  let answer = () => {}
  desk.hold = new Promise((go) => {
    answer = go
  })
  const kept = notices.markRead({ ids: [first] })
  desk.fails = new DeskbellError('unreachable', 'No answer.')
  const refused = notices.markRead({ ids: [second] })
  expect(unreadIn(list.state)).toEqual([])
  await expect(refused).rejects.toMatchObject({ code: 'unreachable' })
  expect([unreadIn(list.state), notices.counts.get()?.unread]).toEqual([['ntf_0002'], 1])
  answer()
  await kept
  expect([unreadIn(list.state), notices.counts.get()?.unread]).toEqual([['ntf_0002'], 1])
})

test('an answer to what was asked before a mark does not bring it back', async () => {
  const { customer, add, desk, runtime } = noticeDesk()
  desk.tells = false
  add('support')
  const { notices } = await customer()
  const list = notices.list()
  await runtime.settle()
  let answer = () => {}
  desk.hold = new Promise((go) => {
    answer = go
  })
  const stale = list.reload()
  desk.hold = null
  await notices.markRead({ all: true })
  answer()
  await stale
  expect([unreadIn(list.state), notices.counts.get()?.unread]).toEqual([[], 0])
})

test('tabs hear of a mark without asking, and only of their own person', async () => {
  const { customer, add, desk, runtime, asked } = noticeDesk()
  const heard: ((told: Told) => void)[] = []
  const tab = (): NotificationTabs => ({
    post: (told) => {
      for (const listener of heard) if (listener !== own) listener(structuredClone(told))
    },
    listen: (listener) => {
      own = listener
      heard.push(listener)
    },
    close() {},
  })
  let own: ((told: Told) => void) | null = null
  add('support')
  const one = await customer(tab())
  const other = await customer(tab())
  const list = other.notices.list()
  await runtime.settle()
  desk.tells = false
  const before = asked.length
  own = heard[0] ?? null
  await one.notices.markRead({ all: true })
  expect([unreadIn(list.state), other.notices.counts.get()?.unread]).toEqual([[], 0])
  expect(asked.length - before).toBe(1)
  const stranger = { recipientId: 'cus_2', mark: { what: { all: true }, at: '', unread: [] } } as const
  for (const hear of heard)
    hear({
      ...stranger,
      counts: { unread: 9, categories: { booking: 9, payment: 0, review: 0, support: 0, system: 0 } },
    })
  expect(other.notices.counts.get()?.unread).toBe(0)
})

test('a list that cannot be had says why and is asked for again by itself', async () => {
  const { customer, add, desk, runtime } = noticeDesk()
  add('support')
  const { notices } = await customer()
  desk.fails = new DeskbellError('unavailable', 'HTTP 503')
  const list = notices.list()
  await runtime.settle()
  expect(list.state.get()).toMatchObject({ load: 'failed', trouble: { kind: 'unreachable' } })
  expect(notices.trouble.get()).toEqual({ kind: 'unreachable' })
  desk.fails = null
  await runtime.advance(10_000)
  expect(list.state.get()).toMatchObject({ load: 'ready', trouble: null })
  expect([titles(list.state), notices.trouble.get()]).toEqual([['ntf_0001'], null])
})

test('a rate limit names the earliest moment, and a refusal ends the trying', async () => {
  const { customer, desk, runtime, asked } = noticeDesk()
  const { notices } = await customer()
  desk.fails = new DeskbellError('rate_limited', 'Wait', runtime.now() + 90_000)
  notices.refresh()
  await runtime.settle()
  const before = asked.length
  await runtime.advance(89_000)
  expect(asked.length).toBe(before)
  desk.fails = new DeskbellError('forbidden', 'No')
  await runtime.advance(3_000)
  expect(asked.length).toBe(before + 1)
  await runtime.advance(600_000)
  expect(asked.length).toBe(before + 1)
})

test('whoever logs out takes their notifications along', async () => {
  const { customer, add, runtime, service } = noticeDesk()
  add('support')
  const { client, notices } = await customer()
  const list = notices.list()
  await runtime.settle()
  await client.logout()
  await runtime.settle()
  expect([notices.counts.get(), list.state.get().items]).toEqual([null, []])
  expect(service.open('customer/cus_1')).toEqual([])
})

test('after destroy nothing is asked, timed or heard', async () => {
  const { customer, add, runtime, asked } = noticeDesk()
  const { client, notices } = await customer()
  notices.list()
  add('support')
  notices.destroy()
  client.destroy()
  const before = asked.length
  await runtime.advance(120_000)
  expect([asked.length, runtime.timers()]).toEqual([before, 0])
})
