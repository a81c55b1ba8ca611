import type { Room } from '@deskbell/protocol'
import type pg from 'pg'
import type { Logger } from 'pino'
import { createListening, type Listening, type ListeningTimings } from '../db/listening.ts'
import type { Clock } from '../platform/clock.ts'
import { backoff, pause } from '../platform/pause.ts'
import type { Publication, PublicationRef } from './ports.ts'
import type { RelayListener, RoomRelay } from './relay.ts'
import { PAYLOAD_BYTES, type RelayMessage, readMessage, writeHere, writeMessage } from './relay-messages.ts'
import { createRemotePresence, type PresenceChange } from './remote-presence.ts'

export interface PostgresRelayOptions {
  readonly connectionString: string
  readonly clock: Clock
  readonly logger: Pick<Logger, 'warn'>
  /** Reads what another node committed, and derives the publications that it made of it. */
  readonly resolve: (ref: PublicationRef) => Promise<readonly Publication[]>
  readonly timings?: Partial<RelayTimings>
}

/** Milliseconds. */
export interface RelayTimings extends Pick<ListeningTimings, 'heartbeatEvery' | 'heartbeatTimeout'> {
  /** How often a node says again who is with it … */
  readonly announceEvery: number
  /** … and how long one such word is good for on the others. */
  readonly presenceLife: number
}

const TIMINGS: RelayTimings = {
  announceEvery: 15_000,
  presenceLife: 40_000,
  heartbeatEvery: 10_000,
  heartbeatTimeout: 5_000,
}
const CHANNEL = 'deskbell_rooms'
const RESOLVE_TRIES = 3
/** Payloads kept while PostgreSQL is away; beyond, the other nodes are told of a gap. */
const WAITING_MAX = 10_000
const PAYLOADS_PER_QUERY = 200
/** Naming more rooms would not fit; the other nodes then look for themselves. */
const ROOMS_NAMED_MAX = 20

/**
 * Passes room events between servers on one PostgreSQL by NOTIFY, on a connection of its own that
 * comes back when it breaks. Payloads are ids and flags: whoever has sockets in the rooms concerned
 * reads the rest from the database.
 *
 * When the connection was away, or something could not be read or passed on, `onGap` says so: then
 * the sockets here come back and ask for what follows their cursors.
 */
