import { expect, test } from 'vitest'
import { type ResendDouble, startResendDouble } from '../testing/providers/resend.ts'
import { resendMailer } from './mail-resend.ts'

const apiKey = 're_8sTq2mWx_a-key-of-resend'
const from = 'Desk <hello@desk.example>'
const mail = { to: 'ada@example.com', subject: 'Your link', text: 'Hello, Ada.', idempotencyKey: 'dlv_1' }

function mailerOf(double: ResendDouble, more: { apiKey?: string; from?: string } = {}) {
  return resendMailer({ apiKey, from, baseUrl: double.url, ...more })
}

test('a key whose first try is still under way is tried again later', async () => {
  await using double = await startResendDouble(apiKey)
  double.busyWith('dlv_1')
  const attempt = mailerOf(double).send(mail)
  await expect(attempt).rejects.toMatchObject({ fault: 'unavailable', message: expect.stringContaining('concurrent') })
})

test('other words under a key that was taken change nothing: the first ones went, and once', async () => {
  await using double = await startResendDouble(apiKey)
  await mailerOf(double).send(mail)
  const again = await mailerOf(double).send({ ...mail, text: 'Hello again.' })
  expect(again).toEqual({ providerId: null })
  expect(double.taken.map(({ text }) => text)).toEqual(['Hello, Ada.'])
})

test('once Resend has forgotten the keys, a second try is a second mail', async () => {
  await using double = await startResendDouble(apiKey)
  await mailerOf(double).send(mail)
  double.forgetKeys()
  await mailerOf(double).send(mail)
  expect(double.taken).toHaveLength(2)
})

test('mails without a key are mails of their own', async () => {
  await using double = await startResendDouble(apiKey)
  const { idempotencyKey: _key, ...keyless } = mail
  for (let i = 0; i < 2; i++) await mailerOf(double).send(keyless)
  expect(double.taken.map(({ key }) => key)).toEqual([null, null])
})

test.each([
  [{ to: 'nobody' }, {}, 'validation_error: Invalid `to` field'],
  [{ text: '' }, {}, 'missing_required_field'],
  [{ idempotencyKey: 'k'.repeat(257) }, {}, 'invalid_idempotency_key'],
  [{}, { from: 'hello@elsewhere.example' }, 'The domain is not verified'],
  [{}, { apiKey: 're_of_somebody_else' }, 'invalid_api_key: API key is invalid.'],
])('%j from %j is refused with Resend’s words', async (mailMore, mailerMore, words) => {
  await using double = await startResendDouble(apiKey)
  const attempt = mailerOf(double, mailerMore).send({ ...mail, ...mailMore })
  await expect(attempt).rejects.toMatchObject({ fault: 'refused', message: expect.stringContaining(words) })
  expect(double.taken).toEqual([])
})
