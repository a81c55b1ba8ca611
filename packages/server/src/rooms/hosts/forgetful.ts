import type { ConnectionState, RoomConnection, RoomHost } from '../ports.ts'
import { createRoom, type RoomLogic } from '../room.ts'
import { createNodeRooms } from './node.ts'
import type { NodeRooms, NodeRoomsOptions } from './node-rooms.ts'

/** What a hibernating socket may keep, in bytes of JSON. */
const STATE_BYTES = 2048

/**
 * The Node host with a bad memory, for tests: it makes the room anew before every call and keeps a
 * connection's state as JSON. Whatever passes here survives hibernation.
 */
export function createForgetfulRooms(options: NodeRoomsOptions): NodeRooms {
  return createNodeRooms({ ...options, makeRoom: forgetfulRoom })
}

function forgetfulRoom(host: RoomHost): RoomLogic {
  const room = () => createRoom(forgetting(host))
  return {
    onConnect: (connection) => room().onConnect(asJson(connection)),
    onMessage: (connection, raw) => room().onMessage(asJson(connection), raw),
    onClose: (connection) => room().onClose(asJson(connection)),
    onPublish: (events) => room().onPublish(events),
    onDisconnect: (who) => room().onDisconnect(who),
    onRelay: (signal) => room().onRelay(signal),
    onHeard: (connection) => room().onHeard(asJson(connection)),
    onSweep: () => room().onSweep(),
  }
}

function forgetting(host: RoomHost): RoomHost {
  return {
    ...host,
    connections: () => [...host.connections()].map(asJson),
    broadcast: (frame, to) => host.broadcast(frame, (connection) => to(asJson(connection))),
  }
}

/** A new object each time, so that nothing can be remembered on it. */
function asJson(connection: RoomConnection): RoomConnection {
  return {
    id: connection.id,
    state: () => roundTrip(connection.state()),
    setState: (state) => connection.setState(roundTrip(state)),
    send: (frame) => connection.send(frame),
    close: (code, reason) => connection.close(code, reason),
  }
}

function roundTrip<S extends ConnectionState | undefined>(state: S): S {
  if (state === undefined) return state
  const text = JSON.stringify(state)
  if (text.length > STATE_BYTES) throw new RangeError(`A connection may keep ${STATE_BYTES} bytes, not ${text.length}`)
  return JSON.parse(text)
}
