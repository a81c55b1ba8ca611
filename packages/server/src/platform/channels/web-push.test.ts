import { expect, test } from 'vitest'
import { type ContractHouse, channelContract, channelMessage } from '../../testing/providers/channel-contract.ts'
import { nobodysUrl } from '../../testing/providers/http-double.ts'
import { readVapid, startPushDouble } from '../../testing/providers/push-service.ts'
import { createOutgoing } from '../outgoing.ts'
import { makePushKeys, webPushChannel } from './web-push.ts'

const outgoing = createOutgoing({ allowPrivate: true })
const subject = 'mailto:desk@example.com'
const HOUR = 3_600

async function open() {
  const double = await startPushDouble()
  const keys = await makePushKeys()
  const port = webPushChannel({ outgoing, keys, subject })
  const to = double.subscribe(keys.publicKey)
  return { double, keys, port, to, [Symbol.asyncDispose]: () => double[Symbol.asyncDispose]() }
}

channelContract('web push', async (): Promise<ContractHouse> => {
  const house = await open()
  const { double, keys, to } = house
  const foreign = double.subscribe((await makePushKeys()).publicKey)
  const expired = double.subscribe(keys.publicKey)
  double.expire(expired)
  const nowhere = to.replaceAll(double.url, await nobodysUrl())
  const { pathname } = new URL((JSON.parse(to) as { endpoint: string }).endpoint)
  return {
    ...house,
    impatient: webPushChannel({ outgoing, keys, subject, timeoutMs: 250 }),
    nowhere: { ...house.port, send: (message, options) => house.port.send({ ...message, to: nowhere }, options) },
    refused: () => house.port.send(channelMessage({ to: foreign }), { key: 'k' }),
    gone: () => house.port.send(channelMessage({ to: expired }), { key: 'k' }),
    secrets: [keys.privateKey, pathname, pathname.slice(6), JSON.parse(to).keys.auth],
  }
})

test('the browser reads what was meant for it, and the service knows who sent it', async () => {
  await using house = await open()
  await house.port.send(channelMessage({ to: house.to }), { key: 'dlv_1' })
  const [pushed] = house.double.taken
  expect(pushed?.payload).toEqual({
    title: 'Your booking is confirmed',
    body: 'Your cleaner comes on Monday at 9:00.',
    url: 'https://desk.example/bookings/42',
    tag: pushed?.topic,
    priority: 'high',
  })
  const claims = await readVapid(pushed?.token ?? '', house.keys.publicKey, house.double.url)
  expect(claims.sub).toBe(subject)
  expect((claims.exp ?? 0) * 1000 - Date.now()).toBeLessThanOrEqual(24 * 3_600_000)
})

test('tries of one delivery have one tag and one topic; others have their own', async () => {
  await using house = await open()
  for (const key of ['dlv_1', 'dlv_1', 'dlv_2']) await house.port.send(channelMessage({ to: house.to }), { key })
  const [first, again, other] = house.double.taken.map(({ topic }) => topic)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test.each([
  ['low', 72 * HOUR, 'low'],
  ['medium', 24 * HOUR, 'normal'],
  ['high', 24 * HOUR, 'high'],
  ['urgent', 4 * HOUR, 'high'],
] as const)('%s: kept for %i seconds, with urgency %s', async (priority, ttl, urgency) => {
  await using house = await open()
  await house.port.send(channelMessage({ to: house.to, priority }), { key: 'k' })
  expect(house.double.taken[0]).toMatchObject({ ttl, urgency })
})

test.each([['not JSON'], ['{}'], ['{"endpoint":"https://push.example/1","keys":{"p256dh":"short","auth":"x"}}']])(
  'a subscription that nobody can encrypt for is gone: %s',
  async (to) => {
    await using house = await open()
    const attempt = house.port.send(channelMessage({ to }), { key: 'k' })
    await expect(attempt).rejects.toMatchObject({ fault: 'gone' })
  },
)

test('a subscription that the service never heard of is gone', async () => {
  await using house = await open()
  await using other = await open()
  const to = other.to.replaceAll(other.double.url, house.double.url)
  await expect(house.port.send(channelMessage({ to }), { key: 'k' })).rejects.toMatchObject({ fault: 'gone' })
})

test('a service that repeats the sender’s token is not repeated', async () => {
  await using house = await open()
  house.double.next({ kind: 'repeat' })
  const error = await house.port.send(channelMessage({ to: house.to }), { key: 'k' }).catch((thrown: unknown) => thrown)
  expect(String(error)).toMatch(/^ChannelError: 127\.0\.0\.1: HTTP 403: \/… … /)
  expect(String(error)).not.toContain('eyJ')
})

test('an address of the network within is refused before it is asked', async () => {
  await using house = await open()
  const port = webPushChannel({ outgoing: createOutgoing({ allowPrivate: false }), keys: house.keys, subject })
  const attempt = port.send(channelMessage({ to: house.to }), { key: 'k' })
  await expect(attempt).rejects.toMatchObject({ fault: 'refused' })
  expect(house.double.taken).toEqual([])
})

test('keys are new each time', async () => {
  const [one, other] = [await makePushKeys(), await makePushKeys()]
  expect(Buffer.from(one.publicKey, 'base64url')).toHaveLength(65)
  expect(other).not.toEqual(one)
})
