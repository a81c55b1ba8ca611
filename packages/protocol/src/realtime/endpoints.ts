import { endpoint } from '../core/endpoint.ts'
import { CreateRoomTicket, RoomTicket } from './schemas.ts'

export const realtimeEndpoints = {
  createRoomTicket: endpoint({
    id: 'createRoomTicket',
    method: 'POST',
    path: '/v1/room-tickets',
    callers: ['customer', 'guest', 'agent'],
    summary: 'A short-lived pass for one room, to be sent in the first frame',
    body: CreateRoomTicket,
    result: RoomTicket,
    status: 201,
  }),
}
