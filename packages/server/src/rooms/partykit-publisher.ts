import type { ParticipantRef, RoomEvent } from '@deskbell/protocol'
import type { Logger } from 'pino'
import type { Clock } from '../platform/clock.ts'
import { roomKey } from './address.ts'
import type { RoomPublisher } from './ports.ts'
import { SIGNATURE_HEADER, signPublish, TIMESTAMP_HEADER } from './publish-signature.ts'

export interface PartyKitPublisherOptions {
  /** Where PartyKit answers, such as `http://127.0.0.1:1999` or `https://rooms.example.com`. */
  readonly url: string
  /** The secret that the service and its rooms share. */
  readonly secret: string
  readonly clock: Clock
  readonly logger: Pick<Logger, 'warn'>
  /** Posts under way at once, over all rooms; 16 unless told. */
  readonly concurrency?: number
  /** How long one post may take, in milliseconds; 5 s unless told. */
  readonly timeout?: number
  /** Events that may wait while PartyKit is slow, 10,000 unless told; what comes beyond is given up on. */
  readonly waitingMax?: number
}

export interface PartyKitPublisher extends RoomPublisher {
  /** Events posted, and events given up on, ever. */
  stats(): { readonly published: number; readonly failed: number }
}

/** What one post tells a room. */
type Posted = { readonly events: readonly RoomEvent[] } | { readonly disconnect: ParticipantRef }

const TRIES = 3
const EVENTS_PER_POST = 200
const READY_WITHIN = 2_000

/**
 * Publishes to rooms on PartyKit: one signed POST after another for each room, so that a room hears
 * events in their order, and many rooms at once. What waits for a room goes in one post.
 *
 * @example createPartyKitPublisher({ url: 'http://127.0.0.1:1999', secret, clock, logger })
 */
export function createPartyKitPublisher(options: PartyKitPublisherOptions): PartyKitPublisher {
  const { secret, clock, logger, concurrency = 16, timeout = 5_000, waitingMax = 10_000 } = options
  const origin = options.url.replace(/\/$/, '')
  /** What waits, by room; a room has an entry for as long as anything of it waits or is under way. */
  const waiting = new Map<string, RoomEvent[]>()
  /** Rooms whose turn has not come. */
  const queue: string[] = []
  const underWay = new Set<Promise<void>>()
  let held = 0
  let published = 0
  let failed = 0

  const post = async (path: string, body: string): Promise<boolean> => {
    const timestamp = clock.now()
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [TIMESTAMP_HEADER]: String(timestamp),
        [SIGNATURE_HEADER]: await signPublish(secret, { timestamp, path, body }),
      },
      body,
      signal: AbortSignal.timeout(timeout),
    })
    await response.body?.cancel()
    if (response.ok) return true
    // A refusal stays a refusal; only what PartyKit could not do now is worth another try.
    if (response.status < 500 && response.status !== 429) {
      logger.warn({ room: path, status: response.status }, 'PartyKit refused a publish')
      return false
    }
    throw new Error(`PartyKit answered ${response.status}`)
  }

  const deliver = async (path: string, what: Posted): Promise<boolean> => {
    const body = JSON.stringify(what)
    for (let attempt = 1; ; attempt++) {
      try {
        return await post(path, body)
      } catch (error) {
        if (attempt === TRIES) {
          logger.warn({ err: error, room: path, bytes: body.length }, 'a publish did not reach PartyKit')
          return false
        }
        await new Promise((resolve) => setTimeout(resolve, 50 * 4 ** (attempt - 1)))
      }
    }
  }

  const serve = async (path: string) => {
    const events = waiting.get(path)?.splice(0, EVENTS_PER_POST) ?? []
    if (await deliver(path, { events })) published += events.length
    else failed += events.length
    held -= events.length
    if (waiting.get(path)?.length) queue.push(path)
    else waiting.delete(path)
  }

  const pump = () => {
    while (underWay.size < concurrency) {
      const path = queue.shift()
      if (path === undefined) return
      const serving: Promise<void> = serve(path).finally(() => {
        underWay.delete(serving)
        pump()
      })
      underWay.add(serving)
    }
  }

  return {
    publish(publications) {
      for (const { room, event } of publications) {
        if (held >= waitingMax) {
          failed += 1
          continue
        }
        held += 1
        const path = roomKey(room)
        const ofRoom = waiting.get(path)
        if (ofRoom !== undefined) ofRoom.push(event)
        else {
          waiting.set(path, [event])
          queue.push(path)
        }
      }
      pump()
    },
    disconnect(who, rooms) {
      // Ahead of whatever waits: they shall not hear that any more.
      for (const room of rooms) {
        const telling: Promise<void> = deliver(roomKey(room), { disconnect: who }).then(() => {
          underWay.delete(telling)
          pump()
        })
        underWay.add(telling)
      }
    },
    async ready() {
      try {
        const response = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(READY_WITHIN) })
        await response.body?.cancel()
        return response.ok
      } catch {
        return false
      }
    },
    async close() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    stats: () => ({ published, failed }),
  }
}
