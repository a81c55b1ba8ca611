/** A node that does jobs and nothing else, over the database and the provider that its environment names. */
import { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { postgresDialect } from '../db/dialects/postgres.ts'
import { sqliteDialect } from '../db/dialects/sqlite.ts'
import { systemClock } from '../platform/clock.ts'
import { createJobRunner } from '../platform/jobs/runner.ts'
import { resendMailer } from '../platform/mail-resend.ts'
import { announcing } from './announcer.ts'
import { testDeps } from './deps.ts'

const { DATABASE_URL: url = '', RESEND_URL: resend = '' } = process.env
const dialect = url.startsWith('sqlite:')
  ? sqliteDialect({ path: url.slice('sqlite:'.length) })
  : postgresDialect({ connectionString: url })
const mailer = resendMailer({ apiKey: 're_test_key', from: 'Desk <desk@desk.example>', baseUrl: resend })
const deps = testDeps(new Kysely<Database>({ dialect }), {
  features: announcing,
  clock: systemClock as never,
  mailer: mailer as never,
})
// The runner's timers keep no process alive, and over SQLite nothing else does: it lives until it is killed.
setInterval(() => undefined, 60_000)
createJobRunner(deps, { leaseMs: 600, pollMs: 50, concurrency: 8 }).start()
process.stdout.write('ready\n')
