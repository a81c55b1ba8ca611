import { Webhook } from 'standardwebhooks'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { deliveryOf, sentDelivery } from '../../testing/notification-channels.ts'
import { suppressionOf } from './index.ts'

const SECRET = `whsec_${Buffer.from('a secret shared with Resend').toString('base64')}`
const EMAIL_ID = '56761188-7520-42d8-8898-ff6fc54ce618'

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspaceId: string

  beforeAll(async () => {
    api = testApi((await open()).db, { env: { RESEND_API_KEY: 're_test', RESEND_WEBHOOK_SECRET: SECRET } })
    workspaceId = (await api.workspace()).id
  })
  beforeEach(async () => {
    for (const table of ['jobs', 'deliveries', 'provider_reports', 'suppressions'] as const) {
      await api.deps.db.deleteFrom(table).execute()
    }
  })

  const why = (address: string) => suppressionOf(api.deps, workspaceId, 'email', address)
  const notedReports = async () => (await api.deps.db.selectFrom('provider_reports').select('id').execute()).length

  describe.each(['/v1/resend-reports', '/v1/inbound-mail/resend'])('Resend at %s', (path) => {
    const bodyOf = (type: string, data: object = {}) =>
      JSON.stringify({
        type,
        created_at: '2026-03-02T09:30:00.000Z',
        data: { email_id: EMAIL_ID, to: ['ana@example.com'], ...data },
      })
    function post(body: string, { at = new Date(), sign = body, secret = SECRET, id = 'msg_1' } = {}) {
      const headers = {
        'content-type': 'application/json',
        'svix-id': id,
        'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
        'svix-signature': new Webhook(secret).sign(id, at, sign),
      }
      return api.app.request(path, { method: 'POST', headers, body })
    }
    const mail = () => sentDelivery(api, workspaceId, { provider_id: EMAIL_ID })

    test.each([
      ['email.sent', {}, 'sent', null, null],
      ['email.delivered', {}, 'delivered', null, null],
      ['email.delivery_delayed', {}, 'sent', 'The receiving mail server puts it off; it is tried again', null],
      ['email.failed', { failed: { reason: 'reached_daily_quota' } }, 'failed', 'reached_daily_quota', null],
      ['email.failed', {}, 'failed', 'Resend could not send it', null],
      [
        'email.complained',
        {},
        'complained',
        'The reader marked it as spam',
        'Whoever reads this address complained of a message: The reader marked it as spam',
      ],
      [
        'email.bounced',
        { bounce: { type: 'Permanent', subType: 'General', message: '550 no such user' } },
        'bounced',
        'General: 550 no such user',
        'Earlier messages to this address came back: General: 550 no such user',
      ],
      [
        'email.bounced',
        { bounce: { type: 'Transient', subType: 'MailboxFull', message: '452 full' } },
        'bounced',
        'MailboxFull: 452 full',
        null,
      ],
      [
        'email.bounced',
        {},
        'bounced',
        'The receiving mail server refused it',
        'Earlier messages to this address came back: The receiving mail server refused it',
      ],
      [
        'email.suppressed',
        { suppressed: { message: 'On the list' } },
        'bounced',
        'On the list',
        'Earlier messages to this address came back: On the list',
      ],
      ['email.opened', {}, 'sent', null, null],
      ['email.nonsense', {}, 'sent', null, null],
      ['toString', {}, 'sent', null, null],
    ])('%s %j makes it %s', async (type, data, status, reason, suppressed) => {
      const id = await mail()
      expect((await post(bodyOf(type, data))).status).toBe(200)
      expect(await deliveryOf(api, id)).toMatchObject({ status, reason })
      expect(await why('ana@example.com')).toBe(suppressed)
    })

    const OTHER = `whsec_${Buffer.from('another secret').toString('base64')}`
    test.each([
      ['with another secret', { secret: OTHER }],
      ['whose body was changed', { sign: bodyOf('email.sent') }],
      ['replayed after five minutes', { at: new Date(Date.now() - 6 * 60_000) }],
      ['from the future', { at: new Date(Date.now() + 6 * 60_000) }],
    ])('one %s is refused', async (_why, more) => {
      const id = await mail()
      expect((await post(bodyOf('email.bounced'), more)).status).toBe(401)
      expect((await deliveryOf(api, id)).status).toBe('sent')
      expect([await notedReports(), await why('ana@example.com')]).toEqual([0, null])
    })

    test('the same again is answered and changes nothing; a late one turns nothing back', async () => {
      const id = await mail()
      const bounced = bodyOf('email.bounced')
      await post(bounced)
      const before = await deliveryOf(api, id)
      api.deps.clock.advance(5_000)
      expect((await post(bounced)).status).toBe(200)
      expect((await post(bodyOf('email.delivered'), { id: 'msg_2' })).status).toBe(200)
      expect(await deliveryOf(api, id)).toEqual(before)
      expect(await notedReports()).toBe(2)
    })

    test.each([
      ['a mail of somebody else', { email_id: '00000000-0000-4000-8000-000000000000' }],
      ['no mail', { email_id: undefined }],
      ['an id of another form', { email_id: "' or 1=1" }],
    ])('one about %s is answered and dropped', async (_what, data) => {
      const id = await mail()
      expect((await post(bodyOf('email.bounced', data))).status).toBe(200)
      expect((await deliveryOf(api, id)).status).toBe('sent')
    })

    test('a mail that came in is fetched, whichever address it was told to', async () => {
      expect((await post(bodyOf('email.received'))).status).toBe(200)
      const jobs = await api.deps.db.selectFrom('jobs').select('kind').execute()
      expect(jobs).toEqual([{ kind: 'inbound-mail.fetch' }])
    })
  })
})
