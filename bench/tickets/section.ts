import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../packages/server/src/testing/postgres.setup.ts'
import { type Deskbell, startDeskbell } from '../../tests/support/server.ts'
import type { SenderRequest } from '../http/load.ts'
import { generate } from '../http/send.ts'
import { type Child, startChild } from '../support/children.ts'
import { interleave, ratio, type Samples, toRows } from '../support/measure.ts'
import type { Check, Row, Section } from '../support/report.ts'
import { signIn } from '../support/sign-in.ts'
import { QUESTIONS, type Question } from './questions.ts'
import { seedTickets } from './seed.ts'

const SIZES = [10_000, 100_000] as const
const REPETITIONS = 5
const CONNECTIONS = 4
/** The API may cost twice the bare SQL, and ten times the tickets half as much again. */
const COST = 2
const GROWTH = 1.5

/** Lists, filters and searches of tickets beside the same questions in SQL, small and large. */
export const tickets: Section = {
  name: 'tickets',
  title: 'Tickets: lists, filters and searches per second',
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'))
    const cleanUps: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
    try {
      const postgres = await startPostgres({ durable: false })
      cleanUps.unshift(() => postgres.stop())
      const load = startChild(new URL('../http/load.ts', import.meta.url))
      cleanUps.unshift(() => load.stop())
      const rows: Row[] = []
      const checks: Check[] = []
      for (const kind of ['sqlite', 'postgresql'] as const) {
        const desks: Desk[] = []
        for (const size of SIZES) {
          say(`tickets, ${kind}: writing ${size.toLocaleString('en')}`)
          const url =
            kind === 'sqlite'
              ? `sqlite:${join(folder, `${size}.db`)}`
              : await createDatabase(postgres.url, `tickets_${size}`)
          const desk = await openDesk(url, size)
          desks.push(desk)
          cleanUps.unshift(() => desk.stop())
        }
        for (const question of QUESTIONS) {
          say(`tickets, ${kind}: ${question.name}`)
          const samples = await measure(load, desks, question.name, question.query)
          rows.push(...toRows(`${kind}: ${question.name}`, samples, { perSecond: 'requests/s', p50: 'ms', p99: 'ms' }))
          checks.push(...checksOf(kind, question, samples))
        }
        for (const desk of desks) await desk.stop()
      }
      return { rows, checks }
    } finally {
      for (const cleanUp of cleanUps) await cleanUp()
    }
  },
}

interface Desk {
  readonly size: number
  readonly server: Deskbell
  readonly bare: Child
  readonly barePort: number
  readonly cookie: string
  stop(): Promise<void>
}

async function openDesk(url: string, size: number): Promise<Desk> {
  const env = { NODE_ENV: 'production', RATE_LIMITS: 'off', DATABASE_URL: url }
  const server = await startDeskbell({ env, readyWithin: 60_000 })
  await seedTickets(url, size)
  const bare = startChild(new URL('./subject-bare.ts', import.meta.url), { env: { BENCH_DATABASE: url } })
  const { port } = await bare.next<{ port: number }>()
  return {
    size,
    server,
    bare,
    barePort: port,
    cookie: await signIn(server),
    async stop() {
      await bare.stop()
      await server[Symbol.asyncDispose]()
    },
  }
}

function measure(load: Child, desks: readonly Desk[], name: string, query: string): Promise<Samples> {
  const subjects = desks.flatMap(({ size, server, barePort, cookie }) => [
    { subject: `bare-${size}`, port: barePort, path: `/${name}`, headers: {} },
    { subject: `api-${size}`, port: server.port, path: `/v1/tickets?${query}`, headers: { Cookie: cookie } },
  ])
  return interleave(
    subjects.map(({ subject }) => subject),
    REPETITIONS,
    async (subject) => {
      const { port = 0, path = '', headers = {} } = subjects.find((one) => one.subject === subject) ?? {}
      const senders = Array.from({ length: CONNECTIONS }, (): SenderRequest => ({ method: 'GET', path, headers }))
      return { ...(await generate(load, port, senders, 200)) }
    },
  )
}

/** Requests per second are the inverse of what one costs. */
function checksOf(kind: string, { name, fillsPage = true }: Question, samples: Samples): Check[] {
  const [small, large] = SIZES
  const cost = (size: number) =>
    ratio(
      `tickets/${kind}/${name}/${size}/sql`,
      `${kind}, ${name}, ${size.toLocaleString('en')} tickets: cost ÷ the same in SQL`,
      samples,
      { subject: `bare-${size}`, to: `api-${size}`, measure: 'perSecond' },
      { op: '<=', value: COST },
    )
  const growth = ratio(
    `tickets/${kind}/${name}/growth`,
    `${kind}, ${name}: cost at ${large.toLocaleString('en')} ÷ at ${small.toLocaleString('en')}`,
    samples,
    { subject: `api-${small}`, to: `api-${large}`, measure: 'perSecond' },
    { op: '<=', value: GROWTH },
  )
  return [cost(small), cost(large), ...(fillsPage ? [growth] : [])]
}

async function createDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}
