import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { deliveryOf, sentDelivery } from '../../testing/notification-channels.ts'
import { type DeliveryReport, MOVES, type ReportedStatus, reasonOf } from './report.ts'
import { sweepReports, takeReport, takeReturnedMails } from './reports.ts'

const DAY = 86_400_000
const STATUSES = Object.keys(MOVES) as ReportedStatus[]
/** How far each has come; nothing follows what is last. */
const RANKS: Readonly<Record<string, number>> = {
  uncertain: 0,
  sent: 1,
  delivered: 2,
  failed: 3,
  bounced: 3,
  complained: 3,
}

let made = 0

function report(more: Partial<DeliveryReport> = {}): DeliveryReport {
  return {
    provider: 'resend',
    id: `report-${++made}`,
    workspaceId: null,
    providerId: 'email-1',
    deliveryId: null,
    status: 'delivered',
    reason: null,
    suppress: null,
    ...more,
  }
}

eachDatabase((kind, open) => {
  let api: TestApi
  let workspaceId: string

  beforeAll(async () => {
    api = testApi((await open()).db)
  })
  beforeEach(async () => {
    for (const table of ['jobs', 'deliveries', 'provider_reports', 'suppressions'] as const) {
      await api.deps.db.deleteFrom(table).execute()
    }
    workspaceId = (await api.workspace()).id
  })

  const take = (more: Partial<DeliveryReport> = {}) => takeReport(api.deps, report(more))
  const statusOf = async (id: string) => (await deliveryOf(api, id)).status
  const suppressions = () =>
    api.deps.db.selectFrom('suppressions').select(['workspace_id', 'channel', 'address', 'reason', 'detail']).execute()

  test.each(
    STATUSES.flatMap((status) =>
      ['waiting', 'gathered', 'sending', 'held', 'skipped', 'uncertain', ...STATUSES].map(
        (before) => [before, status] as const,
      ),
    ),
  )('a delivery that is %s and is reported as %s', async (before, status) => {
    const id = await sentDelivery(api, workspaceId, { provider_id: 'email-1', status: before, reason: 'why' })
    api.deps.clock.advance(1_000)
    const moves =
      before in RANKS && (RANKS[before] ?? 0) < (RANKS[status] ?? 0) && !(before === 'delivered' && status === 'failed')
    expect(await take({ status, reason: 'because' })).toBe(moves ? 'moved' : 'late')
    expect(await deliveryOf(api, id)).toMatchObject({
      status: moves ? status : before,
      reason: moves ? 'because' : 'why',
      updated_at: api.deps.clock.now() - (moves ? 0 : 1_000),
    })
  })

  test('in whatever order reports come, and however often, the furthest is what stays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(['sent', 'delivered', 'bounced', 'complained'] as const, { minLength: 1 }),
        fc.array(fc.nat({ max: 3 }), { maxLength: 6 }),
        async (order, again) => {
          const providerId = `email-${++made}`
          const id = await sentDelivery(api, workspaceId, { provider_id: providerId })
          const reports = order.map((status) => report({ providerId, status }))
          const repeated = again.flatMap((at) => reports[at] ?? [])
          for (const one of [...reports, ...repeated]) await takeReport(api.deps, one)
          const ended = order.find((status) => status === 'bounced' || status === 'complained')
          expect(await statusOf(id)).toBe(ended ?? (order.includes('delivered') ? 'delivered' : 'sent'))
        },
      ),
      { numRuns: kind === 'sqlite' ? 40 : 15 },
    )
  })

  test('reports that come at once leave the furthest, each taken once', async () => {
    const id = await sentDelivery(api, workspaceId, { provider_id: 'email-1' })
    const all = (['sent', 'delivered', 'complained'] as const).map((status) =>
      report({ status, suppress: status === 'complained' ? 'complained' : null }),
    )
    const taken = await Promise.all([...all, ...all, ...all].map((one) => takeReport(api.deps, one)))
    expect(taken.filter((result) => result === 'duplicate')).toHaveLength(6)
    expect(await statusOf(id)).toBe('complained')
    expect(await suppressions()).toHaveLength(1)
  })

  test('what came back for good suppresses the address, with its reason', async () => {
    const other = await api.workspace()
    const id = await sentDelivery(api, workspaceId, { provider_id: 'email-1' })
    expect(await take({ status: 'bounced', reason: 'No such user', suppress: 'bounced' })).toBe('moved')
    expect(await deliveryOf(api, id)).toMatchObject({ status: 'bounced', reason: 'No such user' })
    expect(await suppressions()).toEqual([
      {
        workspace_id: workspaceId,
        channel: 'email',
        address: 'ana@example.com',
        reason: 'bounced',
        detail: 'No such user',
      },
    ])
    const events = await api.deps.db
      .selectFrom('events')
      .select(['workspace_id', 'type', 'actor_kind'])
      .where('type', '=', 'suppression.added')
      .where('workspace_id', 'in', [workspaceId, other.id])
      .execute()
    expect(events).toEqual([{ workspace_id: workspaceId, type: 'suppression.added', actor_kind: 'system' }])
  })

  test('a report that is late, or comes again, suppresses nothing', async () => {
    await sentDelivery(api, workspaceId, { provider_id: 'email-1', status: 'complained' })
    await take({ status: 'bounced', suppress: 'bounced' })
    expect(await suppressions()).toEqual([])
  })

  test('a delay is told while the message is under way, and forgotten when it arrived', async () => {
    const id = await sentDelivery(api, workspaceId, { provider_id: 'email-1' })
    expect(await take({ status: null, reason: 'put off' })).toBe('moved')
    expect(await deliveryOf(api, id)).toMatchObject({ status: 'sent', reason: 'put off' })
    await take({ status: 'delivered' })
    expect(await deliveryOf(api, id)).toMatchObject({ status: 'delivered', reason: null })
    expect(await take({ status: null, reason: 'put off' })).toBe('late')
  })

  describe('a report of a message', () => {
    const runDue = () => createJobRunner(api.deps).runDue()
    const jobs = () => api.deps.db.selectFrom('jobs').select('status').execute()

    test('that is not ours is looked at once more, and dropped', async () => {
      expect(await take({ providerId: 'email-9' })).toBe('unknown')
      api.deps.clock.advance(60_000)
      await runDue()
      expect(await jobs()).toEqual([])
    })

    test('that we have not yet committed is taken a minute later', async () => {
      const early = report()
      expect(await takeReport(api.deps, early)).toBe('unknown')
      const id = await sentDelivery(api, workspaceId, { provider_id: 'email-1' })
      expect(await takeReport(api.deps, early)).toBe('duplicate')
      expect(await statusOf(id)).toBe('sent')
      api.deps.clock.advance(60_000)
      await runDue()
      expect(await statusOf(id)).toBe('delivered')
    })

    test('whose sending broke off tells what became of it, and by which id', async () => {
      const mine = { status: 'sending', provider: 'twilio', channel: 'sms', address: '+351910000000', sent_at: null }
      const id = await sentDelivery(api, workspaceId, mine)
      expect(await take({ provider: 'twilio', providerId: 'SM1', deliveryId: id, workspaceId })).toBe('unknown')
      api.deps.clock.advance(60_000)
      await runDue()
      expect(await statusOf(id)).toBe('sending')
      await api.deps.db.updateTable('deliveries').set({ status: 'uncertain' }).where('id', '=', id).execute()
      api.deps.clock.advance(900_000)
      await runDue()
      const now = api.deps.clock.now()
      expect(await deliveryOf(api, id)).toMatchObject({ status: 'delivered', provider_id: 'SM1', sent_at: now })
    })

    test.each([
      ['of another provider', { provider: 'twilio' as const }],
      ['from the account of another workspace', { workspaceId: 'wsp_01h455vb4pex5vsknk084sn02q' }],
    ])('%s is not taken for it', async (_which, more) => {
      const id = await sentDelivery(api, workspaceId, { provider_id: 'email-1' })
      expect(await take(more)).toBe('unknown')
      expect(await statusOf(id)).toBe('sent')
    })

    test('from another workspace does not name a delivery of ours', async () => {
      const id = await sentDelivery(api, workspaceId, { status: 'uncertain', provider: 'twilio' })
      const other = await api.workspace()
      expect(await take({ provider: 'twilio', providerId: 'SM1', deliveryId: id, workspaceId: other.id })).toBe(
        'unknown',
      )
      expect(await statusOf(id)).toBe('uncertain')
    })
  })

  describe('mail that came back', () => {
    const cameBack = (messageIds: string[], isGone = false) =>
      inTransaction(testCtx(api.deps, workspaceId), (tx) =>
        takeReturnedMails(tx, workspaceId, { messageIds, reason: '550', isGone }),
      )

    test('marks the deliveries of this workspace alone, and suppresses where there is no such address', async () => {
      const message_id = '<one@desk.example>'
      const id = await sentDelivery(api, workspaceId, { provider: 'smtp', message_id })
      const other = (await api.workspace()).id
      const theirs = await sentDelivery(api, other, { provider: 'smtp', message_id })
      await cameBack([])
      await cameBack(['<two@desk.example>'], true)
      expect(await statusOf(id)).toBe('sent')
      await cameBack([message_id], true)
      expect(await deliveryOf(api, id)).toMatchObject({ status: 'bounced', reason: '550' })
      expect([await statusOf(theirs), (await suppressions()).map((row) => row.workspace_id)]).toEqual([
        'sent',
        [workspaceId],
      ])
    })

    test('for another reason suppresses nothing, and never turns a complaint back', async () => {
      const id = await sentDelivery(api, workspaceId, { message_id: '<one@desk.example>' })
      const complained = await sentDelivery(api, workspaceId, {
        message_id: '<two@desk.example>',
        status: 'complained',
      })
      await cameBack(['<one@desk.example>', '<two@desk.example>'])
      expect([await statusOf(id), await statusOf(complained)]).toEqual(['bounced', 'complained'])
      expect(await suppressions()).toEqual([])
    })
  })

  test('reports and windows are kept no longer than they are of use', async () => {
    const { db, clock } = api.deps
    await db
      .insertInto('provider_reports')
      .values({ id: 'old', received_at: clock.now() - 30 * DAY - 1 })
      .execute()
    await db
      .insertInto('provider_reports')
      .values({ id: 'new', received_at: clock.now() - 30 * DAY })
      .execute()
    const window = (phone: string, wrote_at: number) => ({ workspace_id: workspaceId, phone, wrote_at })
    await db
      .insertInto('whatsapp_windows')
      .values([window('+351910000001', clock.now() - DAY - 1), window('+351910000002', clock.now() - DAY)])
      .execute()
    await sweepReports(testCtx(api.deps, ''), {}, { jobId: '', attempt: 1, signal: AbortSignal.timeout(1_000) })
    expect(await db.selectFrom('provider_reports').select('id').execute()).toEqual([{ id: 'new' }])
    expect(await db.selectFrom('whatsapp_windows').select('phone').execute()).toEqual([{ phone: '+351910000002' }])
  })
})

test.each([
  [['General', 'mailbox full'], 'General: mailbox full'],
  [[undefined, 'why'], 'why'],
  [[30005], '30005'],
  [['a\0b\r\nc'], 'a b c'],
  [[''], null],
  [[{}, null], null],
  [[`${'x'.repeat(499)}😀`], `${'x'.repeat(499)}\ufffd`],
])('the words %j are kept as %j', (parts, kept) => {
  expect(reasonOf(...parts)).toBe(kept)
})
