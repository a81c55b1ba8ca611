import type { Booking, Session } from '@deskbell/protocol'
import type { JobHandler } from '../features/feature.ts'
import { features as allFeatures } from '../features/index.ts'
import { createJobRunner } from '../platform/jobs/runner.ts'
import { type Call, type TestAgent, type TestApi, testApi } from './api.ts'
import { book } from './bookings.ts'
import type { TestDatabase } from './databases.ts'
import { type TestDepsOptions, testCtx, testDeps } from './deps.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A workspace whose customer is asked whether the work of its provider is done, on two nodes. */
export interface CompletionDesk {
  readonly api: TestApi
  readonly workspaceId: string
  readonly admin: TestAgent
  readonly agent: TestAgent
  readonly colleague: TestAgent
  readonly provider: TestAgent
  /** The customer, with a session that is never too old, however far the clock was moved. */
  readonly customer: { readonly id: string; readonly call: Call }
  /** A booking of the customer whose work is in progress. */
  inProgress(): Promise<Booking>
  /** One whose provider has asked. */
  asked(): Promise<Booking>
  /** Does a job on each node twice at the same time, as after leases that expired. */
  doAtOnce(job: JobHandler): Promise<void>
  /** Lets both nodes do at once what is due. */
  runNodes(): Promise<void>
  /** Moves the clock, and lets both nodes do what is due. */
  pass(ms: number): Promise<void>
  /** The tickets about a booking, the oldest first. */
  ticketsOf(booking: { readonly number: number }): Promise<{ id: string; priority: string; subject: string }[]>
  /** How many events of a type a booking has. */
  countEvents(type: string, bookingId: string): Promise<number>
}

/** Opens a workspace with people, one customer, and two nodes over one database and clock. */
export async function completionDesk(
  database: TestDatabase,
  options: Pick<TestDepsOptions, 'env'> = {},
): Promise<CompletionDesk> {
  // What people are told of it is tried elsewhere, and would take most of the time here.
  const features = allFeatures.filter(({ name }) => !/notification|webhooks/.test(name))
  const api = testApi(database.db, { ...options, features })
  const { clock, db } = api.deps
  const nodes = [api.deps, testDeps(database.connect(), { ...options, features, clock })]
  const runners = nodes.map((deps) => createJobRunner(deps))
  const workspace = await api.workspace()
  const [admin, agent, colleague, provider] = await Promise.all([
    api.agent(workspace, { role: 'admin', name: 'Robin' }),
    api.agent(workspace, { role: 'agent', name: 'Mara' }),
    api.agent(workspace, { role: 'agent', name: 'Ida' }),
    api.agent(workspace, { role: 'provider', name: 'Sam' }),
  ])
  const { id: customerId, secret } = await api.customer(workspace)
  const post = (path: string, by: TestAgent, body?: object) =>
    by.call<Booking>('POST', path, body === undefined ? {} : { body })

  async function call<T>(...[method, path, options]: Parameters<Call>) {
    const body = { workspaceKey: workspace.key, visitorSecret: secret }
    const { body: session } = await api.call<Session>('POST', '/v1/sessions', { body })
    return api.call<T>(method, path, { ...options, headers: { authorization: `Bearer ${session.accessToken}` } })
  }
  async function inProgress() {
    const { id } = await book(api, admin, { customer: { id: customerId }, provider: { id: provider.id } })
    const clientId = id.slice(4)
    return (await post(`/v1/bookings/${id}/status`, provider, { clientId, status: 'in_progress' })).body
  }
  const runNodes = async () => void (await Promise.all(runners.map((runner) => runner.runDue())))
  // Nothing is due the first time: schedules are planned.
  await runNodes()

  return {
    api,
    workspaceId: workspace.id,
    admin,
    agent,
    colleague,
    provider,
    customer: { id: customerId, call },
    inProgress,
    async asked() {
      return (await post(`/v1/bookings/${(await inProgress()).id}/request-completion`, provider)).body
    },
    async doAtOnce(job) {
      const { signal } = new AbortController()
      const work = [...nodes, ...nodes].map((deps) => job(testCtx(deps, ''), {}, { jobId: '', attempt: 1, signal }))
      await Promise.all(work)
    },
    runNodes,
    async pass(ms) {
      clock.advance(ms)
      await runNodes()
    },
    ticketsOf: ({ number }) =>
      db
        .selectFrom('tickets')
        .select(['id', 'priority', 'subject'])
        .where('workspace_id', '=', workspace.id)
        .where('booking_ref', '=', String(number))
        .orderBy('number')
        .execute(),
    async countEvents(type, bookingId) {
      const rows = await db.selectFrom('events').select('data').where('type', '=', type).execute()
      return rows.filter(({ data }) => (JSON.parse(data) as { bookingId?: string }).bookingId === bookingId).length
    },
  }
}
