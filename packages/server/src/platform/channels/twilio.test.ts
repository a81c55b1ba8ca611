import { expect, test } from 'vitest'
import { type ContractHouse, channelContract, channelMessage } from '../../testing/providers/channel-contract.ts'
import { nobodysUrl } from '../../testing/providers/http-double.ts'
import { startTwilioDouble, TWILIO_NUMBERS } from '../../testing/providers/twilio.ts'
import { type TwilioOptions, twilioChannel } from './twilio.ts'

const account = { accountSid: `AC${'0a'.repeat(16)}`, authToken: 'd6f2a9c1b4e8470395ab61c2d3e4f506' }
const options = { ...account, from: '+15005550006', statusCallback: 'https://desk.example/v1/reports/twilio?a=1' }

async function open(more: Partial<TwilioOptions> = {}) {
  const double = await startTwilioDouble(account)
  const port = twilioChannel({ ...options, baseUrl: double.url, ...more })
  return { double, port, [Symbol.asyncDispose]: () => double[Symbol.asyncDispose]() }
}

channelContract('SMS by Twilio', async (): Promise<ContractHouse> => {
  const house = await open()
  const send = (to: string) => house.port.send(channelMessage({ to }), { key: 'k' })
  const basic = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')
  return {
    ...house,
    impatient: twilioChannel({ ...options, baseUrl: house.double.url, timeoutMs: 250 }),
    nowhere: twilioChannel({ ...options, baseUrl: await nobodysUrl() }),
    to: TWILIO_NUMBERS.taken,
    refused: () => send(TWILIO_NUMBERS.unroutable),
    gone: () => send(TWILIO_NUMBERS.unsubscribed),
    secrets: [account.authToken, basic],
  }
})

test('the short text goes with the address after it, and Twilio is told where to report', async () => {
  await using house = await open()
  const { providerId } = await house.port.send(channelMessage({ to: TWILIO_NUMBERS.taken }), { key: 'k' })
  expect(house.double.taken).toEqual([
    {
      sid: providerId,
      to: TWILIO_NUMBERS.taken,
      from: '+15005550006',
      body: 'Your cleaner comes on Monday at 9:00.\nhttps://desk.example/bookings/42',
      statusCallback: 'https://desk.example/v1/reports/twilio?a=1',
    },
  ])
})

test('a messaging service takes the place of a number', async () => {
  const service = `MG${'1b'.repeat(16)}`
  await using house = await open({ from: service, statusCallback: null })
  await house.port.send(channelMessage({ to: TWILIO_NUMBERS.taken }), { key: 'k' })
  expect(house.double.taken[0]).toMatchObject({ from: service, statusCallback: null })
})

test('a long text is cut, the address never', async () => {
  await using house = await open()
  const short = '🧹 and wörds '.repeat(200)
  await house.port.send(channelMessage({ to: TWILIO_NUMBERS.taken, short }), { key: 'k' })
  const [{ body } = { body: '' }] = house.double.taken
  expect(body.length).toBeLessThanOrEqual(459)
  expect(body).toMatch(/[\p{L}\u{1F9F9}]\.\.\.\nhttps:\/\/desk\.example\/bookings\/42$/u)
  expect(body.isWellFormed()).toBe(true)
})

test.each([
  [TWILIO_NUMBERS.invalid, 'gone', 'error 21211'],
  [TWILIO_NUMBERS.unsubscribed, 'gone', 'error 21610: Attempt to send to unsubscribed recipient'],
  [TWILIO_NUMBERS.landline, 'gone', 'error 21614'],
  [TWILIO_NUMBERS.unroutable, 'refused', 'error 21612'],
])('%s: %s, with Twilio’s own words', async (to, fault, words) => {
  await using house = await open()
  const attempt = house.port.send(channelMessage({ to }), { key: 'k' })
  await expect(attempt).rejects.toMatchObject({ fault, message: expect.stringContaining(words) })
})

test('a wrong token is refused', async () => {
  await using house = await open({ authToken: 'not the token' })
  const attempt = house.port.send(channelMessage({ to: TWILIO_NUMBERS.taken }), { key: 'k' })
  await expect(attempt).rejects.toMatchObject({ fault: 'refused', message: 'Twilio: error 20003: Authenticate' })
})
