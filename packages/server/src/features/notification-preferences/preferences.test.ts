import {
  NOTIFICATION_CATEGORIES,
  NOTIFICATION_KIND_NAMES,
  type NotificationPreferences,
  type OwnNotificationPreferences,
} from '@deskbell/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { type TestAgent, type TestApi, type TestCustomer, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { pushSubscriptionInput, twilioInput } from '../../testing/notification-channels.ts'
import { changeSettings, lockWorkspace } from '../workspaces/index.ts'
import { channelsFor } from './channels-for.ts'
import { offersTo } from './offers.ts'
import { preferencesOf } from './preferences.ts'
import { setEmail } from './service.ts'

const PATH = '/v1/notification-preferences'
const everywhere = ['email', 'sms', 'whatsapp', 'push', 'in_app']
const quietly = ['email', 'push', 'in_app']
const USUAL = {
  categories: { booking: everywhere, payment: everywhere, review: quietly, support: quietly, system: quietly },
  frequency: 'at_once',
  quietHours: null,
  timeZone: 'UTC',
}

const chosen = (change: Partial<NotificationPreferences['categories']>) =>
  ({ categories: { ...USUAL.categories, ...change } }) as Pick<NotificationPreferences, 'categories'>

describe('channels for a kind', () => {
  test.each([
    ['what is usual', 'booking_confirmed', {}, everywhere],
    ['no more than the kind may go by', 'ticket_reply', { support: [...everywhere] }, quietly],
    ['no more than was chosen', 'booking_on_way', { booking: ['sms', 'in_app'] }, ['sms', 'in_app']],
    ['none where none was chosen', 'announcement', { system: [] }, []],
    ['e-mail for what is required', 'magic_link', { system: [] }, ['email']],
    ['e-mail alone for what is required', 'invitation', { system: ['push', 'in_app'] }, ['email']],
  ] as const)('are %s', (_, kind, change, expected) => {
    const preferences = chosen(change as Partial<NotificationPreferences['categories']>)
    expect(channelsFor({ preferences, kind })).toEqual(expected)
  })

  test('are e-mail and nothing else where somebody stopped everything, and the kind is required', () => {
    const none = Object.fromEntries(NOTIFICATION_CATEGORIES.map((category) => [category, []]))
    const left = NOTIFICATION_KIND_NAMES.filter((kind) => channelsFor({ preferences: chosen(none), kind }).length > 0)
    expect(left).toEqual(['invitation', 'magic_link', 'password_link'])
  })
})

