import { type Child, startChild } from '../support/children.ts'
import { interleave, ratio, type Samples, toRows } from '../support/measure.ts'
import type { Check, Row, Section } from '../support/report.ts'
import type { ClientFigures, ClientOrder, Flow, Joining, ServerOrder, ServerReady, Shape } from './plan.ts'

const SUBJECTS = {
  ws: new URL('./subject-ws.ts', import.meta.url),
  'socket.io': new URL('./subject-socketio.ts', import.meta.url),
  deskbell: new URL('./subject-deskbell.ts', import.meta.url),
  partykit: new URL('./subject-partykit.ts', import.meta.url),
}

const CASES: Record<string, Shape> = {
  '1 room × 200': { rooms: 1, socketsPerRoom: 200 },
  '200 rooms × 5': { rooms: 200, socketsPerRoom: 5 },
}

const FLOODS = 5
/** Latency at its worst is a matter of few deliveries, so it takes more of them to say which server's is worse. */
const STEADY_RUNS = 11
/** As fast as the clients take it; either shape publishes 200 deliveries in a turn of the event loop. */
const flood = (shape: Shape): Flow => ({
  pace: null,
  outstanding: 8_000,
  perTurn: 200 / shape.socketsPerRoom,
  seconds: 0.7,
})
/** A steady load well below what any of the servers can do, to see what one delivery takes. */
const steady = (shape: Shape): Flow => ({ ...flood(shape), pace: 10_000 / shape.socketsPerRoom, seconds: 1 })

interface Running {
  readonly child: Child
  readonly ready: ServerReady
}

/** Fan-out of the Node host beside raw `ws`, socket.io and `partykit dev`. */
export const fanout: Section = {
  name: 'fanout',
  title: 'Room fan-out: one message to everybody in a room',
  async run(say) {
    const servers = new Map<string, Running>()
    const clients = startChild(new URL('./clients.ts', import.meta.url))
    try {
      for (const [subject, module] of Object.entries(SUBJECTS)) {
        const child = startChild(module)
        servers.set(subject, { child, ready: await child.next<ServerReady>() })
      }
      const rows: Row[] = []
      const checks: Check[] = []
      for (const [name, shape] of Object.entries(CASES)) {
        say(`fan-out, ${name} sockets`)
        const measured = (subject: string, flow: Flow) => measure(servers.get(subject) as Running, clients, shape, flow)
        const floods = await interleave(Object.keys(SUBJECTS), FLOODS, async (subject) => {
          const { perSecond } = await measured(subject, flood(shape))
          return { throughput: perSecond }
        })
        // Apart from the floods, whose garbage would be collected in the middle of it: most for the fastest.
        const steadies = await interleave(Object.keys(SUBJECTS), STEADY_RUNS, async (subject) => {
          const { p50, p99 } = await measured(subject, steady(shape))
          return { p50, p99 }
        })
        rows.push(...toRows(name, floods, { throughput: 'deliveries/s' }))
        rows.push(...toRows(name, steadies, { p50: 'ms', p99: 'ms' }))
        checks.push(...checksOf(name, floods, steadies))
      }
      return { rows, checks }
    } finally {
      await Promise.all([clients, ...[...servers.values()].map((server) => server.child)].map((child) => child.stop()))
    }
  },
}

async function measure(server: Running, clients: Child, shape: Shape, flow: Flow): Promise<ClientFigures> {
  const joinings = await server.child.ask<Joining[]>({ do: 'prepare', shape } satisfies ServerOrder)
  const { port, ackPort } = server.ready
  await clients.ask({ do: 'connect', port, ackPort, joinings } satisfies ClientOrder)
  const published = await server.child.ask<{ messages: number }>({ do: 'publish', shape, flow } satisfies ServerOrder)
  return clients.ask({ do: 'expect', deliveries: published.messages * shape.socketsPerRoom } satisfies ClientOrder)
}

function checksOf(name: string, floods: Samples, steadies: Samples): Check[] {
  const key = name.replaceAll(' ', '')
  const beside = (to: string, measure: 'throughput' | 'p99', target: Check['target']) =>
    ratio(
      `fanout/${key}/${measure}/${to}`,
      `${name}: ${measure === 'throughput' ? 'deliveries/s' : `${measure} latency`}, Deskbell ÷ ${to}`,
      measure === 'throughput' ? floods : steadies,
      { subject: 'deskbell', to, measure },
      target,
    )
  return [
    beside('ws', 'throughput', { op: '>=', value: 1.2 }),
    beside('socket.io', 'throughput', { op: '>=', value: 1.3 }),
    beside('partykit', 'throughput', null),
    beside('ws', 'p99', { op: '<=', value: 1 }),
    beside('socket.io', 'p99', { op: '<=', value: 1 }),
    beside('partykit', 'p99', null),
  ]
}
