import type { NotificationStats } from '@deskbell/protocol'
import { type KyselyPlugin, sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { sentDelivery } from '../../testing/notification-channels.ts'

import { tallyDeliveries } from './stats-repository.ts'

const PATH = '/v1/notification-stats'
const DAY = 86_400_000
const MINUTE = 60_000
const NONE = {
  sent: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  failed: 0,
  read: 0,
  deliveryRate: null,
  medianReadMs: null,
}

eachDatabase((kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent

  beforeAll(async () => {
    api = testApi((await open()).db)
  })
  beforeEach(async () => {
    await api.deps.db.deleteFrom('deliveries').execute()
    await api.deps.db.deleteFrom('notifications').execute()
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
  })

  const get = async (query: Record<string, string> = {}) =>
    (await admin.call<NotificationStats>('GET', `${PATH}?${new URLSearchParams(query)}`)).body
  const add = (more: Parameters<typeof sentDelivery>[2] = {}) => sentDelivery(api, workspace.id, more)

  /** Something in the notification centre, and read there after so long. */
  async function notification({
    read = null,
    inApp = 1,
    category = 'support',
  }: {
    read?: number | null
    inApp?: number
    category?: string
  } = {}) {
    const id = newId('notification')
    const now = api.deps.clock.now()
    await api.deps.db
      .insertInto('notifications')
      .values({
        id,
        workspace_id: workspace.id,
        cause: id,
        kind: 'ticket_reply',
        category,
        priority: 'high',
        recipient_kind: 'customer',
        recipient_id: newId('customer'),
        in_app: inApp,
        title: 'Mara replied',
        body: 'Sent',
        target: '{"type":"none"}',
        data: '{}',
        ticket_id: null,
        created_at: now,
        read_at: read === null ? null : now + read,
      })
      .execute()
    return id
  }

  test('of nothing there are no rates', async () => {
    const now = api.deps.clock.now() + 1
    expect(await get()).toEqual({
      from: new Date(now - 30 * DAY).toISOString(),
      to: new Date(now).toISOString(),
      all: NONE,
      channels: [],
      categories: [],
    })
  })

  test('what was sent is counted by what became of it, by channel and category', async () => {
    await add({ status: 'delivered' })
    await add({ status: 'delivered' })
    await add({ status: 'bounced', category: 'booking' })
    await add({ status: 'complained' })
    await add({ channel: 'sms', category: 'booking', status: 'failed' })
    await add({ channel: 'sms', category: 'booking', status: 'uncertain' })
    await add({ channel: 'sms', category: 'booking', status: 'sent' })
    const { all, channels, categories } = await get()
    const email = { ...NONE, sent: 4, delivered: 2, bounced: 1, complained: 1, deliveryRate: 0.75 }
    const sms = { ...NONE, sent: 3, failed: 1, deliveryRate: 2 / 3 }
    expect(channels).toEqual([
      { channel: 'email', ...email },
      { channel: 'sms', ...sms },
    ])
    expect(categories).toEqual([
      { category: 'booking', ...NONE, sent: 4, bounced: 1, failed: 1, deliveryRate: 0.5 },
      { category: 'support', ...NONE, sent: 3, delivered: 2, complained: 1, deliveryRate: 1 },
    ])
    expect(all).toEqual({ ...NONE, sent: 7, delivered: 2, bounced: 1, complained: 1, failed: 1, deliveryRate: 5 / 7 })
  })

  test.each(['waiting', 'gathered', 'sending', 'held', 'skipped'])('what is %s was not sent', async (status) => {
    await add({ status, handed_at: null, sent_at: null })
    expect((await get()).all).toEqual(NONE)
  })

  test('what no provider was asked for failed, and was not sent', async () => {
    await add({ status: 'failed', handed_at: null, sent_at: null })
    await add({ status: 'sent', handed_at: null })
    expect((await get()).all).toEqual({ ...NONE, failed: 1 })
  })

  test('the notification centre is a channel: what is there has arrived', async () => {
    await notification({ read: 10 * MINUTE })
    await notification({ read: 30 * MINUTE, category: 'booking' })
    await notification()
    await notification({ inApp: 0, read: MINUTE })
    const { all, channels, categories } = await get()
    const figures = { ...NONE, sent: 3, delivered: 3, read: 2, deliveryRate: 1, medianReadMs: 20 * MINUTE }
    expect([all, channels]).toEqual([figures, [{ channel: 'in_app', ...figures }]])
    expect(categories).toEqual([
      { category: 'booking', ...NONE, sent: 1, delivered: 1, read: 1, deliveryRate: 1, medianReadMs: 30 * MINUTE },
      { category: 'support', ...NONE, sent: 2, delivered: 2, read: 1, deliveryRate: 1, medianReadMs: 10 * MINUTE },
    ])
  })

  test('what was read counts for each channel that told it, from when it was sent', async () => {
    const sentAt = api.deps.clock.now()
    for (const [read, sent] of [
      [60, 0],
      [30, 10],
      [5, 10],
      [90, 0],
    ] as const) {
      const notification_id = await notification({ inApp: 0, read: read * MINUTE })
      await add({ notification_id, status: 'delivered', sent_at: sentAt + sent * MINUTE })
    }
    await add({ notification_id: await notification({ inApp: 0 }), status: 'delivered' })
    await add({ notification_id: await notification({ inApp: 0, read: MINUTE }), status: 'skipped', handed_at: null })
    // Waits of 0, 20, 60 and 90 minutes: one was read before it left.
    expect((await get()).channels).toEqual([
      { channel: 'email', ...NONE, sent: 5, delivered: 5, read: 4, deliveryRate: 1, medianReadMs: 40 * MINUTE },
    ])
  })

  test('a span begins with its first instant and ends before its last, in this workspace alone', async () => {
    const from = Date.UTC(2026, 0, 1)
    const to = Date.UTC(2026, 1, 1)
    for (const created_at of [from - 1, from, to - 1, to]) await add({ created_at })
    await sentDelivery(api, (await api.workspace()).id, { created_at: from })
    const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
    expect(await get(query)).toMatchObject({ ...query, all: { sent: 2 } })
  })

  test.each([
    ['2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['2026-02-02T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ['2024-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ])('from %s to %s there is no span', async (from, to) => {
    expect((await get({ from, to })) as { errors?: object }).toMatchObject({ errors: [{ path: 'query.from' }] })
  })

  test('providers do not see it', async () => {
    const provider = await api.agent(workspace, { role: 'provider' })
    expect((await provider.call('GET', PATH)).body.code).toBe('forbidden')
  })

  test('reads a span from indexes, and notifications by their ids', async () => {
    const { db, clock } = api.deps
    const copies = Array.from({ length: 6_000 }, (_, n) => ({
      id: newId('delivery'),
      at: clock.now() - 3_000 * DAY + (n * DAY) / 2,
    }))
    await add()
    const row = await db.selectFrom('deliveries').selectAll().executeTakeFirstOrThrow()
    for (let at = 0; at < copies.length; at += 500) {
      const values = copies.slice(at, at + 500).map(({ id, at: created_at }) => ({ ...row, id, once: id, created_at }))
      await db.insertInto('deliveries').values(values).execute()
    }
    await sql`analyze`.execute(db)
    const plan: string[] = []
    const explained = db.withPlugin(explaining(kind, plan))
    const span = { workspaceId: workspace.id, from: clock.now() - 30 * DAY, to: clock.now() + 1 }
    await tallyDeliveries(explained, span)
    expect(plan.join('\n')).toContain('deliveries_created')
    expect(plan.join('\n')).not.toMatch(/SCAN d\b|Seq Scan on deliveries/)
  })
})

/** Has the plan of each query told in place of its rows. */
function explaining(kind: string, plan: string[]): KyselyPlugin {
  const words = kind === 'sqlite' ? 'explain query plan ' : 'explain '
  return {
    transformQuery({ node }) {
      if (node.kind !== 'RawNode') return node
      const [first = '', ...rest] = node.sqlFragments
      return { ...node, sqlFragments: [words + first, ...rest] }
    },
    async transformResult({ result }) {
      plan.push(...result.rows.map((row) => String(row.detail ?? row['QUERY PLAN'])))
      return { ...result, rows: [] }
    },
  }
}
