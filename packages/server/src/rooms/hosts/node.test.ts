import { connect as connectTcp } from 'node:net'
import { CLOSE_CODES, LIMITS, type ParticipantRef, PROTOCOL_VERSION, type Room } from '@deskbell/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { roomKey } from '../address.ts'
import { SOCKET_LIFE } from '../ports.ts'
import { connect, enter, upgradeStatus } from '../testing/client.ts'
import { type NodeHostForTests, startNodeHost } from '../testing/node-host.ts'
import { aConversationRoom, aCustomer, anAgent, anInboxRoom, numbered } from '../testing/people.ts'
import { until } from '../testing/until.ts'
import { createRoomTickets } from '../tickets.ts'
import { createForgetfulRooms } from './forgetful.ts'
import { createNodeRooms, NODE_ROOMS_TIMINGS } from './node.ts'

let host: NodeHostForTests

afterEach(() => host.close())

const url = (room: Room) => `${host.origin}${roomKey(room)}`
const ticketFor = async (room: Room, who: ParticipantRef) =>
  (await createRoomTickets(host.secret).sign(room, who, host.now())).ticket
const join = async (room: Room, who: ParticipantRef) => enter(url(room), await ticketFor(room, who))

/** Says hello over bare TCP, and from then on answers nothing, not even protocol pings. */
async function joinSilently(room: Room, who: ParticipantRef) {
  const { hostname, port } = new URL(host.origin)
  const socket = connectTcp(Number(port), hostname)
  const received: Buffer[] = []
  socket.on('data', (chunk) => received.push(chunk))
  socket.on('error', () => undefined)
  socket.write(
    `GET ${roomKey(room)} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  await until(() => Buffer.concat(received).includes('\r\n\r\n'))
  socket.write(masked(JSON.stringify({ t: 'hello', v: PROTOCOL_VERSION, ticket: await ticketFor(room, who) })))
  await until(() => Buffer.concat(received).includes('"welcome"'))
  return { socket, received: () => Buffer.concat(received) }
}

/** A client's text frame with the mask 0. */
function masked(text: string): Buffer {
  const payload = Buffer.from(text)
  const header = Buffer.from([0x81, 0x80 | 126, 0, 0, 0, 0, 0, 0])
  header.writeUInt16BE(payload.length, 2)
  return Buffer.concat([header, payload])
}

describe.each([
  ['node', createNodeRooms],
  ['the forgetful node', createForgetfulRooms],
])('ended access on %s', (_name, make) => {
  it('is no way back by a ticket that was kept aside, nor by one that is just being checked', async () => {
    host = await startNodeHost(make)
    const room = anInboxRoom()
    const agent = anAgent()
    const kept = await ticketFor(room, agent)
    const { socket } = await join(room, agent)
    host.advance(10)
    const knocking = await connect(url(room))
    knocking.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: kept })
    host.rooms.publisher.disconnect(agent, [])
    expect((await socket.closed).code).toBe(CLOSE_CODES.ticketRefused)
    const late = await connect(url(room))
    late.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: kept })
    // Told to come back with another ticket, so that a clock that is a little off shuts nobody out.
    for (const one of [knocking, late]) {
      expect((await one.closed).code).toBe(CLOSE_CODES.goingAway)
      expect(one.frames).toEqual([])
    }
    host.advance(1)
    await join(room, agent)
  })

  it('is noticed in every room', async () => {
    host = await startNodeHost(make)
    const agent = anAgent()
    const sockets = await Promise.all(
      [anInboxRoom(), aConversationRoom(), aConversationRoom()].map(async (room) => (await join(room, agent)).socket),
    )
    host.rooms.publisher.disconnect(agent, [])
    for (const socket of sockets) expect((await socket.closed).code).toBe(CLOSE_CODES.ticketRefused)
    expect(host.rooms.stats().rooms).toBe(0)
  })
})

describe.each([
  ['node', createNodeRooms],
  ['the forgetful node', createForgetfulRooms],
])('silence on %s', (_name, make) => {
  it('sends a half-open socket away and keeps those that answer', async () => {
    host = await startNodeHost(make)
    const room = aConversationRoom()
    const [ghost, customer] = [anAgent(), aCustomer()]
    const living = await join(room, customer)
    const silent = await joinSilently(room, ghost)
    await living.socket.next('presence')
    // The living one says nothing either, but its WebSocket answers the pings of a sweep.
    host.advance(NODE_ROOMS_TIMINGS.silence / 2)
    await living.socket.settled()
    host.advance(NODE_ROOMS_TIMINGS.silence / 2)
    expect(await living.socket.next('presence')).toEqual({ t: 'presence', who: ghost, online: false })
    await until(() => silent.received().includes('not heard from'))
    silent.socket.destroy()
    await living.socket.close()
  })

  it('keeps a hidden page whose timers sleep but whose browser answers pings', async () => {
    host = await startNodeHost(make)
    const room = aConversationRoom()
    const { socket } = await join(room, aCustomer())
    for (let passed = 0; passed < 4 * NODE_ROOMS_TIMINGS.silence; passed += NODE_ROOMS_TIMINGS.silence / 2) {
      const pinged = new Promise((resolve) => socket.socket.once('ping', resolve))
      host.advance(NODE_ROOMS_TIMINGS.silence / 2)
      await pinged
      // The pong is on its way before this ping's answer comes back.
      await new Promise((resolve) => {
        socket.socket.once('pong', resolve)
        socket.socket.ping()
      })
    }
    await host.publish(room, [numbered(room, 1)])
    await socket.next('receipt')
    await socket.close()
  })
})

describe('the life of a socket', () => {
  it('ends after an hour however lively it is, so that only who still gets a ticket stays', async () => {
    host = await startNodeHost()
    const room = aConversationRoom()
    const { socket } = await join(room, aCustomer())
    const step = NODE_ROOMS_TIMINGS.silence / 2
    for (let passed = step; passed < SOCKET_LIFE; passed += step) {
      host.advance(step)
      await socket.settled()
    }
    host.advance(step)
    expect(await socket.closed).toEqual({ code: CLOSE_CODES.ticketRefused, reason: 'a new ticket is due' })
  })
})

describe('the Node host', () => {
  it('cuts off a socket that does not read, and nobody else', async () => {
    host = await startNodeHost(createNodeRooms, { limits: { unreadBytes: 256 * 1024 } })
    const room = anInboxRoom()
    const quick = await join(room, anAgent())
    const slow = await join(room, anAgent())
    slow.socket.socket.pause()
    const filler = { ...numbered(room, 1), filler: 'x'.repeat(64 * 1024) }
    let sent = 0
    while (host.rooms.stats().cutOff === 0) {
      await host.publish(room, [filler])
      sent += 1
      await new Promise((resolve) => setImmediate(resolve))
      expect(sent).toBeLessThan(2_000)
    }
    while (quick.socket.heard('receipt').length < sent) await quick.socket.next('receipt')
    expect(host.rooms.stats()).toMatchObject({ cutOff: 1, connections: 1 })
    expect(host.warnings).toEqual(['socket cut off: it reads too slowly'])
    await quick.socket.close()
  })

  it('tells every socket that it is going away, and waits for none that is dead', async () => {
    host = await startNodeHost()
    const room = aConversationRoom()
    const people = [await join(room, aCustomer()), await join(aConversationRoom(), anAgent())]
    const stranger = await connect(url(room))
    const dead = await joinSilently(room, anAgent())
    dead.socket.pause()
    await host.publish(room, [numbered(room, 1)])
    await host.close()
    for (const closed of [...people.map(({ socket }) => socket.closed), stranger.closed]) {
      expect(await closed).toEqual({ code: CLOSE_CODES.goingAway, reason: 'going away' })
    }
    // What was published before still came first, and nobody was told that the others left.
    expect(people[0]?.socket.frames.map(({ t }) => t)).toEqual(['welcome', 'presence', 'receipt'])
    expect(host.rooms.stats()).toMatchObject({ rooms: 0, connections: 0 })
    expect(await host.rooms.publisher.ready()).toBe(false)
    dead.socket.destroy()
  })

  it('refuses a large frame before reading it', async () => {
    host = await startNodeHost()
    const { socket } = await join(aConversationRoom(), anAgent())
    socket.sendRaw('x'.repeat(50 * 1024 * 1024))
    expect((await socket.closed).code).toBe(CLOSE_CODES.frameTooLarge)
  })

  it('caps the sockets of one address and of the process, and gives places back', async () => {
    let ip = 'a'
    host = await startNodeHost(createNodeRooms, { limits: { sockets: 3, socketsPerIp: 2 }, clientIp: () => ip })
    const room = aConversationRoom()
    const first = await connect(url(room))
    await connect(url(room))
    expect(await upgradeStatus(url(room))).toBe(429)
    ip = 'b'
    await connect(url(room))
    expect(await upgradeStatus(url(room))).toBe(503)
    expect(host.rooms.stats()).toMatchObject({ connections: 3, refused: 2 })
    await first.close()
    await until(() => host.rooms.stats().connections === 2)
    ip = 'a'
    expect(await upgradeStatus(url(room))).toBe(101)
  })

  it('gives a place back when the handshake fails', async () => {
    host = await startNodeHost(createNodeRooms, { limits: { sockets: 1 } })
    const { hostname, port } = new URL(host.origin)
    const room = aConversationRoom()
    for (let attempt = 0; attempt < 3; attempt++) {
      const socket = connectTcp(Number(port), hostname)
      const ended = new Promise((resolve) => socket.once('close', resolve))
      socket.resume()
      socket.write(`GET ${roomKey(room)} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
      await ended
    }
    expect(await upgradeStatus(url(room))).toBe(101)
  })

  it('forgets rooms where nobody is', async () => {
    host = await startNodeHost()
    const people = await Promise.all([aConversationRoom(), aConversationRoom()].map((room) => join(room, anAgent())))
    expect(host.rooms.stats().rooms).toBe(2)
    await Promise.all(people.map(({ socket }) => socket.close()))
    await until(() => host.rooms.stats().rooms === 0)
  })

  it('keeps the order of frames of every length, whoever got what before', async () => {
    host = await startNodeHost()
    const room = aConversationRoom()
    const early = await join(room, anAgent())
    const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, LIMITS.messageLength]
    const events = lengths.map((length, index) => ({ ...numbered(room, index + 1), filler: 'é'.repeat(length) }))
    const late = await join(room, aCustomer())
    late.socket.send({ t: 'typing', on: true })
    late.socket.send({ t: 'ping' })
    await host.publish(room, events)
    for (const { socket } of [early, late]) {
      while (socket.heard('receipt').length < events.length) await socket.next('receipt')
      expect(socket.heard('receipt')).toEqual(events)
    }
    await late.socket.next('pong')
  })
})
