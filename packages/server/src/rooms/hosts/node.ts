import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE_CODES, LIMITS, type ParticipantRef, type Room, TIMINGS } from '@deskbell/protocol'
import { WebSocket, WebSocketServer } from 'ws'
import { roomAt, roomKey } from '../address.ts'
import { createDepartures } from '../departures.ts'
import {
  type ConnectionState,
  type Publication,
  type RoomConnection,
  type RoomHost,
  type RoomTimings,
  SOCKET_LIFE,
} from '../ports.ts'
import { createRoom, type RoomLogic } from '../room.ts'
import { type Admission, createAdmission, refuse } from './admission.ts'
import { createFanOut, frameText, type Outlet } from './fan-out.ts'
import type { NodeRooms, NodeRoomsLimits, NodeRoomsOptions, UpgradeListener } from './node-rooms.ts'

const NODE_ROOMS_LIMITS: NodeRoomsLimits = { sockets: 20_000, socketsPerIp: 2_000, unreadBytes: 1024 * 1024 }
export const NODE_ROOMS_TIMINGS: RoomTimings = {
  helloTimeout: TIMINGS.helloTimeout,
  silence: 35_000,
  life: SOCKET_LIFE,
}

const SWEEP_EVERY = 5_000
const CLOSE_WITHIN = 2_000

interface NodeConnection extends RoomConnection {
  readonly socket: WebSocket
  readonly outlet: Outlet
}

interface NodeRoom {
  readonly room: Room
  readonly logic: RoomLogic
  readonly connections: Set<NodeConnection>
}

/** `ws` refuses a large frame by its header, before reading it; here with our own code. */
class RoomSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === 1009 ? CLOSE_CODES.frameTooLarge : code, reason)
  }
}

/**
 * Rooms in the server's own process, over `ws`.
 *
 * @example
 * const rooms = createNodeRooms({ tickets, clock, logger })
 * rooms.attach(server)
 * rooms.publisher.publish([{ room, event }], ref)
 */
