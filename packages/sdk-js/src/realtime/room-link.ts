import type { Down, ParticipantRef, RoomTicket, Up } from '@deskbell/protocol'
import { HEARTBEAT_INTERVAL } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Claim, TabMessage, Tabs } from '../core/tabs.ts'
import type { ConnectionStatus, Trouble } from '../types.ts'
import { openSocket, type Socket } from './socket.ts'

export interface RoomLink {
  /** Who is here. */
  present(): readonly ParticipantRef[]
  send(frame: Up): void
  close(): void
}

export interface RoomLinkOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly tabs: Tabs
  /** The room as one string, such as `conversation/cnv_…`. */
  readonly room: string
  ticket(): Promise<RoomTicket>
  frame(frame: Down): void
  status(status: ConnectionStatus, trouble: Trouble | undefined): void
}

/** How long the leading tab may take to answer before another takes over. */
const LEADER_PATIENCE = 3_000

/**
 * The way to one room, over this tab's own socket or over that of the tab that leads. A follower
 * asks the leader for a sign of life as a leader asks the service, and takes over when none comes:
 * a browser may freeze the leader.
 */
export function openRoomLink(options: RoomLinkOptions): RoomLink {
  const { runtime, tabs, room, frame, status } = options
  let socket: Socket | null = null
  let claim: Claim | null = null
  let cancelWatch = () => {}
  let present: readonly ParticipantRef[] = []
  let state: ConnectionStatus = 'connecting'

  function setState(next: ConnectionStatus, trouble?: Trouble): void {
    state = next
    status(next, trouble)
  }
  function pass(down: Down): void {
    present = presence(present, down)
    frame(down)
  }
  const tell = () => tabs.post({ k: 'link', room, status: state, present })

  function won(): void {
    cancelWatch()
    socket = openSocket({
      ...options,
      frame(down) {
        tabs.post({ k: 'down', room, frame: down })
        pass(down)
      },
      status(next, trouble) {
        setState(next, trouble)
        tell()
      },
    })
  }

  function lost(): void {
    socket?.close()
    socket = null
    ask()
  }

  /** As a follower: asks for a sign of life, and takes the lead when none comes. */
  function ask(): void {
    tabs.post({ k: 'up', room, frame: { t: 'ping' } })
    cancelWatch()
    cancelWatch = runtime.later(LEADER_PATIENCE, () => {
      setState('connecting')
      claim?.steal()
    })
  }

  function hear(message: TabMessage): void {
    if (!('room' in message) || message.room !== room) return
    if (socket) {
      if (message.k !== 'up') return
      if (message.frame.t === 'ping') {
        socket.probe()
        tell()
      } else socket.send(message.frame)
      return
    }
    if (message.k === 'up') return
    cancelWatch()
    cancelWatch = runtime.later(HEARTBEAT_INTERVAL, ask)
    if (message.k === 'down') pass(message.frame)
    else {
      present = message.present
      setState(message.status)
    }
  }

  const stopListening = tabs.listen(hear)
  setState('connecting')
  claim = tabs.lead(`room:${room}`, won, lost)
  if (!socket) ask()

  return {
    present: () => present,
    send(up) {
      if (socket) socket.send(up)
      else tabs.post({ k: 'up', room, frame: up })
    },
    close() {
      stopListening()
      cancelWatch()
      socket?.close()
      socket = null
      claim?.release()
    },
  }
}

/** Who is here, after a frame. */
function presence(present: readonly ParticipantRef[], down: Down): readonly ParticipantRef[] {
  if (down.t === 'welcome') return down.present
  if (down.t !== 'presence') return present
  const others = present.filter((one) => one.kind !== down.who.kind || one.id !== down.who.id)
  return down.online ? [...others, down.who] : others
}
