import pg from 'pg'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { createPool } from '../../db/dialects/postgres.ts'
import { openTestDatabase } from '../../testing/databases.ts'
import { createJobHints } from './hints.ts'

test('one node’s commit wakes another, also after the connection broke', async () => {
  const database = await openTestDatabase('postgres', { features: [] })
  const pool = createPool({ connectionString: database.url, poolSize: 2 })
  const logger = pino({ level: 'silent' })
  let woken = 0
  const listener = createJobHints(pool, () => void woken++, logger)
  const sender = createJobHints(pool, () => undefined, logger)
  await vi.waitFor(() => expect(woken, 'once it listens').toBe(1))

  for (let i = 0; i < 20; i++) sender.send()
  await vi.waitFor(() => expect(woken, 'many commits, one hint').toBe(2))

  const admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'deskbell jobs'")
  await admin.end()
  await vi.waitFor(() => expect(woken, 'it listens again').toBeGreaterThan(2), { timeout: 5_000 })
  const before = woken
  sender.send()
  await vi.waitFor(() => expect(woken).toBeGreaterThan(before))

  await listener.close()
  await sender.close()
  await pool.end()
  await database.close()
})
