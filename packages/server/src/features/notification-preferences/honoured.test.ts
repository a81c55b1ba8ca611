import { beforeEach, expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { newClientId, type TestAgent, type TestApi, type TestCustomer, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import type { Feature } from '../feature.ts'
import { features } from '../index.ts'

const MINUTE = 60_000
const EVENING = Date.parse('2026-03-02T21:50:00Z')
const NIGHT = { from: '22:00', to: '07:00' }

/** Tells customers of each change of their own, unless they read it within a minute. */
const patient: Feature = {
  name: 'patient',
  notifications: {
    rules: {
      'customer.updated': async (_ctx, { subject }) => [
        {
          kind: 'announcement',
          to: { kind: 'customer', id: subject },
          target: { type: 'none' },
          data: { 'announcement.title': 'Something changed', 'announcement.text': 'Read on.' },
          patience: MINUTE,
        },
      ],
    },
  },
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let admin: TestAgent
  let customer: TestCustomer

  beforeEach(async () => {
    api = testApi((await open()).db, { features: [...features, patient] })
    api.deps.clock.set(EVENING)
    const workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
    customer = await api.customer(workspace)
    await api.deps.db
      .updateTable('customers')
      .set({ email: 'lena@example.com' })
      .where('id', '=', customer.id)
      .execute()
  })

  const choose = async (body: object) => {
    expect((await customer.call('PATCH', '/v1/notification-preferences', { body })).status).toBe(200)
  }
  async function announce(title: string): Promise<void> {
    const values = { 'announcement.title': title, 'announcement.text': 'Read on.' }
    const body = { clientId: newClientId(), customerId: customer.id, kind: 'announcement', values }
    expect((await admin.call('POST', '/v1/customer-notifications', { body })).status).toBe(201)
    await createJobRunner(api.deps).runDue()
  }
  async function pay(amount: string): Promise<void> {
    const body = {
      clientId: newClientId(),
      customerId: customer.id,
      kind: 'payment_received',
      values: { 'payment.amount': amount },
    }
    expect((await admin.call('POST', '/v1/customer-notifications', { body })).status).toBe(201)
    await createJobRunner(api.deps).runDue()
  }
  /** The mails that are sent until then, as they go out. */
  async function until(iso: string): Promise<string[]> {
    const end = Date.parse(iso)
    const runner = createJobRunner(api.deps)
    for (; api.deps.clock.now() < end; api.deps.clock.advance(15 * MINUTE)) await runner.runDue()
    await runner.runDue()
    return api.deps.mailer.sent.map(({ text }) => text)
  }
  const reasons = async () => {
    const rows = await api.deps.db
      .selectFrom('deliveries')
      .select(['status', 'reason'])
      .where('channel', '=', 'email')
      .execute()
    return rows.map(({ status, reason }) => [status, reason])
  }
  async function unsubscribe(mail: { headers?: Readonly<Record<string, string>> } | undefined): Promise<void> {
    const url = /^<(.+)>$/.exec(mail?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? ''
    expect(mail?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const body = new URLSearchParams('List-Unsubscribe=One-Click')
    const answer = await api.app.request(new URL(url).pathname, { method: 'POST', body })
    expect(answer.status).toBe(200)
  }

  test('one click ends e-mail at once: what waits for the morning does not go any more', async () => {
    await announce('First')
    expect(api.deps.mailer.sent.length).toBe(1)
    await choose({ quietHours: NIGHT })
    await until('2026-03-02T23:00Z')
    await announce('Second')
    await unsubscribe(api.deps.mailer.sent[0])
    expect((await until('2026-03-03T08:00Z')).length).toBe(1)
    expect(await reasons()).toEqual([
      ['sent', null],
      ['skipped', 'They chose not to be told this way any more'],
    ])
  })

  test('a digest tells only what is still wanted, and one click in it ends all e-mail', async () => {
    await choose({ frequency: 'daily' })
    await announce('First')
    await pay('€ 40')
    const usual = ['email', 'push', 'in_app']
    const categories = { booking: usual, payment: usual, review: usual, support: usual, system: ['in_app'] }
    await choose({ categories })
    const [digest, ...more] = await until('2026-03-03T10:00Z')
    expect(more).toEqual([])
    expect(digest).toContain('€ 40')
    expect(digest).not.toContain('First')
    await pay('€ 50')
    await unsubscribe(api.deps.mailer.sent[0])
    expect((await until('2026-03-04T10:00Z')).length).toBe(1)
    expect((await reasons()).filter(([status]) => status === 'gathered' || status === 'waiting')).toEqual([])
  })

  test('quiet hours that begin while it waits to be read hold too', async () => {
    await choose({ quietHours: NIGHT })
    api.deps.clock.set(Date.parse('2026-03-02T21:59:30Z'))
    expect((await customer.call('PATCH', '/v1/customer', { body: { name: 'Lena' } })).status).toBe(200)
    expect(await until('2026-03-03T06:45Z')).toEqual([])
    expect((await until('2026-03-03T07:15Z')).length).toBe(1)
  })
})