export function createNodeRooms(options: NodeRoomsOptions): NodeRooms {
  const { tickets, clock, logger, relay } = options
  const limits = { ...NODE_ROOMS_LIMITS, ...options.limits }
  const timings = { ...NODE_ROOMS_TIMINGS, ...options.timings }
  const clientIp = options.clientIp ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? '')
  const makeRoom = options.makeRoom ?? createRoom
  const rooms = new Map<string, NodeRoom>()
  const sockets = new Set<WebSocket>()
  const admission = createAdmission(limits)
  const fanOut = createFanOut(limits.unreadBytes)
  const departures = createDepartures()
  const websockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.frameBytes,
    WebSocket: RoomSocket,
  })
  let connectionCount = 0
  let cutOff = 0
  let isClosing = false

  const openRoom = (room: Room): NodeRoom => {
    const key = roomKey(room)
    const known = rooms.get(key)
    if (known !== undefined) return known
    const connections = new Set<NodeConnection>()
    const host: RoomHost = {
      room,
      timings,
      now: () => clock.now(),
      connections: () => connections,
      elsewhere: () => relay?.elsewhere(room) ?? [],
      broadcast(frame, to) {
        let push: ((outlet: Outlet) => void) | undefined
        for (const connection of connections) {
          if (!to(connection)) continue
          push ??= fanOut.broadcast(frameText(frame))
          push(connection.outlet)
        }
      },
      async verifyTicket(ticket) {
        const claims = await tickets.verify(ticket, room, clock.now())
        if (claims === null) return null
        return departures.isOutdated(claims.who, claims.at) ? 'outdated' : claims.who
      },
      relay: (signal) => relay?.signal(room, signal),
    }
    const opened = { room, logic: makeRoom(host), connections }
    rooms.set(key, opened)
    return opened
  }

  const accept = (room: Room, socket: WebSocket, stream: Duplex, admitted: Admission) => {
    const { logic, connections } = openRoom(room)
    sockets.add(socket)
    const outlet: Outlet = {
      sink: stream,
      batch: undefined,
      onSlow() {
        if (socket.readyState !== WebSocket.OPEN) return
        cutOff += 1
        logger.warn({ room: roomKey(room), bytes: stream.writableLength }, 'socket cut off: it reads too slowly')
        socket.terminate()
      },
    }
    const leave = () => {
      connections.delete(connection)
      if (connections.size === 0 && rooms.get(roomKey(room))?.connections === connections) rooms.delete(roomKey(room))
    }
    const connection: NodeConnection = {
      ...stateKeeper(),
      id: String(++connectionCount),
      socket,
      outlet,
      send: (frame) => fanOut.push(outlet, frameText(frame)),
      close(code, reason) {
        fanOut.flush(outlet)
        leave()
        socket.close(code, reason)
      },
    }
    connections.add(connection)
    logic.onConnect(connection)
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      logic
        .onMessage(connection, isBinary ? new Uint8Array(data).buffer : data.toString())
        .catch((error: unknown) => logger.error({ err: error, room: roomKey(room) }, 'a room failed on a frame'))
    })
    socket.on('pong', () => logic.onHeard(connection))
    // A broken frame or link: `ws` closes the socket itself, and "close" follows.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      admitted.release()
      sockets.delete(socket)
      logic.onClose(connection)
      leave()
    })
  }

  const onUpgrade: UpgradeListener = (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    const room = roomAt(pathOf(request))
    if (room === null) return refuse(stream, 'not_found')
    if (isClosing) return refuse(stream, 'unavailable')
    const admitted = admission.admit(clientIp(request))
    if (typeof admitted === 'string') return refuse(stream, admitted)
    // Given back exactly once, whether the handshake fails or the socket lives for days.
    stream.once('close', admitted.release)
    websockets.handleUpgrade(request, stream, head, (socket) => accept(room, socket, stream, admitted))
  }

  const publishHere = (publications: readonly Publication[]) => {
    for (const { room, event } of publications) {
      try {
        rooms.get(roomKey(room))?.logic.onPublish([event])
      } catch (error) {
        logger.error({ err: error, room: roomKey(room) }, 'a room failed to publish')
      }
    }
  }

  const disconnectHere = (who: ParticipantRef, at: number) => {
    departures.note(who, at)
    for (const { room, logic } of [...rooms.values()]) {
      try {
        logic.onDisconnect(who)
      } catch (error) {
        logger.error({ err: error, room: roomKey(room) }, 'a room failed to send somebody away')
      }
    }
  }

  const sweep = () => {
    const quietSince = clock.now() - timings.silence / 3
    for (const { logic, connections } of [...rooms.values()]) {
      logic.onSweep()
      // A browser answers a protocol ping by itself, even where the timers of a hidden page sleep.
      for (const connection of connections) {
        if ((connection.state()?.heardAt ?? 0) <= quietSince) connection.socket.ping()
      }
    }
  }

  const letEveryoneGo = (reason: string) => {
    fanOut.flushAll()
    for (const socket of sockets) socket.close(CLOSE_CODES.goingAway, reason)
  }

  relay?.listen({
    *attendances() {
      for (const { room, connections } of rooms.values()) {
        for (const connection of connections) {
          const who = connection.state()?.who
          if (who !== undefined) yield { room, who }
        }
      }
    },
    isOccupied: (room) => rooms.has(roomKey(room)),
    onPublications: publishHere,
    onDisconnect: disconnectHere,
    onSignal: (room, signal) => rooms.get(roomKey(room))?.logic.onRelay(signal),
    onGap: () => letEveryoneGo('come back and catch up'),
  })

  const timer = setInterval(sweep, SWEEP_EVERY)
  timer.unref()

  const close = async () => {
    isClosing = true
    clearInterval(timer)
    letEveryoneGo('going away')
    // Nobody is left to hear who leaves whom.
    for (const { connections } of rooms.values()) connections.clear()
    rooms.clear()
    await emptied(sockets, CLOSE_WITHIN)
  }
  let closed: Promise<void> | undefined
  const closeOnce = () => {
    closed ??= close()
    return closed
  }

  return {
    attach(server) {
      server.on('upgrade', onUpgrade)
      return () => server.off('upgrade', onUpgrade)
    },
    publisher: {
      publish(publications, ref) {
        publishHere(publications)
        relay?.publish(
          ref,
          publications.map(({ room }) => room),
        )
      },
      disconnect(who) {
        const at = clock.now()
        disconnectHere(who, at)
        relay?.disconnect(who, at)
      },
      ready: async () => !isClosing && (relay?.isReady() ?? true),
      async close() {
        await closeOnce()
        await relay?.close()
      },
    },
    stats: () => ({ rooms: rooms.size, connections: sockets.size, refused: admission.refused(), cutOff }),
    sweep,
    close: closeOnce,
  }
}

function stateKeeper(): Pick<RoomConnection, 'state' | 'setState'> {
  let kept: ConnectionState | undefined
  return {
    state: () => kept,
    setState(state) {
      kept = state
    },
  }
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? ''
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}

/** Resolves when every socket is gone; those still there after `within` ms are cut off. */
async function emptied(sockets: ReadonlySet<WebSocket>, within: number): Promise<void> {
  const closings = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.terminate()
  }, within)
  await Promise.all(closings)
  clearTimeout(timer)
}
