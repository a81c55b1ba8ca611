import type { RoomTicket } from '@deskbell/protocol'
import { describe, expect, it } from 'vitest'
import { DeskbellError } from '../core/errors.ts'
import { createLink } from '../core/link.ts'
import { fakeRuntime } from '../testing/fake-runtime.ts'
import { type FakeService, fakeService } from '../testing/fake-service.ts'
import { openSocket } from './socket.ts'

function kit(ticket: (n: number) => Promise<RoomTicket> = async (n) => roomTicket(n)) {
  const service: FakeService = fakeService(() => 0)
  const runtime = fakeRuntime(service)
  const statuses: string[] = []
  const frames: string[] = []
  let tickets = 0
  const socket = openSocket({
    runtime,
    link: createLink(runtime),
    ticket: () => ticket(++tickets),
    frame: (frame) => frames.push(frame.t),
    status: (status, trouble) => statuses.push(trouble?.kind === 'refused' ? `${status}: ${trouble.code}` : status),
  })
  return { service, runtime, socket, statuses, frames, tickets: () => tickets }
}

const roomTicket = (n: number): RoomTicket => ({
  ticket: `ticket-${n}`,
  url: 'https://desk.test/parties/inbox/wsp_1',
  expiresAt: '2026-03-01T09:01:00.000Z',
})

