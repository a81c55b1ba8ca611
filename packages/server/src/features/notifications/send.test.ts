import type { Delivery, DeliveryPage } from '@deskbell/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { createJobRunner, type JobRunner } from '../../platform/jobs/runner.ts'
import { announcing } from '../../testing/announcer.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { type FickleMailer, fickleMailer } from '../../testing/fickle-mailer.ts'
import { furnish, type House } from '../../testing/house.ts'
import { features as usual } from '../index.ts'

const DAY = 86_400_000
const MINUTE = 60_000

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let runner: JobRunner
  let mailer: FickleMailer

  async function begin(keyLifeMs: number, features = usual): Promise<void> {
    mailer = fickleMailer(keyLifeMs)
    api = testApi((await open()).db, { features, mailer: mailer as never })
    house = await furnish(api)
    runner = createJobRunner(api.deps)
    await house.customer.call('PATCH', '/v1/customer', { body: { name: 'Ada Lovelace', email: 'ada@example.com' } })
    await runner.runDue()
    mailer.taken.length = 0
    mailer.tries.length = 0
  }

  function postAnnouncement(title: string, clientId: string, customerId = house.customer.id) {
    const values = { 'announcement.title': title, 'announcement.text': 'We open at eight.' }
    const body = { clientId, customerId, kind: 'announcement', values }
    return house.admin.call<{ notificationId: string }>('POST', '/v1/customer-notifications', { body })
  }

  async function announce(title = 'New opening hours', clientId = newClientId()): Promise<string> {
    const sent = await postAnnouncement(title, clientId)
    expect(sent.status).toBe(201)
    return sent.body.notificationId
  }

  const deliveries = async (query = 'kind=announcement') =>
    (await house.admin.call<DeliveryPage>('GET', `/v1/deliveries?${query}`)).body.items
  const only = async (): Promise<Delivery> => {
    const [delivery, ...more] = await deliveries()
    expect(more).toEqual([])
    return delivery as Delivery
  }
  /** Lets time pass until nothing is left to try. */
  async function passes(ms: number, times = 1): Promise<void> {
    for (let n = 0; n < times; n++) {
      api.deps.clock.advance(ms)
      await runner.runDue()
    }
  }

  describe('a provider that knows keys again', () => {
    beforeEach(() => begin(DAY))

    test('takes a mail once, in the person’s name and with the way out', async () => {
      await announce()
      await runner.runDue()
      expect(mailer.taken).toHaveLength(1)
      expect(mailer.taken[0]).toMatchObject({ to: 'ada@example.com' })
      expect(mailer.taken[0]?.subject).toContain('New opening hours')
      expect(mailer.taken[0]?.text).toContain('We open at eight.')
      expect(mailer.taken[0]?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
      const delivery = await only()
      expect(delivery).toMatchObject({ status: 'sent', provider: 'resend', providerId: 'taken-1', attempts: 1 })
      expect(delivery.recipient).toMatchObject({ kind: 'customer', name: 'Ada Lovelace', address: 'ada@example.com' })
      await passes(MINUTE)
      expect(mailer.tries).toEqual([delivery.id])
    })

    test('a retry by the host tells once', async () => {
      const clientId = newClientId()
      const first = await announce('Once', clientId)
      expect(await announce('Once', clientId)).toBe(first)
      expect((await postAnnouncement('Something else', clientId)).body).toMatchObject({ code: 'client_id_reused' })
      const someone = await api.customer(house.workspace)
      expect((await postAnnouncement('Once', clientId, someone.id)).body).toMatchObject({ code: 'client_id_reused' })
      await runner.runDue()
      expect(mailer.taken).toHaveLength(1)
    })

    test('a crash between its answer and our commit does not send twice', async () => {
      mailer.moods = ['crash']
      await announce()
      await runner.runDue()
      expect(await only()).toMatchObject({ status: 'sending', attempts: 1 })
      await passes(MINUTE, 3)
      expect(await only()).toMatchObject({ status: 'sent', attempts: 2 })
      expect(mailer.taken).toHaveLength(1)
      expect(new Set(mailer.tries).size).toBe(1)
    })

    test('past the life of the key a doubtful try is laid aside in sight, and never repeated by itself', async () => {
      mailer.moods = ['crash']
      await announce()
      await runner.runDue()
      await passes(DAY)
      expect(await only()).toMatchObject({ status: 'uncertain' })
      await passes(DAY, 3)
      expect(mailer.tries).toHaveLength(1)
      const { id } = await only()
      const again = await house.admin.call<Delivery>('POST', `/v1/deliveries/${id}/retry`)
      expect(again.body).toMatchObject({ status: 'waiting', attempts: 0 })
      await runner.runDue()
      expect(await only()).toMatchObject({ status: 'sent' })
      expect((await house.admin.call('POST', `/v1/deliveries/${id}/retry`)).body.code).toBe('invalid_transition')
    })

    test('sent again by a person after a doubt, the key is as old as its first use', async () => {
      mailer.moods = ['uncertain', 'uncertain']
      await announce()
      await runner.runDue()
      await passes(DAY - MINUTE)
      await passes(MINUTE)
      const { id, status } = await only()
      expect(status).toBe('uncertain')
      mailer.moods = ['crash']
      await house.admin.call('POST', `/v1/deliveries/${id}/retry`)
      await runner.runDue()
      await passes(10 * MINUTE, 3)
      expect(await only(), 'a second crash is not repeated by itself').toMatchObject({ status: 'uncertain' })
    })

    test('no answer is asked again under the same key', async () => {
      mailer.moods = ['uncertain', 'uncertain']
      await announce()
      await runner.runDue()
      await passes(10 * MINUTE, 3)
      expect(await only()).toMatchObject({ status: 'sent', attempts: 3 })
      expect(new Set(mailer.tries).size).toBe(1)
    })

    test('what a second try could not clear up stays in doubt', async () => {
      mailer.moods = ['uncertain', 'refused']
      await announce()
      await runner.runDue()
      await passes(10 * MINUTE, 2)
      expect(await only()).toMatchObject({ status: 'uncertain', attempts: 2 })
    })

    test('too many: it waits as long as it was told, and however often', async () => {
      mailer.retryAfterMs = 90_000
      mailer.moods = Array.from({ length: 15 }, () => 'limited' as const)
      await announce()
      await runner.runDue()
      await passes(89_000)
      expect(mailer.tries).toHaveLength(1)
      await passes(1_000)
      expect(mailer.tries).toHaveLength(2)
      await passes(90_000, 14)
      expect(await only()).toMatchObject({ status: 'sent' })
    })

    test('out of order: it is given up after ten tries, and its reason shown', async () => {
      mailer.moods = Array.from({ length: 30 }, () => 'unavailable' as const)
      await announce()
      await runner.runDue()
      await passes(60 * MINUTE, 30)
      expect(await only()).toMatchObject({ status: 'failed', attempts: 10, reason: 'The provider is unavailable' })
      expect(mailer.tries).toHaveLength(10)
    })

    test('refused: at once, with its words; sent again by a person it is another mail', async () => {
      mailer.moods = ['refused']
      await announce()
      await passes(MINUTE, 3)
      const { id, status } = await only()
      expect(status).toBe('failed')
      await house.admin.call('POST', `/v1/deliveries/${id}/retry`)
      await runner.runDue()
      expect(await only()).toMatchObject({ status: 'sent' })
      expect(mailer.tries).toEqual([id, `${id}-1`])
    })
  })

  describe('a provider that does not', () => {
    beforeEach(() => begin(0))

    test.each(['crash', 'uncertain'] as const)('is not asked twice after a %s', async (mood) => {
      mailer.moods = [mood]
      await announce()
      await runner.runDue()
      await passes(60 * MINUTE, 5)
      expect(await only()).toMatchObject({ status: 'uncertain', provider: 'smtp' })
      expect(mailer.tries).toHaveLength(1)
    })

    test('is asked again where it surely did not take it', async () => {
      mailer.moods = ['unavailable']
      await announce()
      await runner.runDue()
      await passes(MINUTE, 2)
      expect(await only()).toMatchObject({ status: 'sent', attempts: 2 })
    })
  })

  test('urgent ones stand before whatever waits', async () => {
    await begin(0)
    for (let n = 0; n < 30; n++) await announce(`Bulk ${n}`)
    const now = api.deps.clock.now()
    const rows = await api.deps.db.selectFrom('deliveries').select(['id', 'kind', 'due_at']).execute()
    expect(rows.filter((row) => row.kind === 'announcement' && row.due_at <= now)).toHaveLength(30)
    const { ticket } = (
      await house.customer.call<{ ticket: { id: string } }>('POST', '/v1/tickets', {
        body: {
          clientId: newClientId(),
          typeId: await typeId(),
          subject: 'Gate',
          content: { type: 'text', text: 'Open' },
        },
      })
    ).body
    const body = { agentId: house.agent.id, reason: 'It is dark' }
    expect((await house.admin.call('POST', `/v1/tickets/${ticket.id}/escalate`, { body })).status).toBe(200)
    // One of each sort at a time, so that the order is the queue's.
    await createJobRunner(api.deps, { concurrency: 1 }).runDue()
    const order = mailer.taken.map(({ subject }) => subject)
    // While it is planned, which is a job of its own, a few others go out.
    expect(order.findIndex((subject) => subject.includes('Needs you'))).toBeLessThan(4)
    expect(order.filter((subject) => subject.includes('Bulk'))).toHaveLength(30)
    const urgent = await api.deps.db
      .selectFrom('deliveries')
      .select('status')
      .where('kind', '=', 'agent_ticket_escalated')
      .where('channel', '=', 'email')
      .execute()
    expect(urgent).toEqual([{ status: 'sent' }])
  })

  test('what waits for its provider is not touched meanwhile, and urgent ones pass it', async () => {
    await begin(DAY, announcing)
    const { db, clock } = api.deps
    for (let n = 0; n < 60; n++) await announce(`Bulk ${n}`)
    mailer.retryAfterMs = 60_000
    mailer.moods = Array.from({ length: 16 }, () => 'limited' as const)
    await runner.runDue()
    const stand = async () => [
      await db.selectFrom('deliveries').selectAll().where('status', '=', 'waiting').orderBy('id').execute(),
      await db.selectFrom('jobs').selectAll().where('kind', '=', 'notifications.send').orderBy('id').execute(),
    ]
    const before = await stand()
    const refused = mailer.tries.length
    expect([before[0]?.length, before[1]?.length, refused]).toEqual([60, 60, 16])
    await passes(1_000, 30)
    expect(await stand()).toEqual(before)

    await inTransaction(testCtx(api.deps, house.workspace.id), (tx) =>
      tx.record({ type: 'customer.updated', subject: house.customer.id, data: { fields: ['urgent-1'] } }),
    )
    await runner.runDue()
    expect(mailer.tries.slice(refused)).toHaveLength(1)
    expect(await deliveries('kind=booking_delayed')).toMatchObject([{ status: 'sent' }])
    expect(await stand()).toEqual(before)

    clock.advance(30_000)
    // From then on no faster than it took them before: about one a minute.
    await passes(30_000, 4)
    const left = (await deliveries('kind=announcement&status=waiting&limit=100')).length
    expect(left).toBeLessThan(60)
    expect(left).toBeGreaterThan(50)
  })

  const typeId = async () =>
    (await house.admin.call<{ items: { id: string; key: string }[] }>('GET', '/v1/ticket-types')).body.items.find(
      ({ key }) => key === 'general_inquiry',
    )?.id ?? ''

  test('what nobody works on any more is taken up', async () => {
    await begin(DAY)
    await announce()
    await api.deps.db.deleteFrom('jobs').where('kind', '=', 'notifications.send').execute()
    await passes(3 * 60 * MINUTE)
    await passes(60 * MINUTE)
    expect(await only()).toMatchObject({ status: 'sent' })
  })

  test('agents see deliveries, only admins repeat them, and nobody of another workspace does', async () => {
    await begin(0)
    mailer.moods = ['refused']
    await announce()
    await runner.runDue()
    const { id } = await only()
    expect((await house.agent.call('GET', `/v1/deliveries/${id}`)).status).toBe(200)
    expect((await house.agent.call('POST', `/v1/deliveries/${id}/retry`)).body.code).toBe('forbidden')
    expect((await house.customer.call('GET', '/v1/deliveries')).body.code).toBe('forbidden')
    const other = await furnish(api)
    expect((await other.admin.call('GET', `/v1/deliveries/${id}`)).body.code).toBe('not_found')
    expect((await other.admin.call('POST', `/v1/deliveries/${id}/retry`)).body.code).toBe('not_found')
  })

  test('values that are missing or unknown are refused by name', async () => {
    await begin(0)
    const body = {
      clientId: newClientId(),
      customerId: house.customer.id,
      kind: 'payment_received',
      values: { 'payment.amont': '3' },
    }
    const answer = await house.admin.call('POST', '/v1/customer-notifications', { body })
    expect(answer.body.errors?.map(({ path }) => path)).toEqual([
      'body.values.payment.amount',
      'body.values.payment.amont',
    ])
  })
})
