import type { ParticipantRef, Room } from '@deskbell/protocol'
import { roomKey } from './address.ts'
import { personKey } from './people.ts'
import type { Attendance } from './relay.ts'

/** Someone came to a room, or left it, as seen over all other nodes together. */
export interface PresenceChange extends Attendance {
  readonly online: boolean
}

/** Who is present on other nodes. Whatever is not said again in time is forgotten. */
export interface RemotePresence {
  here(node: string, room: Room, who: ParticipantRef): PresenceChange[]
  left(node: string, room: Room, who: ParticipantRef): PresenceChange[]
  /** Everyone of a node that stops. */
  gone(node: string): PresenceChange[]
  /** Everyone whose node has not been heard of them for too long. */
  expire(): PresenceChange[]
  in(room: Room): ParticipantRef[]
}

interface Person {
  readonly who: ParticipantRef
  /** Until when, epoch ms, each node vouches for them. */
  readonly until: Map<string, number>
}
interface People {
  readonly room: Room
  readonly byKey: Map<string, Person>
}

/** `life` is how long (ms) one word of a node is good for. */
export function createRemotePresence(now: () => number, life: number): RemotePresence {
  const rooms = new Map<string, People>()

  /** Takes back what some nodes said of the people of one room, and answers who is left to nobody. */
  const withdraw = (key: string, isOver: (node: string, until: number) => boolean, only?: string): PresenceChange[] => {
    const people = rooms.get(key)
    if (people === undefined) return []
    const changes: PresenceChange[] = []
    for (const [id, { who, until }] of people.byKey) {
      if (only !== undefined && id !== only) continue
      for (const [node, time] of until) if (isOver(node, time)) until.delete(node)
      if (until.size > 0) continue
      people.byKey.delete(id)
      changes.push({ room: people.room, who, online: false })
    }
    if (people.byKey.size === 0) rooms.delete(key)
    return changes
  }
  const withdrawEverywhere = (isOver: (node: string, until: number) => boolean) =>
    [...rooms.keys()].flatMap((key) => withdraw(key, isOver))

  return {
    here(node, room, who) {
      const key = roomKey(room)
      const people = rooms.get(key) ?? { room, byKey: new Map<string, Person>() }
      rooms.set(key, people)
      const known = people.byKey.get(personKey(who))
      const person = known ?? { who, until: new Map<string, number>() }
      people.byKey.set(personKey(who), person)
      person.until.set(node, now() + life)
      return known === undefined ? [{ room, who, online: true }] : []
    },
    left: (node, room, who) => withdraw(roomKey(room), (other) => other === node, personKey(who)),
    gone: (node) => withdrawEverywhere((other) => other === node),
    expire() {
      const time = now()
      return withdrawEverywhere((_node, until) => until <= time)
    },
    in: (room) => [...(rooms.get(roomKey(room))?.byKey.values() ?? [])].map(({ who }) => who),
  }
}
