/** socket.io 4, WebSocket transport only, one of its own rooms for each of ours. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { serveSubject } from './publisher.ts'

const http = createServer()
const io = new Server(http, { transports: ['websocket'] })
io.on('connection', (socket) => {
  void socket.join(String(socket.handshake.query.room))
  socket.emit('joined')
})
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

await serveSubject({
  port: (http.address() as { port: number }).port,
  // Engine.IO greets with "0{", Socket.IO is asked in with "40", and "42" begins an event.
  joining: (room) => ({
    path: `/socket.io/?EIO=4&transport=websocket&room=${room}`,
    first: '40',
    firstAfter: '0{',
    joinedBy: '42["joined"]',
  }),
  publish(room, event) {
    io.to(String(room)).emit('event', event)
  },
})
