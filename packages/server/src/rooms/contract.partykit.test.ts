import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomKey } from './address.ts'
import { createPartyKitPublisher, type PartyKitPublisher } from './partykit-publisher.ts'
import { PUBLISH_WINDOW, SIGNATURE_HEADER, signPublish, TIMESTAMP_HEADER } from './publish-signature.ts'
import { enter } from './testing/client.ts'
import { roomContract } from './testing/contract.ts'
import { type PartyKitProcess, startPartyKit } from './testing/partykit-process.ts'
import { aConversationRoom, anAgent, numbered } from './testing/people.ts'
import { createRoomTickets } from './tickets.ts'

const secret = 'a secret for tests, 32 characters'
let partykit: PartyKitProcess
let publisher: PartyKitPublisher

beforeAll(async () => {
  partykit = await startPartyKit({ secret })
  publisher = createPartyKitPublisher({
    url: partykit.url,
    secret,
    clock: { now: Date.now },
    logger: { warn: () => undefined },
  })
}, 60_000)
afterAll(async () => {
  await publisher.close()
  await partykit.stop()
}, 20_000)

roomContract('partykit', async () => ({
  origin: partykit.url.replace('http', 'ws'),
  secret,
  now: Date.now,
  async publish(room, events) {
    publisher.publish(
      events.map((event) => ({ room, event })),
      { kind: 'event', workspaceId: 'wsp_', eventId: 'evt_' },
    )
    await publisher.close()
  },
  async disconnect(who, rooms) {
    publisher.disconnect(who, rooms)
    await publisher.close()
  },
  close: async () => undefined,
}))

describe('publishing to PartyKit', () => {
  const room = aConversationRoom()
  const body = JSON.stringify({ events: [numbered(room, 1)] })
  const post = async (change: {
    path?: string
    body?: string
    timestamp?: number
    secret?: string
    signature?: string
  }) => {
    const timestamp = change.timestamp ?? Date.now()
    const signed = { timestamp, path: roomKey(room), body }
    const response = await fetch(`${partykit.url}${change.path ?? roomKey(room)}`, {
      method: 'POST',
      headers: {
        [TIMESTAMP_HEADER]: String(timestamp),
        [SIGNATURE_HEADER]: change.signature ?? (await signPublish(change.secret ?? secret, signed)),
      },
      body: change.body ?? body,
    })
    return response.status
  }

  it('takes what the service signed', async () => {
    const { ticket } = await createRoomTickets(secret).sign(room, anAgent(), Date.now())
    const { socket } = await enter(`${partykit.url.replace('http', 'ws')}${roomKey(room)}`, ticket)
    expect(await post({})).toBe(204)
    expect(await socket.next('receipt')).toEqual(numbered(room, 1))
    await socket.close()
  })

  it.each<[string, () => Parameters<typeof post>[0]]>([
    ['signed with another secret', () => ({ secret: 'another secret, 32 characters ....' })],
    ['with another body', () => ({ body: JSON.stringify({ events: [numbered(room, 2)] }) })],
    ['for another room', () => ({ path: roomKey(aConversationRoom()) })],
    ['from too long ago', () => ({ timestamp: Date.now() - PUBLISH_WINDOW - 5_000 })],
    ['from too far ahead', () => ({ timestamp: Date.now() + PUBLISH_WINDOW + 5_000 })],
    ['without a time', () => ({ timestamp: Number.NaN })],
    ['without a signature', () => ({ signature: '' })],
    ['with a signature of another length', () => ({ signature: 'ab' })],
  ])('refuses a publish %s', async (_name, change) => {
    expect(await post(change())).toBe(401)
  })

  it('says whether it can be reached', async () => {
    expect(await publisher.ready()).toBe(true)
    const nowhere = createPartyKitPublisher({
      url: 'http://127.0.0.1:9',
      secret,
      clock: { now: Date.now },
      logger: { warn: () => undefined },
    })
    expect(await nowhere.ready()).toBe(false)
  })
})
