import type { IncomingMessage, Server } from 'node:http'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { FeatureRegistry } from '../platform/registry.ts'
import { createNodeRooms } from '../rooms/hosts/node.ts'
import { createPartyKitPublisher } from '../rooms/partykit-publisher.ts'
import type { RoomPublisher } from '../rooms/ports.ts'
import type { RoomTickets } from '../rooms/tickets.ts'

export interface RoomsOptions {
  readonly config: Config
  readonly db: Kysely<Database>
  readonly pool: pg.Pool | null
  readonly features: FeatureRegistry
  readonly tickets: RoomTickets
  readonly clock: Clock
  readonly logger: Logger
  readonly addressOf: (request: IncomingMessage) => string
}

/** The rooms as this node has them: its own, or those on PartyKit. */
export interface Rooms {
  readonly publisher: RoomPublisher
  countSockets(): number
  /** Takes sockets from here on; gives back how to stop. */
  attach(server: Server): () => void
  close(): Promise<void>
}

export async function openRooms(options: RoomsOptions): Promise<Rooms> {
  const { config, tickets, clock, logger, addressOf } = options
  if (config.rooms === 'partykit') {
    const url = config.partykitUrl as string
    const publisher = createPartyKitPublisher({ url, secret: config.secret, clock, logger })
    return { publisher, countSockets: () => 0, attach: () => () => undefined, close: () => publisher.close() }
  }
  const rooms = createNodeRooms({ tickets, clock, logger, clientIp: addressOf })
  return {
    publisher: rooms.publisher,
    countSockets: () => rooms.stats().connections,
    attach: (server) => rooms.attach(server),
    close: () => rooms.close(),
  }
}
