import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Feature, JobHandler } from '../../features/feature.ts'
import { type FakeClock, fakeClock } from '../../testing/clock.ts'
import { eachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { testCtx, testDeps } from '../../testing/deps.ts'
import { once } from '../context.ts'
import { URGENT_LANE } from './lanes.ts'
import { busyLanes, claimJobs } from './leases.ts'
import { NotYet } from './not-yet.ts'
import type { NewJob } from './queue.ts'
import { createJobRunner } from './runner.ts'
import type { Schedule } from './schedules.ts'

const WORKSPACE = 'wsp_test'

eachDatabase((kind, open) => {
  let database: TestDatabase
  let clock: FakeClock
  /** Payloads in the order they were worked on. */
  let worked: unknown[]
  let handler: JobHandler

  beforeAll(async () => {
    database = await open({ features: [] })
  })

  beforeEach(async () => {
    clock = fakeClock()
    worked = []
    handler = async (_ctx, payload) => void worked.push(payload)
    await reset()
  })

  async function reset() {
    worked.length = 0
    await database.db.deleteFrom('jobs').execute()
    await database.db.deleteFrom('schedules').execute()
  }

  function nodeOf(feature: Partial<Feature> = {}) {
    const features: Feature[] = [
      {
        name: 'test',
        jobs: { work: (...given) => handler(...given), 'work.later': async () => undefined },
        ...feature,
      },
    ]
    const deps = testDeps(database.db, { features, clock })
    return { deps, runner: createJobRunner(deps, { leaseMs: 60_000, concurrency: 3 }) }
  }

  async function enqueue(...jobs: NewJob[]) {
    await inTransaction(testCtx(nodeOf().deps, WORKSPACE), async (tx) => {
      for (const job of jobs) await tx.enqueue(job)
    })
  }

  const rows = () => database.db.selectFrom('jobs').selectAll().orderBy('id').execute()

  test('each job is done exactly once, whatever the number of nodes', async () => {
    const plan = fc.record({
      jobs: fc.array(fc.nat({ max: 5_000 }), { minLength: 1, maxLength: 12 }),
      nodes: fc.integer({ min: 1, max: 3 }),
      failures: fc.nat({ max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(plan, async ({ jobs, nodes, failures }) => {
        await reset()
        const tries = new Map<number, number>()
        handler = async (_ctx, payload) => {
          const n = payload as number
          const before = tries.get(n) ?? 0
          tries.set(n, before + 1)
          if (n === 0 && before < failures) throw new Error('not yet')
          worked.push(n)
        }
        await enqueue(...jobs.map((delay, n): NewJob => ({ kind: 'work', payload: n, runAt: clock.now() + delay })))
        const runners = Array.from({ length: nodes }, () => nodeOf().runner)
        // Each failure waits at most 2, 4, 8 … seconds; stay below the minute a lease lasts.
        for (let step = 0; step < 8; step++) {
          await Promise.all(runners.map((runner) => runner.runDue()))
          clock.advance(5_000)
        }
        expect(worked.toSorted()).toEqual(jobs.map((_, n) => n).toSorted())
        expect(await rows()).toEqual([])
      }),
      { numRuns: kind === 'sqlite' ? 25 : 8 },
    )
  })

  test('no two claims ever hold the same job', async () => {
    await enqueue(...Array.from({ length: 30 }, (_, n): NewJob => ({ kind: 'work', payload: n })))
    const claim = { kinds: ['work'], now: clock.now(), leaseMs: 1_000, limit: 4 }
    const connections = [database.db, database.connect(), database.connect()]
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, n) => claimJobs(connections[n % 3] ?? database.db, claim)),
    )
    const ids = claims.flat().map((job) => job.id)
    expect(new Set(ids).size).toBe(ids.length)
    // PostgreSQL skips what others are just claiming, so a round may leave some for the next.
    expect(ids.length).toBeGreaterThanOrEqual(kind === 'sqlite' ? 30 : 4)
  })

  test('a job waits for its time', async () => {
    await enqueue({ kind: 'work', payload: 'later', runAt: clock.now() + 1_000 })
    const { runner } = nodeOf()
    await runner.runDue()
    expect(worked).toEqual([])
    clock.advance(1_000)
    await runner.runDue()
    expect(worked).toEqual(['later'])
  })

  test('a job is queued with its cause, or not at all', async () => {
    const ctx = testCtx(nodeOf().deps, WORKSPACE)
    await expect(
      inTransaction(ctx, async (tx) => {
        await tx.enqueue({ kind: 'work', payload: 1 })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await rows()).toEqual([])
    await expect(inTransaction(ctx, (tx) => tx.enqueue({ kind: 'unheard', payload: 1 }))).rejects.toThrow('No feature')
  })

  describe('lanes', () => {
    test('what is urgent is claimed at once, whatever waits elsewhere', async () => {
      await enqueue(
        ...Array.from({ length: 300 }, (_, n): NewJob => ({ kind: 'work', payload: n })),
        ...Array.from({ length: 300 }, (_, n): NewJob => ({ kind: 'work', payload: n, lane: 'email' })),
      )
      await enqueue({ kind: 'work', payload: 'urgent', lane: URGENT_LANE })
      await nodeOf().runner.runDue()
      expect(worked).toHaveLength(601)
      // Three hands of each sort: it is among the first of each.
      expect(worked.indexOf('urgent')).toBeLessThan(7)
    })

    test('hands that are full of other work do not keep it waiting', async () => {
      const release = Promise.withResolvers<void>()
      handler = async (_ctx, payload) => {
        if (payload === 'slow') await release.promise
        worked.push(payload)
      }
      const slow = (lane: string) => Array.from({ length: 9 }, (): NewJob => ({ kind: 'work', payload: 'slow', lane }))
      await enqueue(...slow(''), ...slow('email'))
      const { runner } = nodeOf()
      const running = runner.runDue()
      await enqueue({ kind: 'work', payload: 'urgent', lane: URGENT_LANE })
      runner.start()
      while (worked.length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
      expect(worked).toEqual(['urgent'])
      release.resolve()
      await running
      await runner.stop(1_000)
    })

    test('those of a provider that says "too many" stay where they are, untouched', async () => {
      const { deps, runner } = nodeOf()
      const jobs = Array.from({ length: 20 }, (_, n): NewJob => ({ kind: 'work', payload: n, lane: 'email' }))
      await enqueue(...jobs)
      deps.lanes.paceOf('email')?.limited(clock.now(), 1_000)
      const before = await rows()
      expect([await runner.runDue(), await rows()]).toEqual([0, before])
      clock.advance(1_000)
      expect(await runner.runDue()).toBe(1)
      expect(worked).toEqual([0])
    })

    test('each that is not empty is found, and when its next job is due', async () => {
      const now = clock.now()
      await enqueue(
        { kind: 'work', payload: 1, runAt: now + 9 },
        { kind: 'work', payload: 2, runAt: now + 7 },
        { kind: 'work', payload: 3, lane: 'sms:wsp_1', runAt: now + 5 },
      )
      expect(await busyLanes(database.db)).toEqual([
        { lane: '', dueAt: now + 7 },
        { lane: 'sms:wsp_1', dueAt: now + 5 },
      ])
      await reset()
      expect(await busyLanes(database.db)).toEqual([])
    })
  })

  test('a job that is not to be done yet waits untried, under its key', async () => {
    const until = clock.now() + 5_000
    handler = async (_ctx, payload) => {
      if (clock.now() < until) throw new NotYet(until)
      worked.push(payload)
    }
    const job = { kind: 'work', payload: 1, uniqueKey: 'k', maxAttempts: 1 }
    await enqueue(job)
    const { runner } = nodeOf()
    await runner.runDue()
    await enqueue(job)
    expect(await rows()).toMatchObject([{ status: 'waiting', attempts: 0, run_at: until, last_error: null }])
    clock.advance(5_000)
    await runner.runDue()
    expect([worked, await rows()]).toEqual([[1], []])
  })

  test('jobs at work together share what they read, and those after them read anew', async () => {
    let reads = 0
    handler = async (ctx) => void worked.push(await once(ctx, 'setting', async () => ++reads))
    const jobs = Array.from({ length: 3 }, (_, n): NewJob => ({ kind: 'work', payload: n }))
    const { runner } = nodeOf()
    for (let round = 0; round < 2; round++) {
      await enqueue(...jobs)
      await runner.runDue()
    }
    expect(worked).toEqual([1, 1, 1, 2, 2, 2])
  })

  describe('unique keys', () => {
    test('hold while the first waits or runs, and not after', async () => {
      const job = { kind: 'work', payload: 'once', uniqueKey: 'k' }
      await enqueue(job, job)
      await enqueue(job)
      let during = 0
      handler = async (_ctx, payload) => {
        await enqueue(job)
        during = (await rows()).length
        worked.push(payload)
      }
      await nodeOf().runner.runDue()
      expect([worked, during]).toEqual([['once'], 1])
      await enqueue(job)
      expect((await rows()).length).toBe(1)
    })

    test('hold against many at once', async () => {
      const job = { kind: 'work', payload: 1, uniqueKey: 'k' }
      await Promise.all(Array.from({ length: 10 }, () => enqueue(job)))
      expect((await rows()).length).toBe(1)
    })
  })

  describe('failures', () => {
    test('are retried after ever longer waits, then laid aside', async () => {
      handler = async () => {
        throw new Error('the other side is down')
      }
      await enqueue({ kind: 'work', payload: 1, maxAttempts: 3 })
      const { runner } = nodeOf()
      const waits: number[] = []
      for (let attempt = 1; attempt <= 3; attempt++) {
        await runner.runDue()
        const [job] = await rows()
        waits.push((job?.run_at ?? 0) - clock.now())
        clock.set(job?.run_at ?? 0)
      }
      expect(waits[0]).toBeGreaterThanOrEqual(1_000)
      expect(waits[0]).toBeLessThanOrEqual(2_000)
      expect(waits[1]).toBeGreaterThanOrEqual(2_000)
      expect(waits[1]).toBeLessThanOrEqual(4_000)
      expect(await runner.runDue(), 'a dead job is left alone').toBe(0)

      expect((await rows())[0]).toMatchObject({
        status: 'dead',
        attempts: 3,
        last_error: 'the other side is down',
        died_at: expect.any(Number),
      })
    })
  })

  describe('leases', () => {
    const hung = Promise.withResolvers<void>()

    test('a job whose node died is taken over when its lease has expired, and not before', async () => {
      await enqueue({ kind: 'work', payload: 1 })
      await claimJobs(database.db, { kinds: ['work'], now: clock.now(), leaseMs: 60_000, limit: 1 })
      const { runner } = nodeOf()
      clock.advance(59_999)
      expect(await runner.runDue()).toBe(0)
      clock.advance(1)
      expect(await runner.runDue()).toBe(1)
      expect(worked).toEqual([1])
    })

    test('a job that kills every node that tries it ends up dead', async () => {
      await enqueue({ kind: 'work', payload: 1, maxAttempts: 2 })
      for (let crash = 0; crash < 2; crash++) {
        await claimJobs(database.db, { kinds: ['work'], now: clock.now(), leaseMs: 1_000, limit: 1 })
        clock.advance(1_000)
      }
      await nodeOf().runner.runDue()
      expect(worked).toEqual([])
      expect((await rows())[0]).toMatchObject({ status: 'dead', last_error: 'The lease expired on the last try' })
    })

    test('a heartbeat keeps the lease; one that was lost is told', async () => {
      await enqueue({ kind: 'work', payload: 1 })
      const started = Promise.withResolvers<AbortSignal>()
      const finish = Promise.withResolvers<void>()
      handler = async (_ctx, _payload, { signal }) => {
        started.resolve(signal)
        await finish.promise
      }
      const first = nodeOf().runner
      const running = first.runDue()
      const signal = await started.promise
      clock.advance(50_000)
      await first.beat()
      clock.advance(50_000)
      handler = async (_ctx, payload) => void worked.push(payload)
      expect(await nodeOf().runner.runDue(), 'the lease was renewed').toBe(0)
      clock.advance(10_000)
      expect(await nodeOf().runner.runDue(), 'the lease has expired').toBe(1)
      expect(signal.aborted).toBe(false)
      await first.beat()
      expect(signal.aborted).toBe(true)
      finish.resolve()
      await running
      expect(await rows()).toEqual([])
    })

    test('a stopping server finishes what it can and gives back the rest untried', async () => {
      await enqueue(
        { kind: 'work', payload: 'heeds' },
        { kind: 'work', payload: 'deaf' },
        { kind: 'work', payload: 'quick' },
      )
      const started: unknown[] = []
      handler = async (_ctx, payload, { signal }) => {
        started.push(payload)
        if (payload === 'deaf') await hung.promise
        if (payload === 'heeds')
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
        worked.push(payload)
      }
      const { runner } = nodeOf()
      runner.start()
      while (started.length < 3) await new Promise((resolve) => setTimeout(resolve, 2))
      await runner.stop(20)
      expect(worked).toEqual(['quick'])
      const left = await rows()
      expect(left.map(({ status, attempts }) => [status, attempts])).toEqual([
        ['waiting', 0],
        ['waiting', 0],
      ])
      hung.resolve()
    })
  })

  describe('schedules', () => {
    const nightly: Schedule = { name: 'nightly', cron: '0 2 * * *', timeZone: 'Europe/Lisbon', kind: 'work' }
    const feature = { schedules: [nightly] }

    test('fire once over three nodes, at each time they are due', async () => {
      clock.set(Date.UTC(2026, 5, 1, 12))
      const runners = [nodeOf(feature).runner, nodeOf(feature).runner, nodeOf(feature).runner]
      for (let hour = 0; hour < 72; hour++) {
        await Promise.all(runners.map((runner) => runner.runDue()))
        clock.advance(3_600_000)
      }
      const due = [2, 3, 4].map((day) => ({ dueAt: Date.UTC(2026, 5, day, 1) }))
      expect(worked, 'two o’clock in Lisbon is one o’clock UTC in summer').toEqual(due)
    })

    test('fire once after a standstill', async () => {
      clock.set(Date.UTC(2026, 5, 1, 12))
      const { runner } = nodeOf(feature)
      await runner.runDue()
      clock.advance(5 * 24 * 3_600_000)
      await runner.runDue()
      await runner.runDue()
      expect(worked.length).toBe(1)
    })

    test('a changed time is planned anew', async () => {
      clock.set(Date.UTC(2026, 5, 1, 12))
      await nodeOf(feature).runner.runDue()
      const changed = nodeOf({ schedules: [{ ...nightly, cron: '30 12 * * *' }] }).runner
      await changed.runDue()
      clock.set(Date.UTC(2026, 5, 2, 11, 30))
      await changed.runDue()
      expect(worked).toEqual([{ dueAt: Date.UTC(2026, 5, 2, 11, 30) }])
    })
  })

  test('started runners work by themselves once woken', async () => {
    const { runner } = nodeOf()
    runner.start()
    await enqueue({ kind: 'work', payload: 1 })
    runner.wake()
    while (worked.length === 0) await new Promise((resolve) => setTimeout(resolve, 2))
    await runner.stop(1_000)
    expect(worked).toEqual([1])
  })
})
