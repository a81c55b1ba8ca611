import { CLOSE_CODES, type ParticipantRef, PROTOCOL_VERSION, type Room } from '@deskbell/protocol'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { createPostgresDatabase } from '../testing/postgres.ts'
import { roomKey } from './address.ts'
import { createNodeRooms } from './hosts/node.ts'
import type { Publication, PublicationRef } from './ports.ts'
import { createPostgresRelay, type RelayTimings } from './postgres-relay.ts'
import { connect, enter, type TestSocket } from './testing/client.ts'
import { type NodeHostForTests, SECRET, startNodeHost } from './testing/node-host.ts'
import { aConversationRoom, aCustomer, anAgent, anInboxRoom, numbered } from './testing/people.ts'
import { until } from './testing/until.ts'
import { createRoomTickets } from './tickets.ts'

interface Node extends NodeHostForTests {
  /** Commits an event, as the service would, and publishes it from this node. */
  commit(publications: readonly Publication[]): void
  isReady(): Promise<boolean>
}

describe('rooms of several nodes on one PostgreSQL', { timeout: 20_000 }, () => {
  let database: { url: string; drop: () => Promise<void> }
  let listener: pg.Client
  const payloads: string[] = []
  /** Stands for the events table, which all nodes read. */
  const events = new Map<string, readonly Publication[]>()
  const unreadable = new Set<string>()
  const resolved: string[] = []
  const nodes: Node[] = []
  const sockets: TestSocket[] = []

  beforeAll(async () => {
    database = await createPostgresDatabase({})
    listener = new pg.Client({ connectionString: database.url })
    await listener.connect()
    listener.on('notification', ({ payload }) => payloads.push(payload ?? ''))
    await listener.query('listen deskbell_rooms')
  }, 60_000)
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.socket.terminate()
    await Promise.all(nodes.splice(0).map((node) => node.close()))
  })
  afterAll(async () => {
    await listener.end()
    await database.drop()
  })

  const resolve = async (ref: PublicationRef) => {
    const id = ref.kind === 'event' ? ref.eventId : ref.kind === 'receipt' ? ref.conversationId : ref.bookingId
    resolved.push(id)
    if (unreadable.has(id)) throw new Error('the database is away')
    return events.get(id) ?? []
  }
  const startNode = async (timings: Partial<RelayTimings> = {}): Promise<Node> => {
    const log = { warn: () => undefined, error: () => undefined }
    const relay = createPostgresRelay({
      connectionString: database.url,
      clock: systemClock,
      logger: log,
      resolve,
      timings,
    })
    const host = await startNodeHost(createNodeRooms, { relay, clock: systemClock, logger: log })
    const node: Node = {
      ...host,
      commit(publications) {
        const eventId = `evt_${events.size}`
        events.set(eventId, publications)
        host.rooms.publisher.publish(publications, { kind: 'event', workspaceId: 'wsp_1', eventId })
      },
      isReady: () => host.rooms.publisher.ready(),
    }
    nodes.push(node)
    await until(node.isReady)
    return node
  }
  const join = async (node: Node, room: Room, who: ParticipantRef) => {
    const { ticket } = await createRoomTickets(SECRET).sign(room, who, Date.now())
    const entered = await enter(`${node.origin}${roomKey(room)}`, ticket)
    sockets.push(entered.socket)
    return entered
  }
  /** Resolves once what was sent by one node before has been heard by the other. */
  const caughtUp = async (from: Node, to: Node) => {
    const room = aConversationRoom()
    const { socket } = await join(to, room, anAgent())
    from.commit([{ room, event: numbered(room, 1) }])
    await socket.next('receipt')
  }

  it('passes events on in their order', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const room = aConversationRoom()
    const here = await join(one, room, aCustomer())
    const there = await join(two, room, anAgent())
    const all = Array.from({ length: 60 }, (_, index) => numbered(room, index + 1))
    for (const event of all) one.commit([{ room, event }])
    for (const { socket } of [here, there]) {
      while (socket.heard('receipt').length < all.length) await socket.next('receipt')
      expect(socket.heard('receipt')).toEqual(all)
    }
  })

  it('sends ids and flags through PostgreSQL, and reads only what concerns a socket', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const [occupied, empty] = [aConversationRoom(), aConversationRoom()]
    const { socket } = await join(two, occupied, anAgent())
    payloads.length = 0
    one.commit([{ room: empty, event: numbered(empty, 7_777) }])
    const unread = [...events.keys()].at(-1)
    one.commit([{ room: occupied, event: numbered(occupied, 8_888) }])
    await socket.next('receipt')
    await until(() => payloads.filter((payload) => payload.includes('"ref"')).length === 2)
    expect(payloads.join()).not.toMatch(/7777|8888|readSeq/)
    expect(resolved).not.toContain(unread)
  })

  it('closes the sockets of whoever lost access on every node, in every room', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const [inbox, thread] = [anInboxRoom(), aConversationRoom()]
    const [agent, customer] = [anAgent(), aCustomer()]
    const theirs = [await join(one, inbox, agent), await join(two, inbox, agent), await join(two, thread, agent)]
    const staying = await join(two, thread, customer)
    const kept = (await createRoomTickets(SECRET).sign(thread, agent, Date.now())).ticket
    payloads.length = 0
    one.rooms.publisher.disconnect(agent, [])
    for (const { socket } of theirs) expect((await socket.closed).code).toBe(CLOSE_CODES.ticketRefused)
    // A ticket that was kept aside is no way back, on the other node either.
    const sly = await connect(`${two.origin}${roomKey(thread)}`)
    sockets.push(sly)
    sly.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: kept })
    expect((await sly.closed).code).toBe(CLOSE_CODES.goingAway)
    expect(sly.frames).toEqual([])
    one.commit([{ room: thread, event: numbered(thread, 1) }])
    await staying.socket.next('receipt')
    const told = payloads.map((payload) => JSON.parse(payload)).filter(({ t }) => t === 'disconnect')
    expect(told).toEqual([
      { t: 'disconnect', node: expect.any(String), who: [agent.kind, agent.id], at: expect.any(Number) },
    ])
    await join(two, thread, agent)
  })

  it('passes typing on, and not back', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const room = aConversationRoom()
    const agent = anAgent()
    const typist = await join(one, room, agent)
    const ownTab = await join(two, room, agent)
    const customer = await join(two, room, aCustomer())
    typist.socket.send({ t: 'typing', on: true })
    expect(await customer.socket.next('typing')).toEqual({ t: 'typing', who: agent, on: true })
    await Promise.all([typist.socket.settled(), ownTab.socket.settled()])
    expect([...typist.socket.heard('typing'), ...ownTab.socket.heard('typing')]).toEqual([])
  })

  it('knows who is present on the other node, each person once', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const room = aConversationRoom()
    const [agent, customer] = [anAgent(), aCustomer()]
    const watcher = await join(two, room, customer)
    await caughtUp(two, one)
    const tab = await join(one, room, agent)
    expect(tab.welcome.present).toEqual([customer])
    expect(await watcher.socket.next('presence')).toEqual({ t: 'presence', who: agent, online: true })
    const otherTab = await join(two, room, agent)
    expect(otherTab.welcome.present).toEqual([customer])
    await tab.socket.close()
    await caughtUp(one, two)
    await otherTab.socket.close()
    expect(await watcher.socket.next('presence')).toEqual({ t: 'presence', who: agent, online: false })
    await watcher.socket.settled()
    expect(watcher.socket.heard('presence')).toHaveLength(2)
  })

  it('tells a node that starts later who is present', async () => {
    const one = await startNode()
    const room = anInboxRoom()
    const agent = anAgent()
    await join(one, room, agent)
    const two = await startNode()
    await caughtUp(one, two)
    expect((await join(two, room, anAgent())).welcome.present).toEqual([agent])
  })

  it('lets everyone of a node leave that stops', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const room = aConversationRoom()
    const watcher = await join(two, room, aCustomer())
    await join(one, room, anAgent())
    await watcher.socket.next('presence')
    await one.close()
    expect((await watcher.socket.next('presence')).online).toBe(false)
  })

  it('forgets the people of a node that dies, and keeps those of one that lives', async () => {
    const timings = { announceEvery: 100, presenceLife: 400 }
    const two = await startNode(timings)
    const room = aConversationRoom()
    const [ghost, alive] = [anAgent(), anAgent()]
    const one = await startNode(timings)
    await join(one, room, alive)
    // A node that said who is with it, and then nothing more.
    const dead = { t: 'here', node: 'dead', here: [[roomKey(room), [ghost.kind, ghost.id]]] }
    await listener.query('select pg_notify($1, $2)', ['deskbell_rooms', JSON.stringify(dead)])
    await caughtUp(one, two)
    const watcher = await join(two, room, aCustomer())
    expect(watcher.welcome.present).toEqual(expect.arrayContaining([ghost, alive]))
    expect(await watcher.socket.next('presence')).toEqual({ t: 'presence', who: ghost, online: false })
    await new Promise((done) => setTimeout(done, 500))
    expect(watcher.socket.heard('presence')).toHaveLength(1)
  })

  it('comes back after its connection broke, and has clients catch up', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const room = aConversationRoom()
    const before = await join(two, room, anAgent())
    await listener.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'deskbell rooms' and datname = current_database()`,
    )
    expect((await before.socket.closed).code).toBe(CLOSE_CODES.goingAway)
    await until(async () => (await one.isReady()) && (await two.isReady()))
    await caughtUp(one, two)
    await caughtUp(two, one)
  })

  it('has clients catch up when it cannot read what was committed', async () => {
    const [one, two] = [await startNode(), await startNode()]
    const room = aConversationRoom()
    const { socket } = await join(two, room, anAgent())
    unreadable.add(`evt_${events.size}`)
    one.commit([{ room, event: numbered(room, 1) }])
    expect((await socket.closed).code).toBe(CLOSE_CODES.goingAway)
  })

  it('passes by what it does not understand', async () => {
    const [one, two] = [await startNode(), await startNode()]
    for (const payload of [
      '',
      'null',
      '{"t":"later"}',
      '{"t":"typing","node":"x","room":"/nowhere","who":["agent","a"],"on":true}',
    ]) {
      await listener.query('select pg_notify($1, $2)', ['deskbell_rooms', payload])
    }
    await caughtUp(one, two)
  })
})
