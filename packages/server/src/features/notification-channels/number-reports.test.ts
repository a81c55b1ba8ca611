import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { deliveryOf, sentDelivery, twilioInput, whatsAppInput } from '../../testing/notification-channels.ts'
import { signTwilio } from '../../testing/providers/twilio.ts'
import { signWhatsApp } from '../../testing/providers/whatsapp.ts'
import { suppressionOf } from './index.ts'

const SID = `SM${'0a'.repeat(16)}`
const WAMID = 'wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI='
const PHONE = '+351910000000'
const URL = 'http://desk.example'

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let other: TestWorkspace

  const setUp = async (where: TestWorkspace, more: { authToken?: string; appSecret?: string } = {}) => {
    const { authToken = 'twilio-auth-token-1234', appSecret = 'meta-app-secret-3456' } = more
    const admin = await api.agent(where, { role: 'admin' })
    await admin.call('PUT', '/v1/notification-channels/sms', { body: twilioInput({ authToken }) })
    await admin.call('PUT', '/v1/notification-channels/whatsapp', { body: whatsAppInput({ appSecret }) })
  }

  beforeAll(async () => {
    const env = { PUBLIC_URL: URL }
    api = testApi((await open()).db, { env })
    workspace = await api.workspace()
    other = await api.workspace()
    await setUp(workspace)
    await setUp(other, { authToken: 'the-token-of-another', appSecret: 'the-app-of-another' })
  })
  beforeEach(async () => {
    for (const table of ['jobs', 'deliveries', 'provider_reports', 'suppressions'] as const) {
      await api.deps.db.deleteFrom(table).execute()
    }
  })

  const why = (channel: 'sms' | 'whatsapp', address: string) => suppressionOf(api.deps, workspace.id, channel, address)
  const notedReports = async () => (await api.deps.db.selectFrom('provider_reports').select('id').execute()).length

  describe('Twilio', () => {
    function post(
      form: Record<string, string>,
      more: { at?: string; token?: string; query?: string; sign?: Record<string, string>; url?: string } = {},
    ) {
      const { at = workspace.id, token = 'twilio-auth-token-1234', query = '', sign = form } = more
      const { url = `${URL}/v1/twilio-reports/${at}${query}` } = more
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signTwilio(url, sign, token),
      }
      const body = new URLSearchParams(form).toString()
      return api.app.request(`/v1/twilio-reports/${at}${query}`, { method: 'POST', headers, body })
    }
    const sms = (workspaceId = workspace.id) =>
      sentDelivery(api, workspaceId, { channel: 'sms', provider: 'twilio', provider_id: SID, address: PHONE })
    const said = (status: string, more: Record<string, string> = {}) => ({
      MessageSid: SID,
      SmsSid: SID,
      MessageStatus: status,
      To: PHONE,
      AccountSid: twilioInput().accountSid,
      ...more,
    })

    test.each([
      ['queued', {}, 'sent', null, null],
      ['accepted', {}, 'sent', null, null],
      ['sending', {}, 'sent', null, null],
      ['sent', {}, 'sent', null, null],
      ['delivered', {}, 'delivered', null, null],
      ['read', {}, 'delivered', null, null],
      ['undelivered', { ErrorCode: '30003' }, 'failed', 'error 30003', null],
      [
        'undelivered',
        { ErrorCode: '30005', ErrorMessage: 'Unknown destination handset' },
        'bounced',
        'error 30005: Unknown destination handset',
        'Earlier messages to this address came back: error 30005: Unknown destination handset',
      ],
      [
        'failed',
        { ErrorCode: '21610' },
        'bounced',
        'error 21610',
        'Whoever reads this address wants no more messages: error 21610',
      ],
      ['failed', {}, 'failed', 'failed', null],
      ['canceled', {}, 'failed', 'canceled', null],
      ['nonsense', {}, 'sent', null, null],
    ])('%s %j makes it %s', async (status, more, ends, reason, suppressed) => {
      const id = await sms()
      expect((await post(said(status, more))).status).toBe(200)
      expect(await deliveryOf(api, id)).toMatchObject({ status: ends, reason })
      expect(await why('sms', PHONE)).toBe(suppressed)
    })

    test.each([
      ['signed by the account of another workspace', () => post(said('delivered'), { token: 'the-token-of-another' })],
      ['for another address', () => post(said('delivered'), { url: `${URL}/v1/twilio-reports/${other.id}` })],
      [
        'whose address was changed',
        () => post(said('delivered'), { query: '?delivery=x', url: `${URL}/v1/twilio-reports/${workspace.id}` }),
      ],
      ['whose status was changed', () => post(said('delivered'), { sign: said('failed') })],
      [
        'with a field more than was signed',
        () => post(said('delivered', { ErrorCode: '30005' }), { sign: said('delivered') }),
      ],
      ['without a message', () => post({ MessageStatus: 'delivered' })],
      ['for a workspace that there is not', () => post(said('delivered'), { at: 'wsp_01h455vb4pex5vsknk084sn02q' })],
      [
        'without a signature',
        () =>
          api.app.request(`/v1/twilio-reports/${workspace.id}`, {
            method: 'POST',
            body: new URLSearchParams(said('delivered')),
          }),
      ],
    ])('one %s is refused', async (_why, send) => {
      const id = await sms()
      expect((await send()).status).toBe(401)
      expect([(await deliveryOf(api, id)).status, await notedReports()]).toEqual(['sent', 0])
    })

    test("another workspace's account reports its own messages only", async () => {
      const id = await sms()
      const answer = await post(said('undelivered', { ErrorCode: '30005' }), {
        at: other.id,
        token: 'the-token-of-another',
      })
      expect(answer.status).toBe(200)
      expect((await deliveryOf(api, id)).status).toBe('sent')
      // Nor does it use up the report of the account whose message it is.
      await post(said('undelivered', { ErrorCode: '30005' }))
      expect((await deliveryOf(api, id)).status).toBe('bounced')
    })

    test('replayed and out of order, reports change nothing', async () => {
      const id = await sms()
      await post(said('delivered'))
      const before = await deliveryOf(api, id)
      api.deps.clock.advance(5_000)
      for (const status of ['delivered', 'sent', 'queued', 'failed'])
        expect((await post(said(status))).status).toBe(200)
      expect(await deliveryOf(api, id)).toEqual(before)
    })
  })

  describe('WhatsApp', () => {
    const bodyOf = (...statuses: object[]) =>
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', statuses } }] }],
      })
    const status = (name: string, errors: object[] = []) => ({
      id: WAMID,
      status: name,
      timestamp: '1772443800',
      recipient_id: PHONE.slice(1),
      ...(errors.length > 0 && { errors }),
    })
    function post(body: string, { at = workspace.id, secret = 'meta-app-secret-3456', sign = body } = {}) {
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signWhatsApp(sign, secret) }
      return api.app.request(`/v1/whatsapp-reports/${at}`, { method: 'POST', headers, body })
    }
    const message = () =>
      sentDelivery(api, workspace.id, { channel: 'whatsapp', provider: 'whatsapp', provider_id: WAMID, address: PHONE })
    const gone = { code: 131026, title: 'Message undeliverable', error_data: { details: 'Not on WhatsApp' } }

    test.each([
      [[status('sent')], 'sent', null, null],
      [[status('delivered')], 'delivered', null, null],
      [[status('read')], 'delivered', null, null],
      [
        [status('failed', [{ code: 131047, title: 'Re-engagement message' }])],
        'failed',
        'error 131047: Re-engagement message',
        null,
      ],
      [
        [status('failed', [gone])],
        'bounced',
        'error 131026: Not on WhatsApp',
        'Earlier messages to this address came back: error 131026: Not on WhatsApp',
      ],
      [[status('read'), status('delivered'), status('sent')], 'delivered', null, null],
      [[status('sent'), { nonsense: true }, status('delivered')], 'delivered', null, null],
      [[status('deleted')], 'sent', null, null],
      [[], 'sent', null, null],
    ])('%j makes it %s', async (statuses, ends, reason, suppressed) => {
      const id = await message()
      expect((await post(bodyOf(...statuses))).status).toBe(200)
      expect(await deliveryOf(api, id)).toMatchObject({ status: ends, reason })
      expect(await why('whatsapp', PHONE)).toBe(suppressed)
    })

    test.each([
      ['signed by the app of another workspace', { secret: 'the-app-of-another' }],
      ['whose body was changed', { sign: bodyOf(status('sent')) }],
      ['for another workspace', { at: 'other' }],
    ])('one %s is refused', async (_why, { at, ...more }: { at?: string; secret?: string; sign?: string }) => {
      const id = await message()
      const answer = await post(bodyOf(status('delivered')), { ...more, ...(at && { at: other.id }) })
      expect([answer.status, (await deliveryOf(api, id)).status, await notedReports()]).toEqual([401, 'sent', 0])
    })

    test('replayed, a report is answered and changes nothing', async () => {
      const id = await message()
      const body = bodyOf(status('delivered'))
      await post(body)
      const before = await deliveryOf(api, id)
      api.deps.clock.advance(5_000)
      expect((await post(body)).status).toBe(200)
      expect(await deliveryOf(api, id)).toEqual(before)
      expect(await notedReports()).toBe(1)
    })

    test.each([
      [
        'the token',
        { 'hub.mode': 'subscribe', 'hub.verify_token': 'meta-verify-token-4567', 'hub.challenge': '1158201444' },
        200,
        '1158201444',
      ],
      [
        'another token',
        { 'hub.mode': 'subscribe', 'hub.verify_token': 'meta-verify-token-4568', 'hub.challenge': '1' },
        401,
        null,
      ],
      [
        'another mode',
        { 'hub.mode': 'unsubscribe', 'hub.verify_token': 'meta-verify-token-4567', 'hub.challenge': '1' },
        401,
        null,
      ],
      [
        'a challenge that would be a page',
        { 'hub.mode': 'subscribe', 'hub.verify_token': 'meta-verify-token-4567', 'hub.challenge': '<b>1' },
        401,
        null,
      ],
      ['nothing', {}, 401, null],
    ])('set up with %s', async (_what, query, expected, text) => {
      const answer = await api.app.request(
        `/v1/whatsapp-reports/${workspace.id}?${new URLSearchParams(query as Record<string, string>)}`,
      )
      expect(answer.status).toBe(expected)
      if (text !== null) {
        expect(await answer.text()).toBe(text)
        expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
      }
    })
  })

  test('what is refused is counted against its sender', async () => {
    const seen: string[] = []
    const limiter = { consume: async (_key: string, { name }: { name: string }) => void seen.push(name) }
    const { app } = testApi(api.deps.db, { limiter })
    await app.request(`/v1/twilio-reports/${workspace.id}`, { method: 'POST', body: 'a=b' })
    await app.request(`/v1/whatsapp-reports/${workspace.id}`, { method: 'POST', body: '{}' })
    await app.request('/v1/resend-reports', { method: 'POST', body: '{}' })
    expect(seen).toEqual(['public_write', 'public_write', 'public_write'])
  })
})
