import { expect, test } from 'vitest'
import { signWhatsApp } from '../../testing/providers/whatsapp.ts'
import { readWhatsAppReport } from './whatsapp-report.ts'

const appSecret = '9f8e7d6c5b4a39281706f5e4d3c2b1a0'

function bodyOf(value: object): string {
  const change = {
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata: { phone_number_id: '1' }, ...value },
  }
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '2', changes: [change] }] })
}

function status(more: object) {
  return { id: 'wamid.HBgL=', recipient_id: '4915112345678', timestamp: '1795000000', status: 'sent', ...more }
}

const body = bodyOf({ statuses: [status({})] })
const read = (text: string) => readWhatsAppReport(text, signWhatsApp(text, appSecret), appSecret)

test.each([['sent'], ['delivered'], ['read']])('%s', (word) => {
  expect(read(bodyOf({ statuses: [status({ status: word })] }))).toEqual({
    reports: [{ providerId: 'wamid.HBgL=', status: word, isGone: false, detail: null }],
    inbound: [],
  })
})

test.each([
  [[{ code: 131026, title: 'Message undeliverable' }], true, 'error 131026: Message undeliverable'],
  [
    [{ code: 131047, title: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed' } }],
    false,
    'error 131047: More than 24 hours have passed',
  ],
  [[{ code: 130472 }], false, 'error 130472'],
  [undefined, false, null],
])('failed with %j', (errors, isGone, detail) => {
  expect(read(bodyOf({ statuses: [status({ status: 'failed', ...(errors && { errors }) })] }))).toMatchObject({
    reports: [{ status: 'failed', isGone, detail }],
  })
})

test('messages of customers open the 24 hours', () => {
  const messages = [
    { id: 'wamid.in', from: '4915112345678', timestamp: '1795000000', type: 'text', text: { body: 'Hi' } },
  ]
  expect(read(bodyOf({ messages }))).toEqual({
    reports: [],
    inbound: [{ id: 'wamid.in', from: '+4915112345678', at: 1_795_000_000_000 }],
  })
})

test('several reports in several entries are all read, in their order', () => {
  const entries = [body, bodyOf({ statuses: [status({ id: 'b' }), status({ id: 'c', status: 'read' })] })]
  const whole = JSON.stringify({ entry: entries.flatMap((one) => JSON.parse(one).entry) })
  const answer = read(whole)
  expect(answer === 'forged' ? [] : answer.reports.map(({ providerId }) => providerId)).toEqual([
    'wamid.HBgL=',
    'b',
    'c',
  ])
})

test.each([
  ['statuses that do not exist yet', bodyOf({ statuses: [status({ status: 'warning' }), 7, null] })],
  ['messages from nobody', bodyOf({ messages: [{ id: 'x' }, { id: 'y', from: 'javascript:', timestamp: '1' }] })],
  ['another shape', '{"object":"page","entry":[{"changes":[{"value":7}]}]}'],
  ['no JSON', 'hello'],
  ['nothing', ''],
])('%s are left out', (_name, text) => {
  expect(read(text)).toEqual({ reports: [], inbound: [] })
})

test('bytes are read as they came', () => {
  const bytes = Buffer.from(bodyOf({ statuses: [status({ id: 'wamid.ü' })] }))
  const answer = readWhatsAppReport(bytes, signWhatsApp(bytes.toString('utf8'), appSecret), appSecret)
  expect(answer).toMatchObject({ reports: [{ providerId: 'wamid.ü' }] })
})

const signature = signWhatsApp(body, appSecret)

test.each([
  ['no signature', body, undefined],
  ['an empty one', body, ''],
  ['one without its name', body, signature.slice(7)],
  ['SHA-1', body, signature.replace('sha256', 'sha1')],
  ['half of it', body, signature.slice(0, 40)],
  ['capital letters, which Meta never sends', body, signature.toUpperCase()],
  ['another app’s secret', body, signWhatsApp(body, 'another secret')],
  ['a changed body', body.replace('"sent"', '"read"'), signature],
  ['a space more', `${body} `, signature],
])('%s: forged', (_name, text, given) => {
  expect(readWhatsAppReport(text, given, appSecret)).toBe('forged')
})
