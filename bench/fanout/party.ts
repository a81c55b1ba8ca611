/** The party that PartyKit's own guide would have one write: a POST to the room reaches everybody in it. */
import type * as Party from 'partykit/server'

export default class implements Party.Server {
  readonly room: Party.Room
  constructor(room: Party.Room) {
    this.room = room
  }
  onConnect(connection: Party.Connection) {
    connection.send('joined')
  }
  async onRequest(request: Party.Request) {
    this.room.broadcast(await request.text())
    return new Response(null, { status: 204 })
  }
}
