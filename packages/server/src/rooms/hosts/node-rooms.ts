import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { Clock } from '../../platform/clock.ts'
import type { RoomHost, RoomPublisher, RoomTimings } from '../ports.ts'
import type { RoomRelay } from '../relay.ts'
import type { RoomLogic } from '../room.ts'
import type { RoomTickets } from '../tickets.ts'

export interface NodeRoomsOptions {
  readonly tickets: RoomTickets
  readonly clock: Clock
  readonly logger: Pick<Logger, 'warn' | 'error'>
  /** Passes events, typing and presence between several servers on one PostgreSQL. */
  readonly relay?: RoomRelay
  /** Whose sockets are counted together; the peer's address unless a trusted proxy says otherwise. */
  readonly clientIp?: (request: IncomingMessage) => string
  readonly limits?: Partial<NodeRoomsLimits>
  readonly timings?: Partial<RoomTimings>
  /** Makes the logic of a room; only the forgetful test host gives another. */
  readonly makeRoom?: (host: RoomHost) => RoomLogic
}

export interface NodeRoomsLimits {
  readonly sockets: number
  readonly socketsPerIp: number
  /** Bytes a socket may leave unread before it is cut off. */
  readonly unreadBytes: number
}

export interface NodeRoomsStats {
  readonly rooms: number
  readonly connections: number
  /** Sockets refused because of a cap, ever. */
  readonly refused: number
  /** Sockets cut off because they read too slowly, ever. */
  readonly cutOff: number
}

export interface NodeRooms {
  /** Answers every upgrade of an HTTP server; gives back how to stop. */
  attach(server: UpgradeSource): () => void
  readonly publisher: RoomPublisher
  stats(): NodeRoomsStats
  /** Sends away sockets that never said hello, fell silent, or need a new ticket; runs by itself every few seconds. */
  sweep(): void
  /**
   * Closes every socket with 1001 and resolves when all are gone, at the latest after 2 s. What is
   * published after it still reaches the other nodes, until the publisher is closed as well.
   */
  close(): Promise<void>
}

export interface UpgradeSource {
  on(event: 'upgrade', listener: UpgradeListener): unknown
  off(event: 'upgrade', listener: UpgradeListener): unknown
}
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void
