/** A node that does jobs and nothing else, and counts what it asks of its database. */
import { Kysely } from 'kysely'
import type { Database } from '../../packages/server/src/db/database.ts'
import { postgresDialect } from '../../packages/server/src/db/dialects/postgres.ts'
import { sqliteDialect } from '../../packages/server/src/db/dialects/sqlite.ts'
import { inTransaction } from '../../packages/server/src/db/transaction.ts'
import { systemCtx } from '../../packages/server/src/features/workspaces/index.ts'
import { systemClock } from '../../packages/server/src/platform/clock.ts'
import { createJobRunner } from '../../packages/server/src/platform/jobs/runner.ts'
import { resendMailer } from '../../packages/server/src/platform/mail-resend.ts'
import { announcing } from '../../packages/server/src/testing/announcer.ts'
import { testDeps } from '../../packages/server/src/testing/deps.ts'
import { answerParent, tellParent } from '../support/children.ts'

export type WorkerOrder =
  | {
      readonly do: 'record'
      readonly workspaceId: string
      readonly customerId: string
      readonly fields: readonly string[]
    }
  | { readonly do: 'work' }
  | { readonly do: 'left' }

const url = process.env.BENCH_DATABASE as string
const dialect = url.startsWith('sqlite:')
  ? sqliteDialect({ path: url.slice('sqlite:'.length) })
  : postgresDialect({ connectionString: url })
let queries = 0
const db = new Kysely<Database>({
  dialect,
  log: ({ level }) => {
    if (level === 'query') queries++
  },
})
const baseUrl = process.env.BENCH_PROVIDER as string
const mailer = resendMailer({ apiKey: 're_bench', from: 'Desk <desk@desk.example>', baseUrl })
const deps = {
  ...testDeps(db, { features: announcing, env: { LOG_LEVEL: 'silent' } }),
  clock: systemClock,
  mailer,
  checkAnswers: false,
  wakeJobs: () => runner.wake(),
}
const runner = createJobRunner(deps)
tellParent({})

answerParent(async (order: WorkerOrder) => {
  if (order.do === 'work') {
    queries = 0
    runner.start()
    return {}
  }
  if (order.do === 'record') {
    const ctx = systemCtx(deps, order.workspaceId)
    await inTransaction(ctx, async (tx) => {
      for (const field of order.fields) {
        await tx.record({ type: 'customer.updated', subject: order.customerId, data: { fields: [field] } })
      }
    })
    return {}
  }
  const asked = queries
  const jobs = await db.selectFrom('jobs').select('id').where('kind', 'like', 'notifications.%').limit(1).execute()
  queries = asked
  return { isDone: jobs.length === 0, queries: asked }
})
