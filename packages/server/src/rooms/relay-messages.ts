import { ParticipantRef, type Room } from '@deskbell/protocol'
import * as v from 'valibot'
import { roomAt, roomKey } from './address.ts'
import type { Attendance } from './relay.ts'

/** PostgreSQL takes payloads under 8,000 bytes. */
export const PAYLOAD_BYTES = 7_900

/** A person, in few bytes. */
const Who = v.pipe(
  v.tuple([ParticipantRef.entries.kind, v.string()]),
  v.transform(([kind, id]): ParticipantRef => ({ kind, id })),
)
const RoomName = v.pipe(
  v.string(),
  v.transform((key) => roomAt(key)),
  v.custom<Room>((room) => room !== null),
)
const Ref = v.variant('kind', [
  v.object({ kind: v.literal('event'), workspaceId: v.string(), eventId: v.string() }),
  v.object({ kind: v.literal('receipt'), workspaceId: v.string(), conversationId: v.string(), who: ParticipantRef }),
  v.object({ kind: v.literal('location'), workspaceId: v.string(), bookingId: v.string() }),
])

/** What nodes tell each other; `node` is the sender. */
const Message = v.variant('t', [
  /** Something was committed that concerns these rooms. */
  v.object({ t: v.literal('ref'), node: v.string(), ref: Ref, rooms: v.array(RoomName) }),
  v.object({ t: v.literal('typing'), node: v.string(), room: RoomName, who: Who, on: v.boolean() }),
  v.object({ t: v.literal('presence'), node: v.string(), room: RoomName, who: Who, on: v.boolean() }),
  /** Somebody's access ended: their sockets close on every node. `at` is when, epoch ms. */
  v.object({ t: v.literal('disconnect'), node: v.string(), who: Who, at: v.number() }),
  /** Some of those who are on the sender's node, said again from time to time. */
  v.object({ t: v.literal('here'), node: v.string(), here: v.array(v.tuple([RoomName, Who])) }),
  /** The sender is new and asks the others who is with them. */
  v.object({ t: v.literal('ask'), node: v.string() }),
  /** The sender stops; everyone there left. */
  v.object({ t: v.literal('gone'), node: v.string() }),
  /** The sender could not pass on everything. */
  v.object({ t: v.literal('gap'), node: v.string() }),
])
export type RelayMessage = v.InferOutput<typeof Message>

/** Null where the payload is none of ours, such as one of a later version. */
export function readMessage(payload: string): RelayMessage | null {
  try {
    const parsed = v.safeParse(Message, JSON.parse(payload))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** A message as its payload. */
export function writeMessage(message: RelayMessage): string {
  switch (message.t) {
    case 'ref':
      return JSON.stringify({ ...message, rooms: message.rooms.map(roomKey) })
    case 'typing':
    case 'presence':
      return JSON.stringify({ ...message, room: roomKey(message.room), who: brief(message.who) })
    case 'disconnect':
      return JSON.stringify({ ...message, who: brief(message.who) })
    case 'here':
      return JSON.stringify({ ...message, here: message.here.map(([room, who]) => [roomKey(room), brief(who)]) })
    default:
      return JSON.stringify(message)
  }
}

/** Everyone on a node, in as many messages as the size of payloads asks for. */
export function writeHere(node: string, attendances: Iterable<Attendance>): string[] {
  const messages: string[] = []
  let here: [Room, ParticipantRef][] = []
  let bytes = 0
  const send = () => {
    if (here.length > 0) messages.push(writeMessage({ t: 'here', node, here }))
    here = []
    bytes = 100
  }
  send()
  for (const { room, who } of attendances) {
    const size = roomKey(room).length + (who.id?.length ?? 0) + 30
    if (bytes + size > PAYLOAD_BYTES) send()
    here.push([room, who])
    bytes += size
  }
  send()
  return messages
}

function brief(who: ParticipantRef): [string, string] {
  return [who.kind, who.id ?? '']
}
