/** A raw `ws` send loop: the least that anybody writes to reach every socket of a room. */
import { type WebSocket, WebSocketServer } from 'ws'
import { serveSubject } from './publisher.ts'

const rooms = new Map<number, Set<WebSocket>>()
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
server.on('connection', (socket, request) => {
  const room = Number(request.url?.slice('/rooms/'.length))
  const sockets = rooms.get(room) ?? new Set()
  rooms.set(room, sockets.add(socket))
  socket.on('close', () => sockets.delete(socket))
  socket.send('joined')
})
await new Promise((resolve) => server.once('listening', resolve))

await serveSubject({
  port: (server.address() as { port: number }).port,
  joining: (room) => ({ path: `/rooms/${room}`, first: null, firstAfter: null, joinedBy: 'joined' }),
  publish(room, event) {
    const frame = JSON.stringify(event)
    for (const socket of rooms.get(room) ?? []) socket.send(frame)
  },
})