test('what is offered is what some notification of the category may go by', () => {
  const offered = (audience: 'customer' | 'agent') =>
    Object.fromEntries(offersTo(audience).map(({ category, channels }) => [category, channels]))
  expect(offered('customer')).toEqual({ booking: everywhere, payment: everywhere, support: quietly, system: quietly })
  expect(offered('agent')).toEqual({ booking: quietly, review: quietly, support: quietly })
})

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent
  let customer: TestCustomer

  beforeEach(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
    customer = await api.customer(workspace)
  })

  const get = async (who: TestAgent | TestCustomer) => (await who.call<OwnNotificationPreferences>('GET', PATH)).body
  const patch = (who: TestAgent | TestCustomer, body: unknown) =>
    who.call<OwnNotificationPreferences>('PATCH', PATH, { body })
  const ctx = () => testCtx(api.deps, workspace.id)
  const events = async () => {
    const rows = await api.deps.db
      .selectFrom('events')
      .selectAll()
      .where('type', '=', 'notification_preferences.changed')
      .orderBy('seq')
      .execute()
    return rows.map(({ subject, data }) => [subject, JSON.parse(data) as object])
  }
  const setCustomer = async (values: object) => {
    await api.deps.db.updateTable('customers').set(values).where('id', '=', customer.id).execute()
  }

  test('whoever chose nothing has what is usual, in their own time zone, else the workspace’s', async () => {
    expect(await get(customer)).toEqual({ ...USUAL, available: ['in_app'] })
    const of = (kind: 'customer' | 'agent', id: string) => preferencesOf(api.deps, workspace.id, { kind, id })
    const days = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    await inTransaction(ctx(), async (tx) => {
      const businessHours = { timeZone: 'America/St_Johns', days }
      await changeSettings(tx, await lockWorkspace(tx.db, workspace.id), { businessHours })
    })
    expect((await of('customer', customer.id)).timeZone).toBe('America/St_Johns')
    expect((await of('agent', admin.id)).timeZone).toBe('America/St_Johns')
    await setCustomer({ time_zone: 'Asia/Kathmandu' })
    expect((await of('customer', customer.id)).timeZone).toBe('Asia/Kathmandu')
    expect((await get(admin)).categories).toEqual({
      booking: quietly,
      payment: quietly,
      review: quietly,
      support: quietly,
      system: quietly,
    })
  })

  test('what is left out stays, what was not chosen follows what is usual, and order and doubles do not matter', async () => {
    await patch(customer, { frequency: 'daily' })
    await setCustomer({ time_zone: 'Europe/Lisbon' })
    const categories = { ...USUAL.categories, support: ['in_app', 'email', 'email'], booking: [] }
    const quietHours = { from: '22:00', to: '07:00' }
    const answer = await patch(customer, { categories, quietHours })
    expect(answer.body).toEqual({
      categories: { ...USUAL.categories, support: ['email', 'in_app'], booking: [] },
      frequency: 'daily',
      quietHours,
      timeZone: 'Europe/Lisbon',
      available: ['in_app'],
    })
    expect(await get(customer)).toEqual(answer.body)
    expect((await patch(customer, { quietHours: null })).body.quietHours).toBeNull()
    // Nothing new, so nothing is recorded.
    await patch(customer, { frequency: 'daily' })
    await patch(customer, {})
    expect(await events()).toEqual([
      [customer.id, { fields: ['frequency'], by: 'person' }],
      [customer.id, { fields: ['categories', 'quietHours'], by: 'person' }],
      [customer.id, { fields: ['quietHours'], by: 'person' }],
    ])
  })

  test('are one’s own: nobody else’s change', async () => {
    const other = await api.customer(workspace)
    const elsewhere = await api.customer(await api.workspace('Other'))
    await patch(customer, { frequency: 'weekly' })
    await patch(admin, { frequency: 'hourly' })
    expect(
      await Promise.all([customer, admin, other, elsewhere].map(async (one) => (await get(one)).frequency)),
    ).toEqual(['weekly', 'hourly', 'at_once', 'at_once'])
    const foreign = await api.workspace('Foreign')
    expect((await preferencesOf(api.deps, foreign.id, { kind: 'customer', id: customer.id })).frequency).toBe('at_once')
  })

  test('nonsense is refused, and changes nothing', async () => {
    for (const body of [
      { frequency: 'never' },
      { quietHours: { from: '22:00', to: '22:00' } },
      { quietHours: { from: '22:00', to: '24:00' } },
      { quietHours: { from: '22:00' } },
      { timeZone: 'Europe/Nowhere' },
      { categories: { ...USUAL.categories, support: ['fax'] } },
      { categories: { support: ['email'] } },
    ]) {
      const { status, body: problem } = await patch(customer, body)
      expect([body, status, problem.code]).toEqual([body, 422, 'invalid_input'])
    }
    expect(await events()).toEqual([])
  })

  test('what reaches somebody is what is set up here and has an address of theirs', async () => {
    const available = async () => (await get(customer)).available
    await setCustomer({ email: 'lena@example.com', phone: '+351910000000' })
    expect(await available()).toEqual(['email', 'in_app'])
    expect((await admin.call('PUT', '/v1/notification-channels/sms', { body: twilioInput() })).status).toBe(200)
    // A number that nobody vouched for is not one.
    expect(await available()).toEqual(['email', 'in_app'])
    await setCustomer({ verified: 1 })
    expect(await available()).toEqual(['email', 'sms', 'in_app'])
    const added = await customer.call('POST', '/v1/push-subscriptions', { body: pushSubscriptionInput() })
    expect(added.status).toBe(201)
    expect(await available()).toEqual(['email', 'sms', 'push', 'in_app'])
    expect((await get(admin)).available).toEqual(['email', 'in_app'])
  })

  test('two who choose at once both have their way', async () => {
    const person = { kind: 'customer', id: customer.id } as const
    await Promise.all([
      patch(customer, { frequency: 'weekly' }),
      patch(customer, { quietHours: { from: '20:00', to: '08:00' } }),
      patch(customer, { timeZone: 'Asia/Kolkata' }),
      ...NOTIFICATION_CATEGORIES.map((category) => setEmail(ctx(), person, [category], false, 'one_click')),
    ])
    const now = await preferencesOf(api.deps, workspace.id, person)
    expect(now).toMatchObject({ frequency: 'weekly', timeZone: 'Asia/Kolkata', quietHours: { from: '20:00' } })
    expect(Object.values(now.categories).flat()).not.toContain('email')
    expect(now.categories.booking).toEqual(['sms', 'whatsapp', 'push', 'in_app'])
    expect((await events()).length).toBe(8)
  })

  test('e-mail of a category ends and begins again, however often it is said', async () => {
    const person = { kind: 'customer', id: customer.id } as const
    for (const wanted of [false, false, true, true]) await setEmail(ctx(), person, ['support'], wanted, 'link')
    expect(await preferencesOf(api.deps, workspace.id, person)).toEqual(USUAL)
    expect((await events()).map(([, data]) => data)).toEqual([
      { fields: ['categories'], by: 'link' },
      { fields: ['categories'], by: 'link' },
    ])
  })
})
