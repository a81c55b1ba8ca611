import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ParticipantRef, Room } from '@deskbell/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { roomKey } from './address.ts'
import { createPartyKitPublisher, type PartyKitPublisherOptions } from './partykit-publisher.ts'
import type { PublicationRef } from './ports.ts'
import { isSignedPublish, SIGNATURE_HEADER, TIMESTAMP_HEADER } from './publish-signature.ts'
import { aConversationRoom, anAgent, numbered } from './testing/people.ts'
import { until } from './testing/until.ts'

const secret = 'a secret for tests, 32 characters'
const ref: PublicationRef = { kind: 'event', workspaceId: 'wsp_', eventId: 'evt_' }

describe('the publisher to PartyKit', () => {
  let server: Server
  let url: string
  /** What each room was given, in the order of arrival. */
  let heard: Map<string, number[]>
  let posts: number
  let underWay: number
  let mostUnderWay: number
  /** The status of the next answers, or a wait; 204 when none is left. */
  let answers: (number | 'never')[]
  let genuine: boolean[]
  /** Who was to leave which room, in the order of arrival. */
  let left: [string, ParticipantRef][]

  beforeEach(async () => {
    heard = new Map()
    posts = underWay = mostUnderWay = 0
    answers = []
    genuine = []
    left = []
    server = createServer(async (request, response) => {
      posts += 1
      underWay += 1
      mostUnderWay = Math.max(mostUnderWay, underWay)
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString()
      await new Promise((resolve) => setTimeout(resolve, 2))
      underWay -= 1
      const path = request.url ?? ''
      const timestamp = Number(request.headers[TIMESTAMP_HEADER])
      const signature = String(request.headers[SIGNATURE_HEADER])
      genuine.push(await isSignedPublish(secret, { timestamp, path, body }, signature, Date.now()))
      const answer = answers.shift() ?? 204
      if (answer === 'never') return
      if (answer === 204) {
        const posted = JSON.parse(body)
        if (posted.disconnect) left.push([path, posted.disconnect])
        const seqs = (posted.events ?? []).map((event: ReturnType<typeof numbered>) => seqOf(event))
        heard.set(path, [...(heard.get(path) ?? []), ...seqs])
      }
      response.writeHead(answer).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const make = (more: Partial<PartyKitPublisherOptions> = {}) => {
    const warnings: unknown[] = []
    const logger = { warn: (_bindings: unknown, message?: string) => void warnings.push(message) }
    return {
      publisher: createPartyKitPublisher({ url: `${url}/`, secret, clock: systemClock, logger, ...more }),
      warnings,
    }
  }
  const publications = (room: Room, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ room, event: numbered(room, from + index) }))
  const sequence = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

  it('keeps the order of each room, with many rooms at once and never more posts than told', async () => {
    const { publisher } = make({ concurrency: 4 })
    const rooms = Array.from({ length: 20 }, aConversationRoom)
    for (const seq of sequence(1, 30)) {
      for (const room of rooms) publisher.publish(publications(room, seq, seq), ref)
      if (seq % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 3))
    }
    await publisher.close()
    for (const room of rooms) expect(heard.get(roomKey(room))).toEqual(sequence(1, 30))
    expect(publisher.stats()).toEqual({ published: 600, failed: 0 })
    expect(mostUnderWay).toBe(4)
    expect(posts).toBeLessThan(600)
    expect(genuine.every(Boolean)).toBe(true)
  })

  it('tries again when PartyKit cannot, without changing the order', async () => {
    const { publisher, warnings } = make()
    const room = aConversationRoom()
    answers = [503, 429]
    publisher.publish(publications(room, 1, 3), ref)
    publisher.publish(publications(room, 4, 5), ref)
    await publisher.close()
    expect(heard.get(roomKey(room))).toEqual(sequence(1, 5))
    expect(warnings).toEqual([])
  })

  it('gives up after three tries, counts what it lost, and goes on', async () => {
    const { publisher, warnings } = make()
    const room = aConversationRoom()
    answers = [500, 500, 500]
    publisher.publish(publications(room, 1, 2), ref)
    publisher.publish(publications(room, 3, 3), ref)
    await publisher.close()
    expect(publisher.stats().failed + publisher.stats().published).toBe(3)
    expect(publisher.stats().failed).toBeGreaterThan(0)
    expect(warnings).toEqual(['a publish did not reach PartyKit'])
    publisher.publish(publications(room, 4, 4), ref)
    await publisher.close()
    expect(heard.get(roomKey(room))?.at(-1)).toBe(4)
  })

  it('does not repeat what PartyKit refuses', async () => {
    const { publisher, warnings } = make()
    answers = [401]
    publisher.publish(publications(aConversationRoom(), 1, 1), ref)
    await publisher.close()
    expect(posts).toBe(1)
    expect(publisher.stats()).toEqual({ published: 0, failed: 1 })
    expect(warnings).toEqual(['PartyKit refused a publish'])
  })

  it('waits no longer than told for one post', async () => {
    const { publisher } = make({ timeout: 50 })
    const room = aConversationRoom()
    answers = ['never']
    publisher.publish(publications(room, 1, 1), ref)
    await publisher.close()
    expect(heard.get(roomKey(room))).toEqual([1])
  })

  it('drops what comes when too much waits, and never throws', async () => {
    const { publisher } = make({ waitingMax: 10, timeout: 50 })
    answers = Array.from({ length: 3 }, () => 'never' as const)
    publisher.publish(publications(aConversationRoom(), 1, 25), ref)
    expect(publisher.stats().failed).toBe(15)
    await publisher.close()
    expect(publisher.stats()).toEqual({ published: 0, failed: 25 })
  })

  it('tells every room of whoever has to leave, ahead of what waits', async () => {
    const { publisher } = make({ concurrency: 1 })
    const [one, two] = [aConversationRoom(), aConversationRoom()]
    const who = anAgent()
    publisher.publish(publications(one, 1, 500), ref)
    publisher.disconnect(who, [one, two])
    expect(publisher.stats().published).toBe(0)
    answers = [503]
    await publisher.close()
    expect(left.toSorted()).toEqual([one, two].map((room) => [roomKey(room), who]).toSorted())
    expect(heard.get(roomKey(one))).toEqual(sequence(1, 500))
    expect(genuine.every(Boolean)).toBe(true)
  })

  it('is not ready where nobody answers', async () => {
    const { publisher } = make({ url: 'http://127.0.0.1:9' })
    publisher.publish(publications(aConversationRoom(), 1, 1), ref)
    expect(await publisher.ready()).toBe(false)
    await publisher.close()
    await until(() => publisher.stats().failed === 1)
  })
})

function seqOf(event: ReturnType<typeof numbered>): number {
  return event.t === 'receipt' ? event.receipt.readSeq : 0
}
