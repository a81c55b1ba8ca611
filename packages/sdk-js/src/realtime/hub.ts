import type { Down, ParticipantRef, Room, RoomTicket, Up } from '@deskbell/protocol'
import type { Call } from '../core/http.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Tabs } from '../core/tabs.ts'
import type { ConnectionStatus, Readable, Trouble } from '../types.ts'
import { openRoomLink, type RoomLink } from './room-link.ts'

export interface RoomListener {
  frame(frame: Down): void
  /** The room was joined, or cannot be joined just now: ask for what follows your cursor. */
  sync(): void
  /** The way to the room changed. `trouble` says why it is not tried any more, and is null when it is. */
  changed?(trouble: Trouble | null): void
}

export interface Hub {
  readonly connection: Readable<ConnectionStatus>
  /** Who is in a room, as far as it is listened to. */
  present(room: RoomName): readonly ParticipantRef[]
  /** Listens to a room until the answer is called, which may be called again. At most two rooms have a socket: the newest of each sort. */
  join(room: RoomName, listener: RoomListener): () => void
  send(room: RoomName, frame: Up): void
  /** Tries again whatever is not open, because somebody else speaks from now on. */
  renew(): void
  close(): void
}

interface Joined {
  readonly listeners: Set<RoomListener>
  link: RoomLink | null
  status: ConnectionStatus
}

/** A room as one string, such as `conversation/cnv_…`. Where its socket opens is said by its ticket. */
export type RoomName = `${Room['party']}/${string}`

const isConversation = (name: RoomName) => name.startsWith('conv')

/** How often a room is asked for over HTTP while it has no socket, in milliseconds. */
const POLL = 10_000

export interface HubOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly tabs: Tabs
  readonly call: Call
}

/** Every room this client listens to, and the one status shown for them all. */
export function createHub(options: HubOptions): Hub {
  const { runtime, link, call } = options
  const connection = writable<ConnectionStatus>('idle')
  const rooms = new Map<RoomName, Joined>()
  let cancelPoll: (() => void) | null = null
  /** Polls since a socket last lived or died. */
  let polls = 0

  function update(): void {
    const statuses = [...rooms.values()].map((room) => room.status)
    const any = (status: ConnectionStatus) => statuses.includes(status) && status
    const trying = any('connecting') || any('offline')
    // Where sockets are shut out (some proxies do) but answers come, asking by hand is being online.
    const online = any('online') || (trying && polls > 1 && 'online')
    connection.set(link.isDown() ? 'offline' : online || trying || 'idle')
  }

  function tell(joined: Joined, what: (listener: RoomListener) => void): void {
    for (const listener of joined.listeners) what(listener)
  }

  function poll(): void {
    if (cancelPoll) return
    const deaf = [...rooms.values()].some((room) => room.status !== 'online')
    if (!deaf) return
    cancelPoll = runtime.later(POLL * (0.75 + runtime.random() / 2), () => {
      cancelPoll = null
      if (!link.isAway()) {
        polls += 1
        update()
        for (const room of rooms.values()) if (room.status !== 'online') tell(room, (listener) => listener.sync())
      }
      poll()
    })
  }

  function connect(name: RoomName, joined: Joined): void {
    const [party, id] = name.split('/')
    joined.link = openRoomLink({
      ...options,
      room: name,
      ticket: () => call<RoomTicket>('POST', '/v1/room-tickets', { body: { room: { party, id } } }),
      frame: (frame) => tell(joined, (listener) => listener.frame(frame)),
      status(status, trouble) {
        const isOnline = status === 'online'
        const wasOnline = joined.status === 'online'
        joined.status = status
        if (isOnline || wasOnline) polls = 0
        if (isOnline) link.report(true)
        tell(joined, (listener) => {
          listener.changed?.(trouble ?? null)
          if (isOnline && !wasOnline) listener.sync()
        })
        update()
        poll()
      },
    })
  }

  function shut(joined: Joined): void {
    joined.link?.close()
    joined.link = null
    joined.status = 'idle'
  }

  /** Gives sockets to the newest conversation and the newest room of another sort, and to no others. */
  function allot(): void {
    const chosen = new Map<boolean, Joined>()
    for (const [name, joined] of rooms) chosen.set(isConversation(name), joined)
    for (const [name, joined] of rooms) {
      const wanted = chosen.get(isConversation(name)) === joined
      if (wanted && !joined.link) connect(name, joined)
      else if (!wanted) shut(joined)
    }
    update()
    poll()
  }

  const stop = link.listen(update)

  return {
    connection,
    present: (name) => rooms.get(name)?.link?.present() ?? [],
    join(name, listener) {
      const joined = rooms.get(name) ?? { listeners: new Set(), link: null, status: 'idle' }
      joined.listeners.add(listener)
      // Set anew, so that the newest stands last.
      rooms.delete(name)
      rooms.set(name, joined)
      allot()
      return () => {
        joined.listeners.delete(listener)
        if (joined.listeners.size > 0 || rooms.get(name) !== joined) return
        rooms.delete(name)
        shut(joined)
        allot()
      }
    },
    send: (name, frame) => rooms.get(name)?.link?.send(frame),
    renew() {
      for (const joined of rooms.values()) if (joined.status !== 'online') shut(joined)
      allot()
    },
    close() {
      stop()
      cancelPoll?.()
      rooms.forEach(shut)
      rooms.clear()
      connection.set('idle')
    },
  }
}
