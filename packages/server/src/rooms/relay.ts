import type { ParticipantRef, Room } from '@deskbell/protocol'
import type { Publication, PublicationRef, RoomSignal } from './ports.ts'

/** What a relay calls on this node. */
export interface RelayListener {
  /** Something was committed by another node. */
  onPublications(publications: readonly Publication[]): void
  /** Another node's sockets typed, came or left. */
  onSignal(room: Room, signal: RoomSignal): void
  /** Something may have been missed for good; clients must ask for what follows their cursors. */
  onGap(): void
}

/** How several servers pass on what their rooms need to know. Carries ids and flags, never content. */
export interface RoomRelay {
  listen(listener: RelayListener): void
  /** Tells the other nodes what was committed here. */
  publish(ref: PublicationRef): void
  /** Tells the other nodes what a socket here did. */
  signal(room: Room, signal: RoomSignal): void
  /** Who is present in a room on other nodes. */
  elsewhere(room: Room): Iterable<ParticipantRef>
  isReady(): boolean
  close(): Promise<void>
}
