import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ChannelError } from '../../platform/channels/channel.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { deliveryOf, sentDelivery, twilioInput, whatsAppInput } from '../../testing/notification-channels.ts'
import { channelMessage } from '../../testing/providers/channel-contract.ts'
import { signTwilio, startTwilioDouble, TWILIO_NUMBERS } from '../../testing/providers/twilio.ts'
import { signWhatsApp, startWhatsAppDouble, WHATSAPP_NUMBERS } from '../../testing/providers/whatsapp.ts'
import { channelsOf } from './index.ts'

const DAY = 86_400_000

eachDatabase((_kind, open) => {
  const whatsapp = whatsAppInput()
  let doubles: {
    twilio: Awaited<ReturnType<typeof startTwilioDouble>>
    meta: Awaited<ReturnType<typeof startWhatsAppDouble>>
  }
  let api: TestApi
  let workspaceId: string

  beforeAll(async () => {
    doubles = {
      twilio: await startTwilioDouble(twilioInput()),
      meta: await startWhatsAppDouble({ ...whatsapp, approved: { 'booking_1/en': 1 } }),
    }
    const env = { TWILIO_URL: doubles.twilio.url, WHATSAPP_URL: doubles.meta.url, PUBLIC_URL: 'http://desk.example' }
    api = testApi((await open()).db, { env })
  })
  afterAll(async () => {
    for (const double of Object.values(doubles)) await double[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    const workspace = await api.workspace()
    workspaceId = workspace.id
    const admin = await api.agent(workspace, { role: 'admin' })
    const put = (channel: string, body: unknown) => admin.call('PUT', `/v1/notification-channels/${channel}`, { body })
    await put('sms', twilioInput())
    await put('whatsapp', whatsapp)
  })

  const send = async (
    channel: 'sms' | 'whatsapp',
    more: Parameters<typeof channelMessage>[0],
    key = newId('delivery'),
  ) => {
    const port = (await channelsOf(api.deps, workspaceId)).get(channel)
    if (!port) throw new Error(`${channel} is not set up`)
    return port.send(channelMessage(more), { key })
  }
  const postForm = (path: string, form: Record<string, string>, signature: string) =>
    api.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body: new URLSearchParams(form).toString(),
    })
  const postMeta = (body: string) =>
    api.app.request(`/v1/whatsapp-reports/${workspaceId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signWhatsApp(body, whatsapp.appSecret) },
      body,
    })
  const metaBody = (value: object) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
    })

  test('an SMS is reported where it says, and one whose sending broke off is known again by it', async () => {
    const id = await sentDelivery(api, workspaceId, {
      channel: 'sms',
      provider: 'twilio',
      status: 'uncertain',
      address: TWILIO_NUMBERS.taken,
      sent_at: null,
    })
    const { providerId } = await send('sms', { to: TWILIO_NUMBERS.taken }, `${id}-1`)
    const callback = doubles.twilio.taken.at(-1)?.statusCallback ?? ''
    expect(callback).toBe(`http://desk.example/v1/twilio-reports/${workspaceId}?delivery=${id}-1`)
    const form = { MessageSid: providerId ?? '', MessageStatus: 'delivered' }
    const path = callback.replace('http://desk.example', '')
    expect((await postForm(path, form, signTwilio(callback, form, 'another-token'))).status).toBe(401)
    expect((await postForm(path, form, signTwilio(callback, form, twilioInput().authToken))).status).toBe(200)
    expect(await deliveryOf(api, id)).toMatchObject({ status: 'delivered', provider_id: providerId })
  })

  test('a WhatsApp message whose sending broke off is known again by what goes along with it', async () => {
    const id = await sentDelivery(api, workspaceId, {
      channel: 'whatsapp',
      provider: 'whatsapp',
      status: 'uncertain',
      address: WHATSAPP_NUMBERS.taken,
    })
    const statuses = [{ id: 'wamid.1', status: 'read', timestamp: '1', biz_opaque_callback_data: id }]
    expect((await postMeta(metaBody({ statuses }))).status).toBe(200)
    expect(await deliveryOf(api, id)).toMatchObject({ status: 'delivered', provider_id: 'wamid.1' })
  })

  describe('by WhatsApp', () => {
    const to = WHATSAPP_NUMBERS.taken
    const wrote = (at: number) =>
      postMeta(
        metaBody({
          messages: [{ id: 'wamid.in', from: to.slice(1), timestamp: String(Math.floor(at / 1000)), type: 'text' }],
        }),
      )
    const free = { to, kind: 'booking_delayed' } as const

    test('a template goes at any time', async () => {
      await send('whatsapp', { to })
      expect(doubles.meta.taken.at(-1)).toMatchObject({ template: 'booking_1' })
    })

    test('free text goes within a day after the customer wrote, and no longer', async () => {
      const { clock } = api.deps
      const at = clock.now()
      await expect(send('whatsapp', free)).rejects.toBeInstanceOf(ChannelError)
      expect((await wrote(at)).status).toBe(200)
      clock.set(at + DAY - 1_000)
      await send('whatsapp', free)
      expect(doubles.meta.taken.at(-1)).toMatchObject({ template: null })
      clock.set(at + DAY)
      await expect(send('whatsapp', free)).rejects.toMatchObject({ fault: 'refused' })
      // An older message, told late, opens nothing.
      await wrote(at - 5_000)
      await expect(send('whatsapp', free)).rejects.toMatchObject({ fault: 'refused' })
    })

    test('what a customer wrote to another workspace opens nothing here', async () => {
      const before = workspaceId
      const other = await api.workspace()
      await api.deps.db
        .insertInto('whatsapp_windows')
        .values({ workspace_id: other.id, phone: to, wrote_at: api.deps.clock.now() })
        .execute()
      expect(workspaceId).toBe(before)
      await expect(send('whatsapp', free)).rejects.toMatchObject({ fault: 'refused' })
    })

    test('a time in the future opens no more than a day', async () => {
      const { clock } = api.deps
      await wrote(clock.now() + 10 * DAY)
      clock.advance(DAY)
      await expect(send('whatsapp', free)).rejects.toMatchObject({ fault: 'refused' })
    })
  })
})
