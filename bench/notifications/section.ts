import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely } from 'kysely'
import type { Database } from '../../packages/server/src/db/database.ts'
import { postgresDialect } from '../../packages/server/src/db/dialects/postgres.ts'
import { sqliteDialect } from '../../packages/server/src/db/dialects/sqlite.ts'
import { migrate } from '../../packages/server/src/db/migrator.ts'
import { systemClock } from '../../packages/server/src/platform/clock.ts'
import { composeFeatures } from '../../packages/server/src/platform/registry.ts'
import { announcing } from '../../packages/server/src/testing/announcer.ts'
import { testApi } from '../../packages/server/src/testing/api.ts'
import { startPostgres } from '../../packages/server/src/testing/postgres.setup.ts'
import { type Child, startChild } from '../support/children.ts'
import { check } from '../support/measure.ts'
import type { Check, Row, Section } from '../support/report.ts'
import { percentile, spread } from '../support/stats.ts'
import type { ProviderFigures, ProviderOrder } from './provider.ts'
import type { WorkerOrder } from './worker.ts'

const EVENTS = 1_000
const ROUNDS = 3
const QUEUED = 10_000
const ALLOWED = 200

/** From events to mails at a provider, and a long queue beside urgent ones. */
export const notifications: Section = {
  name: 'notifications',
  title: 'Notifications: from events to deliveries',
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'))
    const cleanUps: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
    try {
      const postgres = await startPostgres({ durable: false })
      cleanUps.unshift(() => postgres.stop())
      const provider = startChild(new URL('./provider.ts', import.meta.url))
      cleanUps.unshift(() => provider.stop())
      const { port } = await provider.next<{ port: number }>()
      const rows: Row[] = []
      const checks: Check[] = []
      for (const kind of ['sqlite', 'postgres'] as const) {
        const url = kind === 'sqlite' ? `sqlite:${join(folder, 'notifications.db')}` : postgres.url
        const desk = await openDesk(url, `http://127.0.0.1:${port}`, provider)
        cleanUps.unshift(() => desk.worker.stop())
        say(`notifications, ${kind}: ${EVENTS.toLocaleString('en')} events`)
        const speeds: number[] = []
        const costs: number[] = []
        for (let round = 0; round <= ROUNDS; round++) {
          const { perSecond, queries } = await throughput(desk)
          if (round > 0) speeds.push(perSecond)
          if (round > 0) costs.push(queries)
        }
        rows.push(row(kind, 'throughput', 'events/s', speeds), row(kind, 'cost of an event', 'queries', costs))
        say(`notifications, ${kind}: ${QUEUED.toLocaleString('en')} queued, ${ALLOWED} a second allowed`)
        const queue = await drain(desk)
        rows.push(row(kind, 'refused', 'requests', [queue.refused]), row(kind, 'urgent p99', 'ms', [queue.urgentP99]))
        checks.push(
          check(
            `notifications/${kind}/rate`,
            `${kind}, ${QUEUED.toLocaleString('en')} queued mails: time ÷ the least that the provider allows`,
            '×',
            [queue.ratio],
            { op: '<=', value: 1.5 },
          ),
          check(`notifications/${kind}/urgent`, `${kind}, urgent ones meanwhile, p99`, 'ms', [queue.urgentP99], {
            op: '<=',
            value: 3_000,
          }),
        )
        await desk.worker.stop()
      }
      return { rows, checks }
    } finally {
      for (const cleanUp of cleanUps) await cleanUp()
    }
  },
}

interface Desk {
  readonly worker: Child
  readonly provider: Child
  readonly workspaceId: string
  readonly customerId: string
}

async function openDesk(url: string, providerUrl: string, provider: Child): Promise<Desk> {
  const dialect = url.startsWith('sqlite:')
    ? sqliteDialect({ path: url.slice('sqlite:'.length) })
    : postgresDialect({ connectionString: url })
  const db = new Kysely<Database>({ dialect })
  await migrate(db, composeFeatures(announcing).migrations)
  const api = testApi(db, { features: announcing, clock: systemClock as never })
  const workspace = await api.workspace()
  const customer = await api.customer(workspace)
  await customer.call('PATCH', '/v1/customer', { body: { name: 'Ada', email: 'ada@example.com' } })
  await db.deleteFrom('jobs').execute()
  await db.destroy()
  const env = { BENCH_DATABASE: url, BENCH_PROVIDER: providerUrl }
  // It runs the service's sources, some of which hold JSX.
  const execArgv = ['--import', new URL('../../scripts/lib/jsx.mjs', import.meta.url).href]
  const worker = startChild(new URL('./worker.ts', import.meta.url), { env, execArgv })
  await worker.next()
  return { worker, provider, workspaceId: workspace.id, customerId: customer.id }
}

const tell = (desk: Desk, fields: readonly string[]) =>
  desk.worker.ask({
    do: 'record',
    workspaceId: desk.workspaceId,
    customerId: desk.customerId,
    fields,
  } satisfies WorkerOrder)
const begin = (desk: Desk, perSecond: number) => desk.provider.ask({ do: 'begin', perSecond } satisfies ProviderOrder)
const figuresOf = (desk: Desk) => desk.provider.ask<ProviderFigures>({ do: 'tell' } satisfies ProviderOrder)
const numbered = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word}-${n}`)

async function throughput(desk: Desk): Promise<{ perSecond: number; queries: number }> {
  await begin(desk, 1_000_000)
  await tell(desk, numbered('event', EVENTS))
  const start = Date.now()
  await desk.worker.ask({ do: 'work' } satisfies WorkerOrder)
  const queries = await untilDone(desk)
  const { taken, lastAt } = await figuresOf(desk)
  if (taken !== EVENTS) throw new Error(`${EVENTS} events became ${taken} mails`)
  return { perSecond: (EVENTS / (lastAt - start)) * 1_000, queries: queries / EVENTS }
}

async function untilDone(desk: Desk): Promise<number> {
  for (;;) {
    await sleep(50)
    const { isDone, queries } = await desk.worker.ask<{ isDone: boolean; queries: number }>({
      do: 'left',
    } satisfies WorkerOrder)
    if (isDone) return queries
  }
}

/** A long queue at the provider's rate, with an urgent one every half second. */
async function drain(desk: Desk): Promise<{ ratio: number; refused: number; urgentP99: number }> {
  await begin(desk, ALLOWED)
  await tell(desk, numbered('queued', QUEUED))
  const start = Date.now()
  const saidAt: number[] = []
  const least = (QUEUED / ALLOWED) * 1_000
  for (let n = 0; Date.now() - start < least * 0.8; n++) {
    saidAt.push(Date.now())
    await tell(desk, [`urgent-${n}`])
    await sleep(500)
  }
  await untilDone(desk)
  const { lastAt, refused, urgentAt } = await figuresOf(desk)
  const latencies = urgentAt.map((at, n) => at - (saidAt[n] ?? at)).sort((a, b) => a - b)
  if (urgentAt.length !== saidAt.length) throw new Error(`${saidAt.length} urgent ones became ${urgentAt.length}`)
  const all = ((QUEUED + saidAt.length) / ALLOWED) * 1_000
  return { ratio: (lastAt - start) / all, refused, urgentP99: percentile(latencies, 0.99) }
}

function row(kind: string, measure: string, unit: string, values: number[]): Row {
  return {
    id: `${kind}/deskbell/${measure}`,
    case: kind,
    subject: 'deskbell',
    measure,
    unit,
    ...spread(values),
    values,
  }
}
