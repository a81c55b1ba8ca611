import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/databases.ts'
import { createListening, type ListeningOptions } from './listening.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase('postgres', { features: [] })
})
afterAll(() => database.close())

function listen(options: Partial<ListeningOptions> = {}) {
  const heard: string[] = []
  const onReady = vi.fn()
  const onBroken = vi.fn()
  const listening = createListening({
    connectionString: database.url,
    name: 'test',
    channel: 'words',
    onNotification: (payload) => heard.push(payload),
    onReady,
    onBroken,
    ...options,
  })
  return { listening, heard, onReady, onBroken }
}

async function say(sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  return client.query(sql, values).finally(() => client.end())
}

test('hears what is said, and again after the connection was cut', async () => {
  const { listening, heard, onReady, onBroken } = listen({ timings: { firstRetry: 1 } })
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(1))
  await say("notify words, 'one'")
  await vi.waitFor(() => expect(heard).toEqual(['one']))
  await say("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test'")
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(2))
  expect(onBroken).toHaveBeenCalledTimes(1)
  await say("notify words, 'two'")
  await vi.waitFor(() => expect(heard).toEqual(['one', 'two']))
  await listening.close()
  expect(listening.client).toBeUndefined()
})

test('closes at whatever moment it is asked to, and leaves no connection behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 40 }), async (turns) => {
      const { listening, onBroken } = listen()
      // Turns of the event loop rather than milliseconds: each step of connecting is met.
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      await listening.close()
      expect(listening.client).toBeUndefined()
      expect(onBroken).not.toHaveBeenCalled()
    }),
    { numRuns: 40 },
  )
  await vi.waitFor(async () => {
    const { rows } = await say("select 1 from pg_stat_activity where application_name = 'test'")
    expect(rows).toEqual([])
  })
})

test('closes when it begins to listen', async () => {
  const closed = new Promise<void>((resolve) => {
    const { listening } = listen({ onReady: () => void listening.close().then(resolve) })
  })
  await closed
})
