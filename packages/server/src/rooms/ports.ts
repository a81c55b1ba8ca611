import type { ParticipantRef, Room, RoomEvent } from '@deskbell/protocol'

/** One socket as room logic sees it. All state of a room lives here, so that it survives hibernation. */
export interface RoomConnection {
  readonly id: string
  /** What was last given to `setState`; undefined on a new socket. */
  state(): ConnectionState | undefined
  setState(state: ConnectionState): void
  send(frame: string): void
  close(code: number, reason: string): void
}

/** At most 2 kB as JSON: that is what a hibernating socket may keep. */
export interface ConnectionState {
  /** When the socket opened, and when it last said something. */
  readonly openedAt: number
  readonly heardAt: number
  /** Set by the first hello, while its ticket is being checked and ever after. */
  readonly asked?: true
  /** Set by an accepted hello, taken away when the socket leaves. */
  readonly who?: ParticipantRef
  /** Set when the socket left or was sent away; nothing it says counts any more. */
  readonly gone?: true
  /** Frames heard since `windowStart`, against floods. */
  readonly windowStart: number
  readonly frames: number
}

/** How long a room waits, in milliseconds. */
export interface RoomTimings {
  /** For the hello of a new socket. */
  readonly helloTimeout: number
  /** For any sign of life of a socket that said hello. */
  readonly silence: number
  /** Until a socket has to come with a new ticket, so that nobody listens on who may not any more. */
  readonly life: number
}

/** An hour: a new ticket costs one request, and whoever signed out or was removed gets none. */
export const SOCKET_LIFE = 60 * 60_000

/** The place a room runs in. */
export interface RoomHost {
  readonly room: Room
  readonly timings: RoomTimings
  now(): number
  /** The sockets of this room on this node. */
  connections(): Iterable<RoomConnection>
  /** Who is present in the same room on other nodes; nobody where there is one node. */
  elsewhere(): Iterable<ParticipantRef>
  /** Sends one frame to every connection that `to` accepts, framing it once. */
  broadcast(frame: string, to: (connection: RoomConnection) => boolean): void
  /** Whom a room ticket lets in; null when it is forged, expired or for another room. */
  verifyTicket(ticket: string): Promise<ParticipantRef | 'outdated' | null>
  /** Tells rooms of the same name on other nodes; nothing to do where there is one node. */
  relay(signal: RoomSignal): void
}

/** Passing things that are never stored, as nodes tell each other: ids and a flag, never content. */
export type RoomSignal =
  | { readonly kind: 'typing'; readonly who: ParticipantRef; readonly on: boolean }
  | { readonly kind: 'presence'; readonly who: ParticipantRef; readonly online: boolean }

/** One event for one room. */
export interface Publication {
  readonly room: Room
  readonly event: RoomEvent
}

/**
 * Names what was committed, so that another node can read it from the database and publish the
 * same: ids only, never content.
 */
export type PublicationRef =
  | { readonly kind: 'event'; readonly workspaceId: string; readonly eventId: string }
  | {
      readonly kind: 'receipt'
      readonly workspaceId: string
      readonly conversationId: string
      readonly who: ParticipantRef
    }
  | { readonly kind: 'location'; readonly workspaceId: string; readonly bookingId: string }

/** How the service reaches rooms, after commit. Never throws: a lost publish is healed by cursors. */
export interface RoomPublisher {
  publish(publications: readonly Publication[], ref: PublicationRef): void
  /**
   * Closes every socket of somebody whose access ended, in whatever room, with 4401. Where they have
   * access after all, on another device, a new ticket brings them back at once. `rooms` are those
   * they are known to use, for hosts that cannot look for somebody in all rooms.
   *
   * @example tx.afterCommit(() => publisher.disconnect({ kind: 'agent', id }, [{ party: 'inbox', id: workspaceId }]))
   */
  disconnect(who: ParticipantRef, rooms: readonly Room[]): void
  /** Whether rooms can be reached, for `/readyz`. */
  ready(): Promise<boolean>
  /** Waits for what is under way, then lets go of everything it holds. */
  close(): Promise<void>
}
