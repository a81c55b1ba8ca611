import type { ChannelOverview } from '@deskbell/protocol'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOutgoing } from '../../platform/outgoing.ts'
import { type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { pushSubscriptionInput, slackInput, twilioInput, whatsAppInput } from '../../testing/notification-channels.ts'
import { channelsOf, pushPlaces } from './index.ts'
import { pushKeys } from './push-keys.ts'

const PATH = '/v1/notification-channels'
const SECRETS = /twilio-auth-token|meta-access-token|meta-app-secret|meta-verify-token|slack-webhook-secret/

eachDatabase((_kind, open) => {
  let api: TestApi
  let admin: TestAgent
  let workspaceId: string

  let connect: () => TestApi['deps']['db']

  beforeAll(async () => {
    const database = await open()
    connect = database.connect
    api = testApi(database.db, { env: { PUBLIC_URL: 'http://desk.example' } })
  })
  beforeEach(async () => {
    const workspace = await api.workspace()
    workspaceId = workspace.id
    admin = await api.agent(workspace, { role: 'admin' })
  })

  const put = (channel: string, body: unknown) => admin.call<ChannelOverview>('PUT', `${PATH}/${channel}`, { body })
  const get = async () => (await admin.call<ChannelOverview>('GET', PATH)).body
  const keyOf = async (id: string) =>
    (await api.deps.db.selectFrom('workspaces').select('key').where('id', '=', id).executeTakeFirstOrThrow()).key
  const eventsOf = async () => {
    const rows = await api.deps.db
      .selectFrom('events')
      .select(['type', 'subject', 'data', 'actor_id'])
      .where('workspace_id', '=', workspaceId)
      .where('type', 'like', 'notification_channel.%')
      .orderBy('seq')
      .execute()
    return rows.map(({ type, subject, data, actor_id }) => ({ type, subject, data, actor_id }))
  }

  test('before anything is set up there is e-mail and push', async () => {
    const overview = await get()
    expect(overview).toMatchObject({
      email: { provider: 'smtp', from: 'Deskbell <deskbell@localhost>', reports: false },
      sms: null,
      whatsapp: null,
      slack: null,
    })
    expect(Buffer.from(overview.push.publicKey, 'base64url')).toHaveLength(65)
    expect([...(await channelsOf(api.deps, workspaceId)).keys()]).toEqual(['email', 'push'])
  })

  test('what is set up is shown without its secrets, which are kept sealed', async () => {
    await put('sms', twilioInput())
    await put('whatsapp', whatsAppInput())
    const { status, body } = await put('slack', slackInput())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      sms: {
        accountSid: twilioInput().accountSid,
        authTokenEnd: '1234',
        from: '+441632960000',
        callbackUrl: `http://desk.example/v1/twilio-reports/${workspaceId}`,
      },
      whatsapp: {
        phoneNumberId: '106540352242922',
        accessTokenEnd: '2345',
        webhookUrl: `http://desk.example/v1/whatsapp-reports/${workspaceId}`,
        templates: whatsAppInput().templates,
      },
      slack: { webhookUrlEnd: '5678', kinds: ['agent_ticket_created'] },
    })
    expect(await get()).toEqual(body)
    expect(JSON.stringify(body)).not.toMatch(SECRETS)
    const rows = await api.deps.db.selectFrom('notification_channels').selectAll().execute()
    const events = await api.deps.db.selectFrom('events').selectAll().execute()
    expect(JSON.stringify([rows, events])).not.toMatch(SECRETS)
    const of = (channel: string) => ({
      type: 'notification_channel.set_up',
      subject: channel,
      data: JSON.stringify({ channel }),
      actor_id: admin.id,
    })
    expect(await eventsOf()).toEqual([of('sms'), of('whatsapp'), of('slack')])
    const channels = await channelsOf(api.deps, workspaceId)
    expect([...channels.values()].map(({ provider }) => provider)).toEqual([
      'smtp',
      'web-push',
      'twilio',
      'whatsapp',
      'slack',
    ])
    expect(channels.get('whatsapp')?.carries('booking_confirmed')).toBe(true)
    expect(channels.get('whatsapp')?.carries('booking_delayed')).toBe(false)
    expect(channels.get('sms')?.carries('agent_ticket_created')).toBe(false)
    expect(channels.get('slack')?.carries('agent_ticket_created')).toBe(true)
    expect(channels.get('slack')?.carries('agent_mentioned')).toBe(false)
  })

  test('settings are changed as a whole, and of one workspace only', async () => {
    const other = await api.workspace()
    await put('sms', twilioInput())
    const { body } = await put('sms', twilioInput({ authToken: 'another-token-9876', from: `MG${'a'.repeat(32)}` }))
    expect(body.sms).toMatchObject({ authTokenEnd: '9876', from: `MG${'a'.repeat(32)}` })
    expect([...(await channelsOf(api.deps, other.id)).keys()]).toEqual(['email', 'push'])
  })

  test.each([
    ['sms', twilioInput()],
    ['whatsapp', whatsAppInput()],
    ['slack', slackInput()],
  ])('%s is removed with its secrets, once', async (channel, input) => {
    await put(channel, input)
    for (const _ of [1, 2]) {
      const { status, body } = await admin.call<ChannelOverview>('DELETE', `${PATH}/${channel}`)
      expect([status, body[channel as 'sms']]).toEqual([200, null])
    }
    expect((await eventsOf()).map(({ type }) => type)).toEqual([
      'notification_channel.set_up',
      'notification_channel.removed',
    ])
    const rows = await api.deps.db
      .selectFrom('notification_channels')
      .select('channel')
      .where('workspace_id', '=', workspaceId)
      .execute()
    expect(rows).toEqual([])
  })

  const template = (parameters: string[]) => ({ name: 'one', language: 'en', parameters })
  test.each([
    [
      'a kind that there is not',
      'whatsapp',
      whatsAppInput({ templates: { booking_lost: template([]) } }),
      [{ path: 'body.templates.booking_lost', message: '"booking_lost" is not a kind of notification' }],
    ],
    [
      'a name that every object has',
      'whatsapp',
      whatsAppInput({ templates: { toString: template([]) } }),
      [{ path: 'body.templates.toString', message: '"toString" is not a kind of notification' }],
    ],
    [
      'a variable of another kind',
      'whatsapp',
      whatsAppInput({ templates: { booking_arrived: template(['booking.date', 'ticket.number', 'recipient.name']) } }),
      [
        {
          path: 'body.templates.booking_arrived.parameters.1',
          message: '"ticket.number" is not a variable of booking_arrived',
        },
      ],
    ],
    [
      'a kind for customers',
      'slack',
      slackInput({ kinds: ['agent_mentioned', 'ticket_reply', 'nonsense'] }),
      [
        { path: 'body.kinds.1', message: '"ticket_reply" is not a kind for agents' },
        { path: 'body.kinds.2', message: '"nonsense" is not a kind for agents' },
      ],
    ],
  ])('%s is refused by its name, and nothing is kept', async (_what, channel, input, errors) => {
    const answer = await put(channel, input)
    expect([answer.status, answer.body.errors]).toEqual([422, errors])
    expect((await get())[channel as 'sms']).toBeNull()
  })

  test.each([
    ['https://127.0.0.1/hook'],
    ['https://localhost/hook'],
    ['https://169.254.169.254/latest'],
    ['https://slack.inside.example/hook'],
  ])('Slack at %s is refused', async (webhookUrl) => {
    const resolve = async (host: string) => [
      { address: host === 'slack.inside.example' ? '10.0.0.8' : '93.184.215.14', family: 4 },
    ]
    const outgoing = createOutgoing({ allowPrivate: false, resolve })
    const guarded = testApi(api.deps.db, { outgoing })
    const setUp = (url: string) =>
      guarded.call<ChannelOverview>('PUT', `${PATH}/slack`, {
        headers: admin.headers,
        body: slackInput({ webhookUrl: url }),
      })
    const answer = await setUp(webhookUrl)
    expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([422, ['body.webhookUrl']])
    expect((await setUp('https://hooks.slack.example/services/T1')).status).toBe(200)
  })

  test('what was sealed under another secret is as if it were not there, and everything else goes on', async () => {
    const customer = await api.customer({ id: workspaceId, key: await keyOf(workspaceId) })
    await put('sms', twilioInput())
    await customer.call('POST', '/v1/push-subscriptions', { body: pushSubscriptionInput() })
    const { publicKey } = (await get()).push
    const env = { DESKBELL_SECRET: 'another secret for tests, long enough to sign with' }
    const [one, two] = [testApi(connect(), { env }).deps, testApi(connect(), { env }).deps]
    const both = await Promise.all([channelsOf(one, workspaceId), channelsOf(two, workspaceId)])
    expect(both.map((channels) => [...channels.keys()])).toEqual([
      ['email', 'push'],
      ['email', 'push'],
    ])
    expect(await pushPlaces(one, workspaceId, customer.id)).toEqual([])
    const renewed = await pushKeys(one)
    expect(renewed.publicKey).not.toBe(publicKey)
    expect(await pushKeys(two)).toEqual(renewed)
  })

  describe('are for admins', () => {
    test.each(['agent', 'provider'] as const)('not for a %s', async (role) => {
      const workspace = await api.workspace()
      const agent = await api.agent(workspace, { role })
      expect((await agent.call('GET', PATH)).body.code).toBe('forbidden')
      expect((await agent.call('PUT', `${PATH}/sms`, { body: twilioInput() })).body.code).toBe('forbidden')
    })
  })
})
