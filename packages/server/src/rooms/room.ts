import {
  CLOSE_CODES,
  type CloseCode,
  LIMITS,
  type ParticipantRef,
  PROTOCOL_VERSION,
  type RoomEvent,
  type RoomNotice,
} from '@deskbell/protocol'
import { isTooLarge, readFrame } from './frames.ts'
import { isSamePerson, uniquePeople } from './people.ts'
import type { ConnectionState, RoomConnection, RoomHost, RoomSignal } from './ports.ts'

/** What a host calls. A room keeps nothing: it may be made anew before every call. */
export interface RoomLogic {
  onConnect(connection: RoomConnection): void
  onMessage(connection: RoomConnection, raw: string | ArrayBuffer): Promise<void>
  onClose(connection: RoomConnection): void
  /** Something durable happened; everyone who said hello hears of it, in this order. */
  onPublish(events: readonly RoomEvent[]): void
  /** Somebody's access ended: whatever sockets they have here are sent away. */
  onDisconnect(who: ParticipantRef): void
  /** Another node passes on what its sockets said. */
  onRelay(signal: RoomSignal): void
  /** The transport itself proved that a socket lives, such as by a WebSocket pong. */
  onHeard(connection: RoomConnection): void
  /** Sends away sockets that are silent, or open for too long. Answers when the next one may be due (epoch ms), or null when none can. */
  onSweep(): number | null
}

const FLOOD_WINDOW = 10_000

/**
 * The rules of every room, over whatever host it runs in.
 *
 * @example const room = createRoom(host); room.onConnect(connection)
 */
