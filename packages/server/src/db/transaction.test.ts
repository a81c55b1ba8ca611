import type { Transaction } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { NewEvent } from '../features/events.ts'
import type { Feature } from '../features/feature.ts'
import type { Deps } from '../platform/context.ts'
import { findEvent, idOfEvent } from '../platform/events.ts'
import type { Publication } from '../rooms/ports.ts'
import { eachDatabase, type TestDatabase } from '../testing/databases.ts'
import { type TestDeps, testCtx, testDeps } from '../testing/deps.ts'
import type { Database } from './database.ts'
import { type Params, prepared } from './prepared.ts'
import { inTransaction } from './transaction.ts'

const WORKSPACE = 'wsp_01h455vb4pex5vsknk084sn02q'
const event: NewEvent = { type: 'job.redriven', subject: 'job_1', data: { jobId: 'job_1', kind: 'work' } }

eachDatabase((kind, open) => {
  let database: TestDatabase
  let deps: TestDeps
  let woken: number

  const feature: Feature = {
    name: 'test',
    jobs: { 'tell.somebody': async () => undefined, work: async () => undefined },
    subscribers: { 'job.redriven': ['tell.somebody'] },
    publications: {
      'job.redriven': (stored): Publication[] => [
        { room: { party: 'inbox', id: stored.workspaceId }, event: { t: 'agents' } },
      ],
    },
  }

  beforeAll(async () => {
    database = await open({ features: [] })
  })

  beforeEach(async () => {
    woken = 0
    deps = testDeps(database.db, { features: [feature], wakeJobs: () => void woken++ })
    await database.db.deleteFrom('events').execute()
    await database.db.deleteFrom('jobs').execute()
    await database.db.deleteFrom('schedules').execute()
  })

  const jobs = () => database.db.selectFrom('jobs').selectAll().execute()
  const events = () => database.db.selectFrom('events').selectAll().execute()

  test('an event, its jobs and its publication come of one commit', async () => {
    const order: string[] = []
    const publish = deps.publisher.publish
    deps.publisher.publish = (...given) => {
      order.push('published')
      publish(...given)
    }
    const result = await inTransaction(testCtx(deps, WORKSPACE), async (tx) => {
      await tx.record(event)
      tx.afterCommit(() => order.push('effect'))
      order.push('worked')
      expect(deps.publisher.published).toEqual([])
      return tx.now()
    })
    expect(result).toBe(deps.clock.now())
    expect(order).toEqual(['worked', 'published', 'effect'])
    expect(woken).toBe(1)

    const [row] = await events()
    const eventId = idOfEvent(row?.seq ?? 0)
    expect(row).toMatchObject({ workspace_id: WORKSPACE, type: 'job.redriven', actor_kind: 'system', actor_id: null })
    expect(await findEvent(database.db, WORKSPACE, eventId)).toMatchObject({
      ...event,
      at: deps.clock.now(),
    })
    expect(await findEvent(database.db, 'wsp_other', eventId), 'no other workspace reads it').toBeNull()
    const [job] = await jobs()
    expect(job).toMatchObject({ kind: 'tell.somebody', workspace_id: WORKSPACE, status: 'waiting' })
    expect(JSON.parse(job?.payload ?? '')).toEqual({ eventId })
    expect(deps.publisher.published).toEqual([
      {
        publications: [{ room: { party: 'inbox', id: WORKSPACE }, event: { t: 'agents' } }],
        ref: { kind: 'event', workspaceId: WORKSPACE, eventId },
      },
    ])
  })

  test('what fails leaves nothing and tells nobody', async () => {
    let effects = 0
    const failing = inTransaction(testCtx(deps, WORKSPACE), async (tx) => {
      await tx.record(event)
      await tx.enqueue({ kind: 'work', payload: null })
      tx.afterCommit(() => void effects++)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect([await events(), await jobs(), deps.publisher.published, effects, woken]).toEqual([[], [], [], 0, 0])
  })

  test('what follows a commit cannot fail it', async () => {
    const ctx = testCtx({ ...deps, publisher: { ...deps.publisher, publish: fail } } as Deps, WORKSPACE)
    let reached = false
    await inTransaction(ctx, async (tx) => {
      await tx.record(event)
      tx.afterCommit(fail)
      tx.afterCommit(() => {
        reached = true
      })
    })
    expect(reached).toBe(true)
    expect((await events()).length).toBe(1)
  })

  test('a prepared query is a part of the transaction while that lasts, and refused afterwards', async () => {
    const ctx = testCtx(deps, WORKSPACE)
    let kept: Transaction<Database> | undefined
    const failing = inTransaction(ctx, async (tx) => {
      await addSchedule(tx.db, { name: 'undone' })
      expect((await countSchedules(tx.db, {})).rows).toEqual([{ n: 1 }])
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await inTransaction(ctx, async (tx) => {
      await addSchedule(tx.db, { name: 'done' })
      kept = tx.db
    })
    await expect(addSchedule(kept as Transaction<Database>, { name: 'late' })).rejects.toThrow('committed')
    const rows = await database.db.selectFrom('schedules').select('name').execute()
    expect(rows).toEqual([{ name: 'done' }])
  })

  test('an event outside any workspace is a mistake', async () => {
    await expect(inTransaction(testCtx(deps, ''), (tx) => tx.record(event))).rejects.toThrow('outside any workspace')
  })

  test('a job for later wakes nobody now', async () => {
    await inTransaction(testCtx(deps, WORKSPACE), (tx) =>
      tx.enqueue({ kind: 'work', payload: null, runAt: deps.clock.now() + 1 }),
    )
    expect(woken).toBe(0)
  })

  // SQLite has one writer, so nothing can deadlock there.
  if (kind === 'postgres') {
    test('a deadlock is tried again, and what was recorded is published once', async () => {
      const ctx = testCtx(deps, WORKSPACE)
      for (const name of ['a', 'b']) {
        await database.db.insertInto('schedules').values({ name, cron: '', time_zone: '', next_at: 0 }).execute()
      }
      const bothHold = Promise.withResolvers<void>()
      let holding = 0
      let tries = 0
      const move = (first: string, second: string) =>
        inTransaction(ctx, async (tx) => {
          tries++
          const raise = (name: string) =>
            tx.db
              .updateTable('schedules')
              .set((set) => ({ next_at: set('next_at', '+', 1) }))
              .where('name', '=', name)
              .execute()
          await raise(first)
          if (++holding === 2) bothHold.resolve()
          await bothHold.promise
          await tx.record(event)
          await raise(second)
        })
      await Promise.all([move('a', 'b'), move('b', 'a')])
      const rows = await database.db.selectFrom('schedules').select('next_at').execute()
      expect(rows.map((row) => row.next_at)).toEqual([2, 2])
      expect(tries).toBeGreaterThan(2)
      expect([deps.publisher.published.length, (await events()).length]).toEqual([2, 2])
    }, 10_000)
  }
})

const addSchedule = prepared((db, param: Params<{ name: string }>) =>
  db.insertInto('schedules').values({ name: param('name'), cron: '', time_zone: '', next_at: 0 }),
)
const countSchedules = prepared((db, _: Params<object>) =>
  db.selectFrom('schedules').select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n')),
)

function fail(): never {
  throw new Error('it does not matter')
}
