import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signTwilio } from '../../testing/providers/twilio.ts'
import { readTwilioStatus } from './twilio-status.ts'

const url = 'https://desk.example/v1/reports/twilio/wsp_1?delivery=dlv_1'
const authToken = 'd6f2a9c1b4e8470395ab61c2d3e4f506'
const delivered = {
  AccountSid: `AC${'0a'.repeat(16)}`,
  ApiVersion: '2010-04-01',
  From: '+15005550006',
  MessageSid: `SM${'2c'.repeat(16)}`,
  MessageStatus: 'delivered',
  SmsSid: `SM${'2c'.repeat(16)}`,
  To: '+15005550010',
}

function read(params: Record<string, string>, signature = signTwilio(url, params, authToken), at = url) {
  return readTwilioStatus(new URLSearchParams(params), signature, at, authToken)
}

test('the double signs as Twilio does: the example of its documentation', () => {
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  }
  const signature = signTwilio('https://mycompany.com/myapp.php?foo=1&bar=2', params, '12345')
  expect(signature).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
})

test.each([
  ['queued', 'pending'],
  ['accepted', 'pending'],
  ['sending', 'pending'],
  ['a status of next year', 'pending'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
])('%s is %s', (MessageStatus, status) => {
  const expected = { providerId: delivered.MessageSid, status, isGone: false, detail: null }
  expect(read({ ...delivered, MessageStatus })).toEqual(expected)
})

test.each([
  ['undelivered', '30003', undefined, false, 'error 30003'],
  ['undelivered', '30005', 'Unknown destination handset', true, 'error 30005: Unknown destination handset'],
  ['undelivered', '30006', undefined, true, 'error 30006'],
  ['failed', '21610', undefined, true, 'error 21610'],
  ['failed', '30007', 'Message filtered', false, 'error 30007: Message filtered'],
  ['failed', undefined, undefined, false, 'failed'],
  ['canceled', undefined, undefined, false, 'canceled'],
])('%s with %s %s: gone %s, because of %s', (MessageStatus, ErrorCode, ErrorMessage, isGone, detail) => {
  const params = { ...delivered, MessageStatus, ...(ErrorCode && { ErrorCode }), ...(ErrorMessage && { ErrorMessage }) }
  expect(read(params)).toEqual({ providerId: delivered.MessageSid, status: 'failed', isGone, detail })
})

const signed = signTwilio(url, delivered, authToken)
const { MessageSid: _sid, ...nameless } = delivered

test.each<[string, unknown]>([
  ['no signature', readTwilioStatus(new URLSearchParams(delivered), undefined, url, authToken)],
  ['an empty signature', read(delivered, '')],
  ['what is no base64', read(delivered, '%%%%')],
  ['half a signature', read(delivered, signed.slice(0, 12))],
  ['another account’s token', read(delivered, signTwilio(url, delivered, 'another token'))],
  ['another address', read(delivered, signed, `${url}2`)],
  ['no query', read(delivered, signed, url.replace(/\?.*/, ''))],
  ['another port', read(delivered, signed, url.replace('desk.example', 'desk.example:8443'))],
  ['a changed status', read({ ...delivered, MessageStatus: 'failed' }, signed)],
  ['one more field', read({ ...delivered, ErrorCode: '21610' }, signed)],
  ['one field less', read(nameless, signed)],
  ['a form that names no message', read(nameless)],
  ['the signature of JSON bodies', read({ ...delivered, bodySHA256: 'x' }, signed)],
])('%s is forged', (_name, answer) => {
  expect(answer).toBe('forged')
})

test('an empty token signs nothing for others', () => {
  expect(readTwilioStatus(new URLSearchParams(delivered), signed, url, '')).toBe('forged')
})

test.each([
  ['https://desk.example/v1/r', 'https://desk.example:443/v1/r'],
  ['https://desk.example:443/v1/r', 'https://desk.example/v1/r'],
  ['http://desk.example/v1/r?a=1', 'http://desk.example:80/v1/r?a=1'],
  ['https://[2001:db8::1]/v1/r', 'https://[2001:db8::1]:443/v1/r'],
])('at %s also a signature of %s is Twilio’s', (at, signedUrl) => {
  expect(read(delivered, signTwilio(signedUrl, delivered, authToken), at)).toMatchObject({ status: 'delivered' })
})

test('any form that Twilio signs is read, and no letter of it may change', () => {
  const value = fc.string({ unit: 'grapheme' })
  const form = fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 8 })
  fc.assert(
    fc.property(form, value, fc.nat(), (more, changed, at) => {
      const params: Record<string, string> = { ...more, MessageSid: 'SM1', MessageStatus: 'sent' }
      expect(read(params)).toMatchObject({ providerId: 'SM1' })
      const names = Object.keys(params)
      const name = names[at % names.length] ?? ''
      fc.pre(params[name] !== changed)
      expect(read({ ...params, [name]: changed }, signTwilio(url, params, authToken))).toBe('forged')
    }),
    { numRuns: 200 },
  )
})