export function createRoom(host: RoomHost): RoomLogic {
  const notify = (notice: RoomNotice, to: (connection: RoomConnection) => boolean) =>
    host.broadcast(JSON.stringify(notice), to)

  /** Whether a person has a socket here other than this one. */
  const isHere = (who: ParticipantRef, other?: RoomConnection) => {
    for (const connection of host.connections()) {
      const there = connection.state()?.who
      if (there !== undefined && connection.id !== other?.id && isSamePerson(there, who)) return true
    }
    return false
  }

  const isElsewhere = (who: ParticipantRef) => {
    for (const there of host.elsewhere()) if (isSamePerson(there, who)) return true
    return false
  }

  const present = (except: ParticipantRef) => {
    const people: ParticipantRef[] = []
    for (const connection of host.connections()) {
      const who = connection.state()?.who
      if (who !== undefined) people.push(who)
    }
    return uniquePeople([...people, ...host.elsewhere()]).filter((who) => !isSamePerson(who, except))
  }

  /** Other nodes learn of every first and last socket here; people only of what changes for them. */
  const announce = (who: ParticipantRef, online: boolean) => {
    if (!isElsewhere(who)) notify({ t: 'presence', who, online }, isOther(who))
    host.relay({ kind: 'presence', who, online })
  }

  const leave = (connection: RoomConnection) => {
    const state = connection.state()
    if (state === undefined || state.gone) return
    const { who, ...rest } = state
    connection.setState({ ...rest, gone: true })
    if (who !== undefined && !isHere(who, connection)) announce(who, false)
  }

  const sendAway = (connection: RoomConnection, code: CloseCode, reason: string) => {
    leave(connection)
    connection.close(code, reason)
  }

  const onHello = async (connection: RoomConnection, state: ConnectionState, ticket: string) => {
    if (state.asked) return sendAway(connection, CLOSE_CODES.malformedFrame, 'one hello is enough')
    connection.setState({ ...state, asked: true })
    const who = await host.verifyTicket(ticket)
    // The socket may have spoken again or left while the ticket was being checked.
    const current = connection.state()
    if (current === undefined || current.gone) return
    if (who === null) return sendAway(connection, CLOSE_CODES.ticketRefused, 'ticket refused')
    // Not 4401: with clocks that differ it may be a new one, and then the next is good.
    if (who === 'outdated') return sendAway(connection, CLOSE_CODES.goingAway, 'ask for another ticket')
    const isFirst = !isHere(who, connection)
    connection.setState({ ...current, who })
    const welcome: RoomNotice = { t: 'welcome', v: PROTOCOL_VERSION, you: who, present: present(who) }
    connection.send(JSON.stringify(welcome))
    if (isFirst) announce(who, true)
  }

  const onTyping = (who: ParticipantRef, on: boolean) => {
    if (host.room.party === 'conversation') notify({ t: 'typing', who, on }, isOther(who))
  }

  const onMessage = async (connection: RoomConnection, raw: string | ArrayBuffer) => {
    const before = connection.state()
    if (before === undefined || before.gone) return
    const state = counted(before, host.now())
    connection.setState(state)
    if (state.frames > LIMITS.framesPerTenSeconds) return sendAway(connection, CLOSE_CODES.flood, 'too many frames')
    if (isTooLarge(raw)) return sendAway(connection, CLOSE_CODES.frameTooLarge, 'frame too large')
    const frame = readFrame(raw)
    if (frame === 'unsupported') {
      return sendAway(connection, CLOSE_CODES.protocolUnsupported, `this service speaks version ${PROTOCOL_VERSION}`)
    }
    if (frame === 'malformed') return sendAway(connection, CLOSE_CODES.malformedFrame, 'malformed frame')
    if (frame.t === 'hello') return onHello(connection, state, frame.ticket)
    if (!state.asked) return sendAway(connection, CLOSE_CODES.malformedFrame, 'say hello first')
    if (frame.t === 'ping') return connection.send('{"t":"pong"}')
    if (state.who === undefined) return
    onTyping(state.who, frame.on)
    if (host.room.party === 'conversation') host.relay({ kind: 'typing', who: state.who, on: frame.on })
  }

  /** When and why a socket is sent away unless it says something before. */
  const endOf = ({ who, openedAt, heardAt }: ConnectionState) => {
    const { helloTimeout, silence, life } = host.timings
    if (who === undefined) return { at: openedAt + helloTimeout, code: CLOSE_CODES.helloTimeout, reason: 'no hello' }
    if (openedAt + life < heardAt + silence) {
      return { at: openedAt + life, code: CLOSE_CODES.ticketRefused, reason: 'a new ticket is due' }
    }
    return { at: heardAt + silence, code: CLOSE_CODES.goingAway, reason: 'not heard from' }
  }

  return {
    onConnect(connection) {
      const now = host.now()
      connection.setState({ openedAt: now, heardAt: now, windowStart: now, frames: 0 })
    },
    onMessage,
    onClose: leave,
    onPublish(events) {
      for (const event of events) host.broadcast(JSON.stringify(event), isIn)
    },
    onDisconnect(who) {
      // Copied, because those sent away leave the set.
      for (const connection of [...host.connections()]) {
        const there = connection.state()?.who
        if (there !== undefined && isSamePerson(there, who)) {
          sendAway(connection, CLOSE_CODES.ticketRefused, 'a new ticket is due')
        }
      }
    },
    onRelay(signal) {
      if (signal.kind === 'typing') onTyping(signal.who, signal.on)
      else if (!isHere(signal.who)) {
        notify({ t: 'presence', who: signal.who, online: signal.online }, isOther(signal.who))
      }
    },
    onHeard(connection) {
      const state = connection.state()
      if (state !== undefined && !state.gone) connection.setState({ ...state, heardAt: host.now() })
    },
    onSweep() {
      const now = host.now()
      let next: number | null = null
      // Copied, because those sent away leave the set.
      for (const connection of [...host.connections()]) {
        const state = connection.state()
        if (state === undefined || state.gone) continue
        const end = endOf(state)
        if (end.at > now) next = Math.min(next ?? end.at, end.at)
        else sendAway(connection, end.code, end.reason)
      }
      return next
    },
  }
}

/** Whether a socket said hello and may hear what happens. */
function isIn(connection: RoomConnection): boolean {
  return connection.state()?.who !== undefined
}

/** Accepts the sockets of everyone but one person. */
function isOther(who: ParticipantRef): (connection: RoomConnection) => boolean {
  return (connection) => {
    const there = connection.state()?.who
    return there !== undefined && !isSamePerson(there, who)
  }
}

function counted(state: ConnectionState, now: number): ConnectionState {
  const isNewWindow = now - state.windowStart >= FLOOD_WINDOW
  return {
    ...state,
    heardAt: now,
    windowStart: isNewWindow ? now : state.windowStart,
    frames: isNewWindow ? 1 : state.frames + 1,
  }
}
