import { ParticipantRef, type Room, type RoomEvent, TIMINGS } from '@deskbell/protocol'
import type * as Party from 'partykit/server'
import * as v from 'valibot'
import { roomAt } from '../address.ts'
import type { ConnectionState, RoomConnection, RoomHost, RoomTimings } from '../ports.ts'
import { isSignedPublish, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../publish-signature.ts'
import { createRoom, type RoomLogic } from '../room.ts'
import { createRoomTickets } from '../tickets.ts'

type Socket = Party.Connection<ConnectionState>

/**
 * Longer than on Node, where protocol pings prove life: here a socket speaks only by its page's
 * timers, and browsers let those of a hidden page run once a minute. Links that break are noticed
 * by Cloudflare itself.
 */
const PARTYKIT_TIMINGS: RoomTimings = {
  helloTimeout: TIMINGS.helloTimeout,
  silence: 90_000,
  // Shorter than on Node: nobody can say which conversations an agent whose access ended has open.
  life: 10 * 60_000,
}
const BODY_BYTES = 1024 * 1024
/** The signature vouches for the content; kinds newer than this deployment pass through. */
const Published = v.union([
  v.strictObject({ events: v.array(v.custom<RoomEvent>(isEvent)) }),
  v.strictObject({ disconnect: ParticipantRef }),
])

/** Rooms on PartyKit: the same logic, woken from hibernation for each frame. */
export default class PartyKitRoom implements Party.Server {
  readonly options = { hibernate: true }
  readonly #party: Party.Room

  constructor(party: Party.Room) {
    this.#party = party
  }

  /** Refuses unknown rooms before a socket opens, and drops the query, which could claim another's connection id. */
  static onBeforeConnect(request: Party.Request): Party.Request | Response {
    const url = new URL(request.url)
    if (roomAt(url.pathname) === null) return new Response('Not found', { status: 404 })
    return withoutQuery(request, url)
  }

  static onBeforeRequest(request: Party.Request): Party.Request | Response {
    return roomAt(new URL(request.url).pathname) === null ? new Response('Not found', { status: 404 }) : request
  }

  /** Answers the readiness check of the service. */
  static onFetch(request: Party.Request): Response {
    const isHealth = new URL(request.url).pathname === '/healthz'
    return isHealth ? new Response('ok') : new Response('Not found', { status: 404 })
  }

  async onConnect(socket: Socket): Promise<void> {
    this.#room(socket.uri)?.onConnect(connectionOf(socket))
    if ((await this.#party.storage.getAlarm()) === null) {
      await this.#party.storage.setAlarm(Date.now() + PARTYKIT_TIMINGS.helloTimeout)
    }
  }

  async onMessage(message: string | ArrayBuffer | ArrayBufferView, socket: Socket): Promise<void> {
    const raw = typeof message === 'string' || message instanceof ArrayBuffer ? message : new Uint8Array(0).buffer
    await this.#room(socket.uri)?.onMessage(connectionOf(socket), raw)
  }

  onClose(socket: Socket): void {
    this.#room(socket.uri)?.onClose(connectionOf(socket))
    // Completes the closing handshake; without it the client waits and then reports 1006.
    connectionOf(socket).close(1000, '')
  }

  onError(socket: Socket): void {
    this.#room(socket.uri)?.onClose(connectionOf(socket))
  }

  async onAlarm(): Promise<void> {
    // The party does not know its own id in an alarm, but every socket knows its address.
    for (const { uri } of this.#party.getConnections()) {
      const next = this.#room(uri)?.onSweep() ?? null
      if (next !== null) await this.#party.storage.setAlarm(next)
      return
    }
  }

  /** Takes a signed publish from the service: POST `{ events }` or `{ disconnect: who }`, answered 204. */
  async onRequest(request: Party.Request): Promise<Response> {
    if (request.method !== 'POST') return new Response('Use POST', { status: 405, headers: { Allow: 'POST' } })
    const { pathname } = new URL(request.url)
    const body = await request.text()
    if (body.length > BODY_BYTES) return new Response('Too large', { status: 413 })
    const timestamp = Number(request.headers.get(TIMESTAMP_HEADER) ?? Number.NaN)
    const signature = request.headers.get(SIGNATURE_HEADER) ?? ''
    const isGenuine = await isSignedPublish(this.#secret(), { timestamp, path: pathname, body }, signature, Date.now())
    if (!isGenuine) return new Response('Not signed by the service, or too long ago', { status: 401 })
    const published = v.safeParse(Published, parseJson(body))
    if (!published.success) return new Response('Neither events nor a person', { status: 422 })
    const room = this.#room(request.url)
    if ('events' in published.output) room?.onPublish(published.output.events)
    else room?.onDisconnect(published.output.disconnect)
    return new Response(null, { status: 204 })
  }

  #secret(): string {
    const secret = this.#party.env.DESKBELL_SECRET
    if (typeof secret !== 'string' || secret === '') throw new Error('Set DESKBELL_SECRET to the secret of the service')
    return secret
  }

  #room(uri: string): RoomLogic | null {
    const room = roomAt(new URL(uri).pathname)
    return room === null ? null : createRoom(this.#host(room))
  }

  #host(room: Room): RoomHost {
    const party = this.#party
    const tickets = createRoomTickets(this.#secret())
    return {
      room,
      timings: PARTYKIT_TIMINGS,
      now: Date.now,
      *connections() {
        for (const socket of party.getConnections<ConnectionState>()) yield connectionOf(socket)
      },
      elsewhere: () => [],
      broadcast(frame, to) {
        for (const socket of party.getConnections<ConnectionState>()) {
          const connection = connectionOf(socket)
          if (to(connection)) connection.send(frame)
        }
      },
      verifyTicket: async (ticket) => (await tickets.verify(ticket, room, Date.now()))?.who ?? null,
      relay: () => undefined,
    }
  }
}

/** A socket may close at any moment; what is done to it then must not fail the others. */
function connectionOf(socket: Socket): RoomConnection {
  return {
    id: socket.id,
    state: () => socket.state ?? undefined,
    setState: (state) => attempt(() => socket.setState(state)),
    send: (frame) => attempt(() => socket.send(frame)),
    close: (code, reason) => attempt(() => socket.close(code, reason)),
  }
}

function attempt(effect: () => unknown): void {
  try {
    effect()
  } catch {
    // The socket is gone; its close event tells the room.
  }
}

function withoutQuery(request: Party.Request, url: URL): Party.Request {
  url.search = ''
  return new Request(url, request as unknown as Request) as unknown as Party.Request
}

function isEvent(value: unknown): boolean {
  return v.is(v.looseObject({ t: v.string() }), value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
