import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createNodeRooms } from '../hosts/node.ts'
import type { NodeRooms, NodeRoomsOptions } from '../hosts/node-rooms.ts'
import { createRoomTickets } from '../tickets.ts'
import type { ContractHost } from './contract.ts'

export const SECRET = 'a secret for tests, 32 characters'

export interface NodeHostForTests extends ContractHost {
  readonly rooms: NodeRooms
  readonly warnings: string[]
  advance(ms: number): void
}

/** A Node host (or its forgetful sister) behind a real HTTP server, with a clock that tests move. */
export async function startNodeHost(
  make: (options: NodeRoomsOptions) => NodeRooms = createNodeRooms,
  more: Partial<NodeRoomsOptions> = {},
): Promise<NodeHostForTests> {
  let now = Date.UTC(2026, 0, 5, 9)
  const warnings: string[] = []
  const log = (_bindings: unknown, message?: string) => void warnings.push(String(message))
  const rooms = make({
    tickets: createRoomTickets(SECRET),
    clock: { now: () => now },
    logger: { warn: log, error: log },
    ...more,
  })
  const server = createServer((_request, response) => response.end())
  rooms.attach(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `ws://127.0.0.1:${port}`,
    secret: SECRET,
    rooms,
    warnings,
    now: () => now,
    advance(ms) {
      now += ms
      rooms.sweep()
    },
    async publish(room, events) {
      rooms.publisher.publish(
        events.map((event) => ({ room, event })),
        { kind: 'event', workspaceId: 'wsp_', eventId: 'evt_' },
      )
    },
    async disconnect(who, left) {
      rooms.publisher.disconnect(who, left)
    },
    async close() {
      await rooms.publisher.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
