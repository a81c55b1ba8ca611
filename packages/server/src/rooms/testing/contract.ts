import {
  CLOSE_CODES,
  LIMITS,
  type ParticipantRef,
  PROTOCOL_VERSION,
  type Room,
  type RoomEvent,
  TIMINGS,
} from '@deskbell/protocol'
import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { roomKey } from '../address.ts'
import { createRoomTickets } from '../tickets.ts'
import { connect, enter, type TestSocket, upgradeStatus } from './client.ts'
import { aConversationRoom, aCustomer, aCustomerRoom, anAgent, anInboxRoom, numbered } from './people.ts'

/** A running host as the contract sees it. */
export interface ContractHost {
  /** Such as `ws://127.0.0.1:1999`. */
  readonly origin: string
  readonly secret: string
  now(): number
  publish(room: Room, events: readonly RoomEvent[]): Promise<void>
  disconnect(who: ParticipantRef, rooms: readonly Room[]): Promise<void>
  /** Lets time pass and sweeps; absent where time is the machine's own. */
  advance?(ms: number): void
  close(): Promise<void>
}

/** What every host of rooms must do, over real sockets. */
export function roomContract(name: string, start: () => Promise<ContractHost>): void {
  describe(`rooms on ${name}`, { timeout: 30_000 }, () => {
    let host: ContractHost
    let mute: TestSocket
    /** Joined first, so that a room that hibernates has slept before it is looked at again. */
    const sleeping = { room: aConversationRoom(), who: aCustomer() }
    let sleeper: TestSocket
    const open: TestSocket[] = []

    const url = (room: Room) => `${host.origin}${roomKey(room)}`
    const ticket = async (room: Room, who: ParticipantRef) =>
      (await createRoomTickets(host.secret).sign(room, who, host.now())).ticket
    const join = async (room: Room, who: ParticipantRef) => {
      const entered = await enter(url(room), await ticket(room, who))
      open.push(entered.socket)
      return entered
    }
    const knock = async (room: Room) => {
      const socket = await connect(url(room))
      open.push(socket)
      return socket
    }

    beforeAll(async () => {
      host = await start()
      // Opened first and looked at last: the wait for it runs beside the other tests.
      mute = await connect(url(aConversationRoom()))
      sleeper = (await enter(url(sleeping.room), await ticket(sleeping.room, sleeping.who))).socket
    }, 60_000)
    afterEach(async () => {
      await Promise.all(open.splice(0).map((socket) => socket.close()))
    })
    afterAll(async () => {
      await host.close()
    }, 20_000)

    it('welcomes with who it is and everyone else present, each once', async () => {
      const room = aConversationRoom()
      const [customer, agent] = [aCustomer(), anAgent()]
      const first = await join(room, customer)
      expect(first.welcome).toEqual({ t: 'welcome', v: PROTOCOL_VERSION, you: customer, present: [] })
      await join(room, agent)
      await join(room, agent)
      const secondTab = await join(room, customer)
      expect(secondTab.welcome.present).toEqual([agent])
    })

    it('tells of a person at their first socket and after their last', async () => {
      const room = aConversationRoom()
      const agent = anAgent()
      const customer = await join(room, aCustomer())
      const tabs = [await join(room, agent), await join(room, agent)]
      for (const tab of tabs) await tab.socket.close()
      expect(await customer.socket.next('presence')).toEqual({ t: 'presence', who: agent, online: true })
      expect(await customer.socket.next('presence')).toEqual({ t: 'presence', who: agent, online: false })
      await customer.socket.settled()
      expect(customer.socket.heard('presence')).toHaveLength(2)
      expect(tabs[0]?.socket.heard('presence')).toEqual([])
    })

    it('says nothing of a socket that never said hello', async () => {
      const room = aConversationRoom()
      const customer = await join(room, aCustomer())
      await (await knock(room)).close()
      const { welcome } = await join(room, anAgent())
      await customer.socket.settled()
      expect(customer.socket.heard('presence')).toHaveLength(1)
      expect(welcome.present).toHaveLength(1)
    })

    it('forgets a socket that leaves while its ticket is being checked', async () => {
      const room = aConversationRoom()
      const hasty = await knock(room)
      hasty.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: await ticket(room, anAgent()) })
      await hasty.close()
      const { welcome } = await join(room, aCustomer())
      expect(welcome.present).toEqual([])
    })

    it('answers a ping that follows the hello at once', async () => {
      const room = aConversationRoom()
      const socket = await knock(room)
      socket.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: await ticket(room, anAgent()) })
      socket.send({ t: 'ping' })
      await Promise.all([socket.next('welcome'), socket.next('pong')])
    })

    it('passes typing on to the others, and to no tab of the same person', async () => {
      const room = aConversationRoom()
      const agent = anAgent()
      const customer = await join(room, aCustomer())
      const [tab, otherTab] = [await join(room, agent), await join(room, agent)]
      tab.socket.send({ t: 'typing', on: true })
      tab.socket.send({ t: 'typing', on: false })
      expect(await customer.socket.next('typing')).toEqual({ t: 'typing', who: agent, on: true })
      expect(await customer.socket.next('typing')).toEqual({ t: 'typing', who: agent, on: false })
      await Promise.all([tab.socket.settled(), otherTab.socket.settled()])
      expect([...tab.socket.heard('typing'), ...otherTab.socket.heard('typing')]).toEqual([])
    })

    it.each([
      ['customer', aCustomerRoom],
      ['inbox', anInboxRoom],
    ])('passes no typing on in a %s room', async (_party, makeRoom) => {
      const room = makeRoom()
      const [typist, other] = [await join(room, anAgent()), await join(room, anAgent())]
      typist.socket.send({ t: 'typing', on: true })
      await typist.socket.settled()
      await other.socket.settled()
      expect(other.socket.heard('typing')).toEqual([])
    })

    it('publishes to everyone who said hello, in order, and to nobody else', async () => {
      const room = aConversationRoom()
      const people = [await join(room, aCustomer()), await join(room, anAgent()), await join(room, anAgent())]
      const stranger = await knock(room)
      const elsewhere = await join(aConversationRoom(), anAgent())
      const events = Array.from({ length: 50 }, (_, index) => numbered(room, index + 1))
      await Promise.all(events.map((event) => host.publish(room, [event])))
      for (const { socket } of people) {
        while (socket.heard('receipt').length < events.length) await socket.next('receipt')
        expect(socket.heard('receipt')).toEqual(events)
      }
      await elsewhere.socket.settled()
      expect([...stranger.frames, ...elsewhere.socket.heard('receipt')]).toEqual([])
    })

    it('takes events for a room where nobody is', async () => {
      const room = aConversationRoom()
      await host.publish(room, [numbered(room, 1)])
      const late = await join(room, anAgent())
      await host.publish(room, [numbered(room, 2)])
      expect(await late.socket.next('receipt')).toEqual(numbered(room, 2))
      expect(late.socket.heard('receipt')).toHaveLength(1)
    })

    it('reaches 200 sockets', async () => {
      const room = anInboxRoom()
      const agents = await Promise.all(Array.from({ length: 200 }, () => join(room, anAgent())))
      await host.publish(room, [numbered(room, 1), numbered(room, 2)])
      const heard = await Promise.all(
        agents.map(async ({ socket }) => [await socket.next('receipt'), await socket.next('receipt')]),
      )
      for (const frames of heard) expect(frames).toEqual([numbered(room, 1), numbered(room, 2)])
    })

    it('takes a person back after their socket closed', async () => {
      const room = aConversationRoom()
      const customer = aCustomer()
      const before = await join(room, customer)
      await before.socket.close()
      const after = await join(room, customer)
      await host.publish(room, [numbered(room, 1)])
      await after.socket.next('receipt')
      expect(before.socket.heard('receipt')).toEqual([])
    })

    it('sends away every socket of somebody whose access ended, and nobody else', async () => {
      const room = aConversationRoom()
      const [agent, customer] = [anAgent(), aCustomer()]
      const [tab, other] = [await join(room, agent), await join(room, agent)]
      const staying = await join(room, customer)
      await host.disconnect(agent, [room])
      for (const { socket } of [tab, other]) expect((await socket.closed).code).toBe(CLOSE_CODES.ticketRefused)
      expect(await staying.socket.next('presence')).toEqual({ t: 'presence', who: agent, online: false })
      await host.publish(room, [numbered(room, 1)])
      await staying.socket.next('receipt')
      expect([...tab.socket.heard('receipt'), ...other.socket.heard('receipt')]).toEqual([])
      expect(staying.socket.heard('presence')).toHaveLength(1)
    })

    it('lets whoever was disconnected back with a new ticket', async () => {
      const room = aCustomerRoom()
      const customer = aCustomer()
      const { socket } = await join(room, customer)
      await host.disconnect(customer, [room])
      await socket.closed
      host.advance?.(1)
      const back = await join(room, customer)
      await host.publish(room, [numbered(room, 1)])
      await back.socket.next('receipt')
    })

    it.each<[string, unknown, number]>([
      ['text that is no JSON', 'hello', CLOSE_CODES.malformedFrame],
      ['an unknown kind', { t: 'shout' }, CLOSE_CODES.malformedFrame],
      ['an unknown field', { t: 'hello', v: PROTOCOL_VERSION, ticket: 'x', admin: true }, CLOSE_CODES.malformedFrame],
      ['a hello without a ticket', { t: 'hello', v: PROTOCOL_VERSION }, CLOSE_CODES.malformedFrame],
      ['a ping before the hello', { t: 'ping' }, CLOSE_CODES.malformedFrame],
      ['typing before the hello', { t: 'typing', on: true }, CLOSE_CODES.malformedFrame],
      ['an array', [], CLOSE_CODES.malformedFrame],
      ['null', null, CLOSE_CODES.malformedFrame],
      ['bytes', Buffer.from('{"t":"ping"}'), CLOSE_CODES.malformedFrame],
      ['another version', { t: 'hello', v: 99, pass: 'x' }, CLOSE_CODES.protocolUnsupported],
      ['a frame over the limit', 'x'.repeat(LIMITS.frameBytes + 1), CLOSE_CODES.frameTooLarge],
      ['a frame over the limit in bytes alone', 'é'.repeat(LIMITS.frameBytes / 2 + 1), CLOSE_CODES.frameTooLarge],
      ['a ticket that is none', { t: 'hello', v: PROTOCOL_VERSION, ticket: 'rubbish' }, CLOSE_CODES.ticketRefused],
    ])('closes on %s', async (_name, frame, code) => {
      const socket = await knock(aConversationRoom())
      socket.sendRaw(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
      expect((await socket.closed).code).toBe(code)
      expect(socket.frames).toEqual([])
    })

    it('closes on a second hello', async () => {
      const room = aConversationRoom()
      const { socket } = await join(room, anAgent())
      socket.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: await ticket(room, anAgent()) })
      expect((await socket.closed).code).toBe(CLOSE_CODES.malformedFrame)
    })

    it('closes on a flood, and the others hear that the person left', async () => {
      const room = aConversationRoom()
      const agent = anAgent()
      const other = await join(room, aCustomer())
      const { socket } = await join(room, agent)
      for (let sent = 0; sent < LIMITS.framesPerTenSeconds; sent++) socket.send({ t: 'ping' })
      expect((await socket.closed).code).toBe(CLOSE_CODES.flood)
      expect(socket.heard('pong')).toHaveLength(LIMITS.framesPerTenSeconds - 1)
      await other.socket.next('presence')
      expect(await other.socket.next('presence')).toEqual({ t: 'presence', who: agent, online: false })
    })

    const room = aConversationRoom()
    const who = anAgent()
    const unsigned = (claims: object) =>
      `${btoa('{"alg":"none","typ":"deskbell-room+jwt"}')}.${btoa(JSON.stringify(claims))}.`.replaceAll('=', '')
    it.each<[string, () => Promise<string>]>([
      [
        'another secret',
        async () => (await createRoomTickets('another secret of 32 characters').sign(room, who, host.now())).ticket,
      ],
      ['another room', () => ticket(aConversationRoom(), who)],
      ['another party', () => ticket(aCustomerRoom(), who)],
      [
        'a minute ago',
        async () => {
          const then = host.now() - TIMINGS.roomTicketLife - 1_000
          return (await createRoomTickets(host.secret).sign(room, who, then)).ticket
        },
      ],
      ['nobody', async () => unsigned({ room: roomKey(room), who, at: host.now(), exp: host.now() / 1000 + 60 })],
      [
        'the same secret, but not as a ticket',
        () =>
          new SignJWT({ room: roomKey(room), who, at: host.now() })
            .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
            .setExpirationTime(Math.floor(host.now() / 1000) + 60)
            .sign(new TextEncoder().encode(host.secret)),
      ],
      [
        'the service, with no end',
        () =>
          new SignJWT({ room: roomKey(room), who, at: host.now() })
            .setProtectedHeader({ alg: 'HS256', typ: 'deskbell-room+jwt' })
            .sign(new TextEncoder().encode(host.secret)),
      ],
    ])('refuses a ticket signed by or for %s', async (_name, makeTicket) => {
      const socket = await knock(room)
      socket.send({ t: 'hello', v: PROTOCOL_VERSION, ticket: await makeTicket() })
      expect((await socket.closed).code).toBe(CLOSE_CODES.ticketRefused)
      expect(socket.frames).toEqual([])
    })

    it.each([
      '/parties/lobby/cnv_01h455vb4pex5vsknk084sn02q',
      '/parties/main/cnv_01h455vb4pex5vsknk084sn02q',
      '/parties/conversation/cus_01h455vb4pex5vsknk084sn02q',
      '/parties/conversation/1',
      '/parties/conversation/cnv_01h455vb4pex5vsknk084sn02q/more',
      '/elsewhere',
    ])('knows no room at %s', async (path) => {
      expect(await upgradeStatus(`${host.origin}${path}`)).toBe(404)
    })

    it('keeps apart sockets that claim the same connection id', async () => {
      const shared = aConversationRoom()
      const [one, two] = [anAgent(), aCustomer()]
      const first = await enter(`${url(shared)}?_pk=same`, await ticket(shared, one))
      const second = await enter(`${url(shared)}?_pk=same`, await ticket(shared, two))
      open.push(first.socket, second.socket)
      expect(second.welcome.present).toEqual([one])
      expect(await first.socket.next('presence')).toEqual({ t: 'presence', who: two, online: true })
    })

    it('sends a socket away that never says hello', async () => {
      host.advance?.(TIMINGS.helloTimeout)
      expect((await mute.closed).code).toBe(CLOSE_CODES.helloTimeout)
    })

    it('knows who is there after a sleep', async () => {
      const agent = anAgent()
      const late = await join(sleeping.room, agent)
      expect(late.welcome.present).toEqual([sleeping.who])
      expect(await sleeper.next('presence')).toEqual({ t: 'presence', who: agent, online: true })
      sleeper.send({ t: 'typing', on: true })
      expect(await late.socket.next('typing')).toEqual({ t: 'typing', who: sleeping.who, on: true })
      await host.publish(sleeping.room, [numbered(sleeping.room, 1)])
      await Promise.all([sleeper.next('receipt'), late.socket.next('receipt')])
      await sleeper.close()
      expect(await late.socket.next('presence')).toEqual({ t: 'presence', who: sleeping.who, online: false })
    })
  })
}
