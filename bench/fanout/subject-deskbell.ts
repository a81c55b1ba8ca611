/** Deskbell's Node host as the server runs it: tickets in the first frame, events through the publisher. */
import { createServer } from 'node:http'
import { PROTOCOL_VERSION, type Room, roomPath } from '@deskbell/protocol'
import { createNodeRooms } from '../../packages/server/src/rooms/hosts/node.ts'
import { createRoomTickets } from '../../packages/server/src/rooms/tickets.ts'
import { serveSubject } from './publisher.ts'

const tickets = createRoomTickets('a secret that only this benchmark uses')
const logger = { warn: console.error, error: console.error }
const rooms = createNodeRooms({ tickets, clock: Date, logger })
const http = createServer()
rooms.attach(http)
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

const roomOf = (n: number): Room => ({ party: 'conversation', id: `cnv_${String(n).padStart(26, '0')}` })
const ref = {
  kind: 'event',
  workspaceId: 'wsp_00000000000000000000000000',
  eventId: 'evt_00000000000000000000000000',
} as const
let people = 0

await serveSubject({
  port: (http.address() as { port: number }).port,
  async joining(n) {
    const room = roomOf(n)
    const who = { kind: 'agent', id: `agt_${String(people++).padStart(26, '0')}` } as const
    const { ticket } = await tickets.sign(room, who, Date.now())
    return {
      path: roomPath(room),
      first: JSON.stringify({ t: 'hello', v: PROTOCOL_VERSION, ticket }),
      firstAfter: null,
      joinedBy: '{"t":"welcome"',
    }
  },
  publish(n, event) {
    rooms.publisher.publish([{ room: roomOf(n), event }], ref)
  },
})
