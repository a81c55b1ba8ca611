import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { systemClock } from '../../platform/clock.ts'
import { announcing } from '../../testing/announcer.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { type Bundle, bundleOf } from '../../testing/bundle.ts'
import { eachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { type ResendDouble, startResendDouble } from '../../testing/providers/resend.ts'
import { systemCtx } from '../workspaces/index.ts'

/** A round takes seconds, so the suite makes a few; `KILL_ROUNDS=20` makes as many as you like. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 1)
const EVENTS = 500
const KILLS = 4
const WORKER = new URL('../../testing/notifier.ts', import.meta.url)

eachDatabase((_kind, open) => {
  let database: TestDatabase
  let resend: ResendDouble
  let api: TestApi
  let bundle: Bundle

  beforeAll(async () => {
    database = await open({ features: announcing })
    resend = await startResendDouble('re_test_key')
    bundle = await bundleOf(WORKER)
    api = testApi(database.db, { features: announcing, clock: systemClock as never })
  })
  afterAll(async () => {
    bundle?.[Symbol.dispose]()
    await resend?.[Symbol.asyncDispose]()
  })

  async function startWorker(): Promise<ChildProcess> {
    const env = { ...process.env, DATABASE_URL: database.url, RESEND_URL: resend.url }
    const worker = spawn(process.execPath, [bundle.path], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(worker, 'exit').then(([code]) => {
      throw new Error(`The worker ended with ${code} before it was ready`)
    })
    await Promise.race([once(worker.stdout, 'data'), ended])
    ended.catch(() => undefined)
    return worker
  }

  async function kill(worker: ChildProcess): Promise<void> {
    if (worker.exitCode !== null) throw new Error(`The worker ended by itself with ${worker.exitCode}`)
    const gone = once(worker, 'exit')
    worker.kill('SIGKILL')
    await gone
  }

  /** How many of the round's are not yet sent. */
  async function left(customerId: string): Promise<number> {
    const rows = await database.db
      .selectFrom('deliveries')
      .select('status')
      .where('recipient_id', '=', customerId)
      .where('kind', '=', 'announcement')
      .execute()
    return EVENTS - rows.filter(({ status }) => status === 'sent').length
  }

  test(
    'a worker killed at random points sends each event once',
    async () => {
      const workspace = await api.workspace()
      const ctx = systemCtx(api.deps, workspace.id)
      for (let round = 0; round < ROUNDS; round++) {
        const customer = await api.customer(workspace)
        await customer.call('PATCH', '/v1/customer', { body: { name: 'Ada', email: `ada${round}@example.com` } })
        const before = resend.taken.length
        await inTransaction(ctx, async (tx) => {
          for (let n = 0; n < EVENTS - 1; n++) {
            await tx.record({ type: 'customer.updated', subject: customer.id, data: { fields: [`n${n}`] } })
          }
        })
        for (let n = 0; n < KILLS; n++) {
          const worker = await startWorker()
          await sleep(randomInt(50, 450))
          await kill(worker)
        }
        const worker = await startWorker()
        await expect.poll(() => left(customer.id), { timeout: 60_000, interval: 100 }).toBe(0)
        await kill(worker)

        const sent = resend.taken.slice(before)
        expect(sent.filter(({ to }) => to[0] === `ada${round}@example.com`)).toHaveLength(EVENTS)
        expect(new Set(sent.map(({ key }) => key)).size).toBe(EVENTS)
      }
    },
    60_000 * ROUNDS + 60_000,
  )
})