describe('a socket to a room', () => {
  it('says hello with its ticket in the first frame, never in the address', async () => {
    const { runtime, service, statuses, frames } = kit()
    await runtime.settle()
    expect(service.sockets.map((socket) => socket.url)).toEqual(['wss://desk.test/parties/inbox/wsp_1'])
    expect(service.sockets[0]?.sent).toEqual([{ t: 'hello', v: 1, ticket: 'ticket-1' }])
    expect(statuses).toEqual(['connecting', 'online'])
    expect(frames).toEqual(['welcome'])
  })

  it('takes a fresh ticket for every attempt', async () => {
    const { runtime, service } = kit()
    await runtime.settle()
    for (let n = 0; n < 3; n += 1) {
      service.sockets.at(-1)?.drop(1006)
      await runtime.advance(30_000)
    }
    const hellos = service.sockets.map((socket) => socket.sent[0])
    expect(hellos).toEqual([1, 2, 3, 4].map((n) => ({ t: 'hello', v: 1, ticket: `ticket-${n}` })))
  })

  it('asks for a sign of life after ten seconds of silence, and finds a dead link within 20 s', async () => {
    const { runtime, service, statuses } = kit()
    await runtime.settle()
    const pings = () => service.sockets[0]?.sent.filter((frame) => frame.t === 'ping').length
    await runtime.advance(9_999)
    expect(pings()).toBe(0)
    await runtime.advance(1)
    expect(pings()).toBe(1)
    await runtime.advance(25_000)
    expect(statuses).toEqual(['connecting', 'online'])

    service.state = 'frozen'
    await runtime.advance(19_000)
    expect(statuses.slice(0, 3)).toEqual(['connecting', 'online', 'offline'])
    service.state = 'up'
    await runtime.advance(30_000)
    expect(statuses.at(-1)).toBe('online')
  })

  it('gives up a service that takes the connection and never says welcome', async () => {
    const { runtime, service, statuses } = kit()
    service.state = 'frozen'
    await runtime.advance(20_000)
    expect(statuses).toContain('offline')
    expect(service.sockets.length).toBeGreaterThan(1)
  })

  it('comes back after "going away" spread evenly over ten seconds', async () => {
    const clients = 1_000
    const come = async (n: number) => {
      const { runtime, service, socket } = kit()
      runtime.setRandom(() => n / clients)
      await runtime.settle()
      service.sockets[0]?.drop(1001)
      const back = runtime.nextTimer() - runtime.now()
      socket.close()
      return back
    }
    const returns = await Promise.all(Array.from({ length: clients }, (_, n) => come(n)))
    const perSecond = Array.from(
      { length: 11 },
      (_, second) => returns.filter((at) => Math.floor(at / 1_000) === second).length,
    )
    expect(perSecond.reduce((sum, count) => sum + count, 0)).toBe(clients)
    expect(Math.max(...perSecond)).toBeLessThan(120)
    expect(Math.min(...returns)).toBeGreaterThanOrEqual(500)
  })

  it('waits longer and longer, with full jitter, while the service is down', async () => {
    const { runtime, service } = kit()
    await runtime.settle()
    service.state = 'down'
    runtime.setRandom(() => 0.999_999)
    service.sockets[0]?.drop(1006)
    const waits: number[] = []
    for (let n = 0; n < 7; n += 1) {
      await runtime.settle()
      waits.push(Math.round((runtime.nextTimer() - runtime.now()) / 1_000))
      await runtime.advance(runtime.nextTimer() - runtime.now())
    }
    expect(waits).toEqual([2, 4, 8, 16, 30, 30, 30])
  })

  it('answers 4401 with a new ticket once, and then stops', async () => {
    const { runtime, service, statuses, tickets } = kit()
    await runtime.settle()
    service.sockets[0]?.drop(4401)
    await runtime.settle()
    expect(tickets()).toBe(2)
    expect(statuses.at(-1)).toBe('online')
    // A welcome in between makes it a new story; without one the second refusal is the last.
    service.state = 'frozen'
    service.sockets[1]?.drop(4401)
    await runtime.settle()
    expect(tickets()).toBe(3)
    service.sockets[2]?.drop(4401)
    await runtime.advance(10 * 60_000)
    expect(tickets()).toBe(3)
    expect(service.sockets).toHaveLength(3)
    expect(statuses.at(-1)).toBe('offline: unauthenticated')
    expect(runtime.timers()).toBe(0)
  })

  it.each([4400, 4408, 4413, 4426, 4429])('stops at once on %i', async (code) => {
    const { runtime, service, statuses } = kit()
    await runtime.settle()
    service.sockets[0]?.drop(code)
    await runtime.advance(10 * 60_000)
    expect(service.sockets).toHaveLength(1)
    expect(statuses.at(-1)).toMatch(/^offline: /)
    expect(runtime.timers()).toBe(0)
  })

  it('stops when no ticket is given, and goes on when none can be had just now', async () => {
    const refused = kit(() => Promise.reject(new DeskbellError('not_found', 'No such room.')))
    await refused.runtime.advance(60_000)
    expect(refused.tickets()).toBe(1)
    expect(refused.statuses.at(-1)).toBe('offline: not_found')

    const away = kit(async (n) => {
      if (n < 4) throw new DeskbellError('unreachable', 'No answer.')
      return roomTicket(n)
    })
    await away.runtime.advance(60_000)
    expect(away.tickets()).toBe(4)
    expect(away.statuses.at(-1)).toBe('online')
  })

  it('waits until the time a rate limit names', async () => {
    const limited = kit(async (n) => {
      await Promise.resolve()
      if (n === 1) throw new DeskbellError('rate_limited', 'Too many.', limited.runtime.now() + 20_000)
      return roomTicket(n)
    })
    await limited.runtime.advance(19_999)
    expect(limited.tickets()).toBe(1)
    await limited.runtime.advance(2_001)
    expect(limited.statuses.at(-1)).toBe('online')
  })

  it('ignores frames it does not understand', async () => {
    const { runtime, service, frames } = kit()
    await runtime.settle()
    service.sockets[0]?.raw('not json')
    service.sockets[0]?.raw('null')
    service.sockets[0]?.raw('{"t":"of a later version"}')
    expect(frames).toEqual(['welcome', 'of a later version'])
  })

  it('opens nothing after it was closed while waiting', async () => {
    const { runtime, service, socket } = kit()
    await runtime.settle()
    service.sockets[0]?.drop(1001)
    socket.close()
    await runtime.advance(60_000)
    expect(service.sockets).toHaveLength(1)
    expect(runtime.timers()).toBe(0)
  })
})
