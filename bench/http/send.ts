import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../packages/server/src/testing/postgres.setup.ts'
import { type Child, startChild } from '../support/children.ts'
import { interleave, ratio, type Samples, toRows } from '../support/measure.ts'
import type { Check, Row, Section } from '../support/report.ts'
import { createCustomers, sendRequest, startServer } from './deskbell.ts'
import { CLIENT_ID, type LoadFigures, type LoadOrder, type SenderRequest } from './load.ts'
import { MESSAGE } from './message.ts'
import type { BareOrder } from './subject-bare.ts'

const SENDERS = [1, 64] as const
const REPETITIONS = 5
const WARM_UP_SECONDS = 0.3
const SECONDS = 1

const DESKBELL = 'deskbell'
const POSTGRES = 'deskbell-postgresql'
const IN_PROCESS = 'insert-in-process'
const OVER_HTTP = 'insert-over-http'

/** Message writes over HTTP beside bare durable inserts, and on PostgreSQL. */
export const send: Section = {
  name: 'send',
  title: 'Send path: durable message writes per second',
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'))
    const cleanUps: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
    const keep = <T extends { stop(): Promise<unknown> }>(started: T): T => {
      cleanUps.unshift(() => started.stop())
      return started
    }
    try {
      const bare = keep(
        startChild(new URL('./subject-bare.ts', import.meta.url), { env: { BENCH_DATABASE: join(folder, 'bare.db') } }),
      )
      const { port: barePort } = await bare.next<{ port: number }>()
      const load = keep(startChild(new URL('./load.ts', import.meta.url)))
      const postgres = keep(await startPostgres({ durable: true }))
      const servers = { [DESKBELL]: keep(await startServer()), [POSTGRES]: keep(await startServer(postgres.url)) }

      const rows: Row[] = []
      const checks: Check[] = []
      const requests = new Map<string, { port: number; senders: SenderRequest[] }>()
      for (const [name, server] of Object.entries(servers)) {
        const customers = await createCustomers(server.url, Math.max(...SENDERS))
        requests.set(name, { port: server.port, senders: customers.map(sendRequest) })
      }
      requests.set(OVER_HTTP, { port: barePort, senders: bareSenders() })

      for (const count of SENDERS) {
        const name = count === 1 ? '1 sender' : `${count} senders`
        say(`send path, ${name}`)
        const samples = await interleave([IN_PROCESS, OVER_HTTP, DESKBELL, POSTGRES], REPETITIONS, async (subject) => {
          if (subject === IN_PROCESS) return { ...(await insertInProcess(bare)) }
          const { port, senders } = requests.get(subject) as { port: number; senders: SenderRequest[] }
          return { ...(await generate(load, port, senders.slice(0, count), 201)) }
        })
        rows.push(...toRows(name, samples, { perSecond: 'writes/s', p50: 'ms', p99: 'ms' }))
        checks.push(...checksOf(name, samples, count === 1 ? 0.5 : 1))
      }
      return { rows, checks }
    } finally {
      for (const cleanUp of cleanUps) await cleanUp()
    }
  },
}

function bareSenders(): SenderRequest[] {
  const body = JSON.stringify({ clientId: CLIENT_ID, content: MESSAGE })
  return Array.from({ length: Math.max(...SENDERS) }, (_, i) => ({
    method: 'POST',
    path: `/conversations/conversation-${i}/messages`,
    body,
  }))
}

async function insertInProcess(bare: Child): Promise<{ perSecond: number }> {
  return bare.ask({ do: 'loop', seconds: SECONDS } satisfies BareOrder)
}

/** Lets the load generator run against one server. */
export async function generate(
  load: Child,
  port: number,
  senders: readonly SenderRequest[],
  status: number,
  options: Pick<LoadOrder, 'stayAwake'> = {},
): Promise<LoadFigures> {
  const order: LoadOrder = { port, senders, status, warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS, ...options }
  return load.ask<LoadFigures>(order)
}

function checksOf(name: string, samples: Samples, target: number): Check[] {
  const key = name.replaceAll(' ', '-')
  const beside = (subject: string, to: string, label: string, value: number | null) =>
    ratio(
      `send/${key}/${subject}/${to}`,
      `${name}: ${label}`,
      samples,
      { subject, to, measure: 'perSecond' },
      value === null ? null : { op: '>=', value },
    )
  return [
    beside(DESKBELL, OVER_HTTP, 'Deskbell ÷ a bare insert behind a bare route', target),
    beside(DESKBELL, IN_PROCESS, 'Deskbell ÷ a bare insert in a loop, without HTTP', target),
    beside(POSTGRES, DESKBELL, 'Deskbell on PostgreSQL ÷ on SQLite', null),
  ]
}
