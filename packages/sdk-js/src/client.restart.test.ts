import { describe, expect, it } from 'vitest'
import { clientKit } from './testing/client-kit.ts'

const CLIENTS = 1_000
/** The share of all clients that may come back within one second. */
const BUSIEST_SECOND = 0.25

/** Chance that comes out the same in every run. */
function chance(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const twice = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One client with a conversation, and the moments at which it called after its sockets were closed with 1001. */
async function restarted(seed: number) {
  const kit = clientKit()
  const { open, service, runtime } = kit
  runtime.setRandom(chance(seed))
  const client = open()
  const thread = client.newConversation()
  thread.send('Hello')
  await runtime.settle()
  await runtime.settle()
  const calls: { path: string; after: number; up: boolean }[] = []
  const pass = runtime.fetch
  const closedAt = runtime.now()
  Object.assign(runtime, {
    fetch: (input: string, init: RequestInit) => {
      calls.push({ path: new URL(input).pathname, after: runtime.now() - closedAt, up: service.state === 'up' })
      return pass(input, init)
    },
  })
  service.state = 'down'
  for (const socket of service.sockets.filter((one) => one.isOpen())) socket.drop(1001)
  return { ...kit, client, thread, calls }
}

const busiest = (moments: readonly number[]) => {
  const perSecond = new Map<number, number>()
  for (const at of moments) perSecond.set(Math.floor(at / 1_000), (perSecond.get(Math.floor(at / 1_000)) ?? 0) + 1)
  return Math.max(...perSecond.values())
}

describe('clients whose service restarts', () => {
  it.each([2_500, 9_000, 20_000])('come back spread out when it was away for %i ms', async (outage) => {
    const first = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, seed) => {
        const { service, runtime, client, calls } = await restarted(seed)
        await runtime.advance(outage)
        service.state = 'up'
        for (let second = 0; second < 60 && !calls.some(({ up }) => up); second += 1) await runtime.advance(1_000)
        client.destroy()
        return calls
      }),
    )
    const back = first.map((calls) => calls.find(({ up }) => up)?.after ?? Number.NaN)
    expect(back.filter(Number.isNaN)).toEqual([])
    expect(busiest(back)).toBeLessThan(CLIENTS * BUSIEST_SECOND)
    expect(Math.min(...first.flat().map(({ after }) => after))).toBeGreaterThanOrEqual(500)
  })

  it('stay away as one, evenly over ten seconds: both sockets ask for their tickets at the same moment', async () => {
    const moments = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, seed) => {
        const { service, runtime, client, calls } = await restarted(seed)
        service.state = 'up'
        await runtime.advance(10_000)
        client.destroy()
        return calls.filter(({ path }) => path === '/v1/room-tickets').map(({ after }) => after)
      }),
    )
    for (const [one, other, ...more] of moments) expect([one, more]).toEqual([other, []])
    const perSecond = Array.from(
      { length: 10 },
      (_, second) => moments.filter(([at = 0]) => Math.floor(at / 1_000) === second).length,
    )
    // 5.3 % come in the half of the first second that is left to them, and 10.5 % in each of the others.
    expect(Math.min(...perSecond)).toBeGreaterThan(30)
    expect(Math.max(...perSecond)).toBeLessThan(145)
  })

  it('are not hurried by the browser or by what they ask for in the background', async () => {
    const { service, runtime, client, calls } = await restarted(1)
    service.state = 'up'
    const due = runtime.nextTimer()
    runtime.setOnline(true)
    await runtime.advance(due - runtime.now() - 1)
    expect(calls).toEqual([])
    await runtime.advance(1)
    expect(service.sockets.filter((socket) => socket.isOpen())).toHaveLength(2)
    client.destroy()
  })

  it('come back as soon as something the person did found the service again', async () => {
    const { service, runtime, client, thread, calls } = await restarted(3)
    thread.send('Are you there?')
    await runtime.settle()
    expect(calls.map(({ path }) => path)).toEqual(['/v1/conversations/cnv_1/messages'])
    service.state = 'up'
    thread.retry(thread.state.get().pending[0]?.clientId ?? '')
    await runtime.settle()
    await runtime.settle()
    expect(client.connection.get()).toBe('online')
    expect(thread.state.get().pending).toEqual([])
    client.destroy()
  })
})
