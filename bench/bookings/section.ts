import { type BookingPage, PROTOCOL_VERSION, type RoomTicket } from '@deskbell/protocol'
import { type Deskbell, startDeskbell } from '../../tests/support/server.ts'
import type { ClientFigures, ClientOrder, Flow, Joining, ServerOrder, ServerReady, Shape } from '../fanout/plan.ts'
import { type Child, startChild } from '../support/children.ts'
import { interleave, ratio, toRows } from '../support/measure.ts'
import type { Section } from '../support/report.ts'
import { signIn } from '../support/sign-in.ts'
import type { Called, CallerOrder } from './caller.ts'

const WATCHED = 1_000
const PACE = 50
const SECONDS = 8
const REPETITIONS = 5
/** Reads and writes of the set-up that are on their way at once. */
const AT_ONCE = 10

const SHAPE: Shape = { rooms: WATCHED, socketsPerRoom: 1 }
const FLOW: Flow = { pace: PACE, outstanding: WATCHED, perTurn: 1, seconds: SECONDS }

/** From a provider's report to the customer's page, beside a bare publish to the same rooms. */
export const bookings: Section = {
  name: 'bookings',
  title: 'Bookings: from a report to the page that watches',
  async run(say) {
    const cleanUps: (() => PromiseLike<unknown>)[] = []
    const child = (module: string) => {
      const started = startChild(new URL(module, import.meta.url))
      cleanUps.unshift(() => started.stop())
      return started
    }
    try {
      const clients = child('../fanout/clients.ts')
      const bare = child('../fanout/subject-deskbell.ts')
      const bareReady = await bare.next<ServerReady>()
      const caller = child('./caller.ts')
      const { ackPort } = await caller.next<{ ackPort: number }>()
      const server = await startDeskbell({ env: { NODE_ENV: 'production', RATE_LIMITS: 'off' }, readyWithin: 60_000 })
      cleanUps.unshift(() => server[Symbol.asyncDispose]())
      say(`bookings: making ${WATCHED.toLocaleString('en')}`)
      const desk = { server, cookie: await signIn(server) }
      const bookingIds = await makeBookings(desk)

      say(`bookings: ${PACE} reports a second, ${WATCHED.toLocaleString('en')} pages`)
      const samples = await interleave(['bare', 'deskbell'], REPETITIONS, async (subject) => {
        const { p50, p99 } =
          subject === 'bare'
            ? await publishBare(bare, bareReady, clients)
            : await reportAll(caller, clients, ackPort, { ...desk, bookingIds })
        return { p50, p99 }
      })
      const beside = ratio(
        'bookings/p99/bare',
        'p99 from a call to the page ÷ a bare publish until it is received',
        samples,
        { subject: 'deskbell', to: 'bare', measure: 'p99' },
        { op: '<=', value: 3 },
      )
      return { rows: toRows(`${WATCHED} watched`, samples, { p50: 'ms', p99: 'ms' }), checks: [beside] }
    } finally {
      for (const cleanUp of cleanUps) await cleanUp()
    }
  },
}

interface Desk {
  readonly server: Deskbell
  readonly cookie: string
}

async function publishBare(bare: Child, { port, ackPort }: ServerReady, clients: Child): Promise<ClientFigures> {
  const joinings = await bare.ask<Joining[]>({ do: 'prepare', shape: SHAPE } satisfies ServerOrder)
  await clients.ask({ do: 'connect', port, ackPort, joinings } satisfies ClientOrder)
  const { messages } = await bare.ask<Called>({ do: 'publish', shape: SHAPE, flow: FLOW } satisfies ServerOrder)
  return clients.ask({ do: 'expect', deliveries: messages } satisfies ClientOrder)
}

async function reportAll(
  caller: Child,
  clients: Child,
  ackPort: number,
  { server, cookie, bookingIds }: Desk & { bookingIds: readonly string[] },
): Promise<ClientFigures> {
  const joinings = await many(bookingIds, (id) => joiningOf({ server, cookie }, id))
  await clients.ask({ do: 'connect', port: server.port, ackPort, joinings } satisfies ClientOrder)
  const order: CallerOrder = { port: server.port, cookie, bookingIds, pace: PACE, seconds: SECONDS }
  const { messages } = await caller.ask<Called>(order)
  return clients.ask({ do: 'expect', deliveries: messages } satisfies ClientOrder)
}

async function joiningOf(desk: Desk, bookingId: string): Promise<Joining> {
  const room = { party: 'booking', id: bookingId }
  const { ticket, url } = await post<RoomTicket>(desk, '/v1/room-tickets', { room })
  return {
    path: new URL(url).pathname,
    first: JSON.stringify({ t: 'hello', v: PROTOCOL_VERSION, ticket }),
    firstAfter: null,
    joinedBy: '{"t":"welcome"',
  }
}

async function makeBookings(desk: Desk): Promise<string[]> {
  const starts = Date.now() + 3 * 86_400_000
  const made = await many(Array.from({ length: WATCHED }), (_, n) =>
    post<BookingPage['items'][number]>(desk, '/v1/bookings', {
      clientId: `bench-booking-${String(n).padStart(6, '0')}`,
      customer: { externalId: `bench-${n}`, name: `Customer ${n}` },
      service: 'Cleaning',
      startsAt: new Date(starts + n * 60_000).toISOString(),
      endsAt: new Date(starts + n * 60_000 + 7_200_000).toISOString(),
      timeZone: 'Europe/Lisbon',
    }),
  )
  return made.map(({ id }) => id)
}

async function post<T>({ server, cookie }: Desk, path: string, body: object): Promise<T> {
  const headers = { Cookie: cookie, 'Content-Type': 'application/json', Origin: server.url }
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json() as Promise<T>
}

/** Does the same with each of a list, a few at once, and answers in their order. */
async function many<T, R>(items: readonly T[], act: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let i = 0; i < items.length; i += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map((item, k) => act(item, i + k)))))
  }
  return results
}