export function createPostgresRelay(options: PostgresRelayOptions): RoomRelay {
  const { connectionString, clock, logger, resolve } = options
  const timings = { ...TIMINGS, ...options.timings }
  const node = crypto.randomUUID()
  const presence = createRemotePresence(() => clock.now(), timings.presenceLife)
  let listener: RelayListener | undefined
  let listening: Listening | undefined
  let waiting: string[] = []
  let hasLost = false
  let isSending = false
  /** Publications are delivered in the order in which they were heard of. */
  let delivered: Promise<void> = Promise.resolve()

  const send = (...payloads: string[]) => {
    for (const payload of payloads) {
      if (payload.length <= PAYLOAD_BYTES) waiting.push(payload)
      else hasLost = true
    }
    if (waiting.length > WAITING_MAX) {
      waiting = waiting.slice(-WAITING_MAX)
      hasLost = true
    }
    if (isSending || listening?.client === undefined) return
    isSending = true
    // What this tick brings goes in one query.
    setImmediate(() => void sendWaiting())
  }

  const sendWaiting = async () => {
    const current = listening?.client
    try {
      while (current !== undefined && current === listening?.client && (waiting.length > 0 || hasLost)) {
        if (hasLost) waiting.push(writeMessage({ t: 'gap', node }))
        hasLost = false
        const batch = waiting.slice(0, PAYLOADS_PER_QUERY)
        await notify(current, batch)
        waiting.splice(0, batch.length)
      }
    } catch (error) {
      // They stay in line; a repeated one does no harm.
      logger.warn({ err: error }, 'other nodes could not be told; trying again')
      current?.connection.stream.destroy()
    } finally {
      isSending = false
    }
  }

  const announce = () => send(...writeHere(node, listener?.attendances() ?? []))

  const tell = (changes: readonly PresenceChange[]) => {
    for (const { room, who, online } of changes) listener?.onSignal(room, { kind: 'presence', who, online })
  }

  const deliver = (ref: PublicationRef, rooms: readonly Room[]) => {
    if (rooms.length > 0 && !rooms.some((room) => listener?.isOccupied(room))) return
    const reading = readPatiently(() => resolve(ref), logger)
    delivered = delivered.then(async () => {
      const publications = await reading
      if (publications === null) listener?.onGap()
      else listener?.onPublications(publications)
    })
  }

  const hear = (message: RelayMessage) => {
    if (message.node === node) return
    switch (message.t) {
      case 'ref':
        return deliver(message.ref, message.rooms)
      case 'typing':
        return listener?.onSignal(message.room, { kind: 'typing', who: message.who, on: message.on })
      case 'presence':
        return tell(presence[message.on ? 'here' : 'left'](message.node, message.room, message.who))
      case 'disconnect':
        return listener?.onDisconnect(message.who, message.at)
      case 'here':
        for (const [room, who] of message.here) tell(presence.here(message.node, room, who))
        return
      case 'ask':
        return announce()
      case 'gone':
        return tell(presence.gone(message.node))
      case 'gap':
        return listener?.onGap()
    }
  }

  let announcing: NodeJS.Timeout | undefined
  let expiring: NodeJS.Timeout | undefined

  return {
    listen(given) {
      listener = given
      listening = createListening({
        connectionString,
        name: 'deskbell rooms',
        channel: CHANNEL,
        timings,
        onNotification(payload) {
          const message = readMessage(payload)
          if (message !== null) hear(message)
        },
        onReady() {
          // Whatever was said meanwhile went unheard.
          listener?.onGap()
          send(writeMessage({ t: 'ask', node }))
          announce()
        },
        onBroken: (error) => logger.warn({ err: error }, 'other nodes cannot be heard; connecting again'),
      })
      announcing = setInterval(announce, timings.announceEvery).unref()
      expiring = setInterval(() => tell(presence.expire()), timings.presenceLife / 8).unref()
    },
    publish(ref, rooms) {
      if (rooms.length === 0) return
      send(writeMessage({ t: 'ref', node, ref, rooms: rooms.length > ROOMS_NAMED_MAX ? [] : [...rooms] }))
    },
    disconnect: (who, at) => send(writeMessage({ t: 'disconnect', node, who, at })),
    signal(room, signal) {
      // Typing is worth nothing late.
      if (signal.kind === 'typing' && listening?.client === undefined) return
      const { kind, who } = signal
      send(writeMessage({ t: kind, node, room, who, on: kind === 'typing' ? signal.on : signal.online }))
    },
    elsewhere: (room) => presence.in(room),
    isReady: () => listening?.client !== undefined,
    async close() {
      clearInterval(announcing)
      clearInterval(expiring)
      const last = listening?.client
      if (last !== undefined) {
        const words = [...waiting.splice(0), writeMessage({ t: 'gone', node })]
        await Promise.race([notify(last, words).catch(() => undefined), pause(1_000)])
      }
      await listening?.close()
      await delivered
    },
  }
}

async function notify(client: pg.Client, payloads: readonly string[]): Promise<void> {
  const text =
    'select pg_notify($1, payload) from unnest($2::text[]) with ordinality as t(payload, place) order by place'
  await client.query(text, [CHANNEL, payloads])
}

/** Null when it cannot be read at all. */
async function readPatiently<T>(read: () => Promise<T>, logger: Pick<Logger, 'warn'>): Promise<T | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      if (attempt === RESOLVE_TRIES) {
        logger.warn({ err: error }, 'what another node published cannot be read')
        return null
      }
      await pause(backoff(attempt, 50, 1_000))
    }
  }
}
