import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from '../support/children.ts'
import { interleave, ratio, toRows } from '../support/measure.ts'
import type { Section } from '../support/report.ts'
import { createCustomers, startServer } from './deskbell.ts'
import type { SenderRequest } from './load.ts'
import { generate } from './send.ts'

const REPETITIONS = 5
const CONNECTIONS = 16

/** An authenticated conversation read beside a bare route on the same HTTP server. */
export const routes: Section = {
  name: 'routes',
  title: 'Route overhead: requests per second',
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'))
    const env = { BENCH_DATABASE: join(folder, 'bare.db') }
    const bare = startChild(new URL('./subject-bare.ts', import.meta.url), { env })
    const load = startChild(new URL('./load.ts', import.meta.url))
    const { port: barePort } = await bare.next<{ port: number }>()
    const server = await startServer()
    try {
      const customers = await createCustomers(server.url, CONNECTIONS)
      const read = (suffix: string): SenderRequest[] =>
        customers.map(({ token, conversationId }) => ({
          method: 'GET',
          path: `/v1/conversations/${conversationId}${suffix}`,
          headers: { Authorization: `Bearer ${token}` },
        }))
      const bareRequests = customers.map((): SenderRequest => ({ method: 'GET', path: '/route' }))
      const subjects: Record<string, { port: number; senders: SenderRequest[] }> = {
        'bare-hono': { port: barePort, senders: bareRequests },
        conversation: { port: server.port, senders: read('') },
        entries: { port: server.port, senders: read('/entries') },
      }
      const name = `${CONNECTIONS} connections`
      say(`routes, ${name}`)
      const samples = await interleave(Object.keys(subjects), REPETITIONS, async (subject) => {
        const { port, senders } = subjects[subject] as { port: number; senders: SenderRequest[] }
        return { ...(await generate(load, port, senders, 200, { stayAwake: true })) }
      })
      const beside = (subject: string, label: string) =>
        ratio(
          `routes/${subject}/bare-hono`,
          label,
          samples,
          { subject, to: 'bare-hono', measure: 'perSecond' },
          {
            op: '>=',
            value: 0.3,
          },
        )
      return {
        rows: toRows(name, samples, { perSecond: 'requests/s', p50: 'ms', p99: 'ms' }),
        checks: [
          beside('conversation', 'GET /v1/conversations/:id ÷ a bare Hono route'),
          beside('entries', 'GET /v1/conversations/:id/entries ÷ a bare Hono route'),
        ],
      }
    } finally {
      await Promise.all([bare.stop(), load.stop(), server.stop()])
      await rm(folder, { recursive: true, force: true })
    }
  },
}
