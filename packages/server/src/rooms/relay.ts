import type { ParticipantRef, Room } from '@deskbell/protocol'
import type { Publication, PublicationRef, RoomSignal } from './ports.ts'

/** Someone in a room. */
export interface Attendance {
  readonly room: Room
  readonly who: ParticipantRef
}

/** What a relay asks of and tells its own node. */
export interface RelayListener {
  /** Everyone with a socket on this node. */
  attendances(): Iterable<Attendance>
  /** Whether anyone is in the room on this node. */
  isOccupied(room: Room): boolean
  /** Something was committed by another node. */
  onPublications(publications: readonly Publication[]): void
  /** Somebody's access ended, at a time in epoch milliseconds. */
  onDisconnect(who: ParticipantRef, at: number): void
  /** Sockets on other nodes typed, came or left. */
  onSignal(room: Room, signal: RoomSignal): void
  /** Something may have been missed for good; clients must ask for what follows their cursors. */
  onGap(): void
}

/** How several servers pass on what their rooms need to know. Carries ids and flags, never content. */
export interface RoomRelay {
  /** Starts; called once, by the host. */
  listen(listener: RelayListener): void
  /** Tells the other nodes what was committed here, and which rooms it concerns. */
  publish(ref: PublicationRef, rooms: readonly Room[]): void
  /** Tells the other nodes whose access ended, and when (epoch ms). */
  disconnect(who: ParticipantRef, at: number): void
  /** Tells the other nodes what a socket here did. */
  signal(room: Room, signal: RoomSignal): void
  /** Who is present in a room on other nodes. */
  elsewhere(room: Room): Iterable<ParticipantRef>
  /** Whether the other nodes can be heard. */
  isReady(): boolean
  /** Tells the other nodes that everyone here left, and lets go of the connection. */
  close(): Promise<void>
}
