import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'

const SECRET = `whsec_${Buffer.from('a secret shared with Resend').toString('base64')}`
const EMAIL_ID = '56761188-7520-42d8-8898-ff6fc54ce618'
const RAW =
  'From: Ana <ana@example.com>\r\nTo: support@desk.example\r\nSubject: Lamp\r\nMessage-ID: <r@example.com>\r\n\r\nBroken\r\n'

eachDatabase((_kind, open) => {
  let api: TestApi
  beforeEach(async () => {
    api = testApi((await open()).db, { env: { RESEND_API_KEY: 're_test', RESEND_WEBHOOK_SECRET: SECRET } })
    await api.workspace()
  })
  afterEach(() => vi.unstubAllGlobals())

  const event = JSON.stringify({ type: 'email.received', data: { email_id: EMAIL_ID, subject: 'Lamp' } })

  function post(body: string, { at = new Date(), sign = body, secret = SECRET, id = 'msg_1' } = {}) {
    const headers = {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(secret).sign(id, at, sign),
    }
    return api.app.request('/v1/inbound-mail/resend', { method: 'POST', headers, body })
  }
  /** Resend's API, as far as we ask it. */
  function resend(answers: { status?: number; raw?: string } = {}) {
    const asked: [string, string | null][] = []
    vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
      asked.push([address, new Headers(init.headers).get('authorization')])
      if (answers.status) return new Response('{}', { status: answers.status })
      return address.startsWith('https://api.resend.com/')
        ? Response.json({ id: EMAIL_ID, raw: { download_url: 'https://inbound.example/raw?signature=1' } })
        : new Response(answers.raw ?? RAW)
    })
    return asked
  }
  const subjects = async () =>
    (await api.deps.db.selectFrom('tickets').select('subject').execute()).map((row) => row.subject)
  const jobs = () => api.deps.db.selectFrom('jobs').selectAll().where('kind', '=', 'inbound-mail.fetch').execute()

  test('a signed webhook has the mail fetched and taken, once however often it comes', async () => {
    const asked = resend()
    expect((await post(event)).status).toBe(200)
    expect((await post(event)).status).toBe(200)
    expect(await jobs()).toHaveLength(1)
    await createJobRunner(api.deps).runDue()
    expect(await subjects()).toEqual(['Lamp'])
    expect(asked).toEqual([
      [`https://api.resend.com/emails/receiving/${EMAIL_ID}`, 'Bearer re_test'],
      ['https://inbound.example/raw?signature=1', null],
    ])
    await post(event, { id: 'msg_2' })
    await createJobRunner(api.deps).runDue()
    expect(await subjects()).toEqual(['Lamp'])
  })

  const OTHER = `whsec_${Buffer.from('another secret').toString('base64')}`
  test.each([
    ['with another secret', { secret: OTHER }],
    ['whose body was changed', { sign: event.replace('Lamp', 'Pump') }],
    ['older than five minutes', { at: new Date(Date.now() - 6 * 60_000) }],
    ['from the future', { at: new Date(Date.now() + 6 * 60_000) }],
  ])('a webhook %s is refused', async (_why, more) => {
    const answer = await post(event, more)
    expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ code: 'unauthenticated' })])
    expect(await jobs()).toEqual([])
  })

  test('without a signature, or without a secret, none is taken', async () => {
    const bare = { method: 'POST', headers: { 'content-type': 'application/json' }, body: event }
    expect((await api.app.request('/v1/inbound-mail/resend', bare)).status).toBe(401)
    const unset = testApi(api.deps.db)
    expect((await unset.app.request('/v1/inbound-mail/resend', bare)).status).toBe(401)
  })

  test('what is about something else, or names no mail, queues nothing', async () => {
    for (const body of [
      '{"type":"email.delivered","data":{"email_id":"x1234567"}}',
      '{"type":"email.received","data":{"email_id":"../../domains"}}',
      '[]',
    ]) {
      expect((await post(body)).status).toBe(200)
    }
    expect(await jobs()).toEqual([])
  })

  test('a mail that cannot be fetched yet is tried again', async () => {
    resend({ status: 503 })
    await post(event)
    await createJobRunner(api.deps).runDue()
    expect(await subjects()).toEqual([])
    expect(await jobs()).toMatchObject([{ status: 'waiting', attempts: 1 }])
    resend()
    api.deps.clock.advance(60_000)
    await createJobRunner(api.deps).runDue()
    expect(await subjects()).toEqual(['Lamp'])
  })
})
