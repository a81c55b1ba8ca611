import type { IncomingMessage, Server } from 'node:http'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { publicationsOfReceipt } from '../features/conversations/index.ts'
import { findLiveLocation, locationPublications } from '../features/live-location/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { findEvent } from '../platform/events.ts'
import type { FeatureRegistry } from '../platform/registry.ts'
import { createNodeRooms } from '../rooms/hosts/node.ts'
import { createPartyKitPublisher } from '../rooms/partykit-publisher.ts'
import type { Publication, PublicationRef, RoomPublisher } from '../rooms/ports.ts'
import { createPostgresRelay } from '../rooms/postgres-relay.ts'
import type { RoomRelay } from '../rooms/relay.ts'
import type { RoomTickets } from '../rooms/tickets.ts'

export interface RoomsOptions {
  readonly config: Config
  readonly db: Kysely<Database>
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

/** Opens the rooms that ROOMS names. */
export function openRooms(options: RoomsOptions): Rooms {
  const { config, tickets, clock, logger, addressOf } = options
  if (config.rooms === 'partykit') {
    const url = config.partykitUrl as string
    const publisher = createPartyKitPublisher({ url, secret: config.secret, clock, logger })
    return { publisher, countSockets: () => 0, attach: () => () => undefined, close: () => publisher.close() }
  }
  const relay = openRelay(options)
  const rooms = createNodeRooms({ tickets, clock, logger, clientIp: addressOf, ...(relay && { relay }) })
  return {
    publisher: rooms.publisher,
    countSockets: () => rooms.stats().connections,
    attach: (server) => rooms.attach(server),
    close: () => rooms.close(),
  }
}

/** On PostgreSQL there may be other nodes, whose rooms hear of ours and the other way round. */
function openRelay({ config, db, features, clock, logger }: RoomsOptions): RoomRelay | null {
  if (config.database.kind !== 'postgres') return null
  const { connectionString } = config.database
  return createPostgresRelay({ connectionString, clock, logger, resolve: (ref) => publicationsOf(db, features, ref) })
}

/** What another node published, from the rows it committed. */
async function publicationsOf(
  db: Kysely<Database>,
  features: FeatureRegistry,
  ref: PublicationRef,
): Promise<readonly Publication[]> {
  if (ref.kind === 'event') {
    const event = await findEvent(db, ref.workspaceId, ref.eventId)
    return event ? features.publicationsOf(event) : []
  }
  if (ref.kind === 'location') {
    return locationPublications(ref.bookingId, await findLiveLocation(db, ref.bookingId, Date.now()))
  }
  return publicationsOfReceipt(db, ref.workspaceId, ref.conversationId, ref.who)
}
