import type { Ctx, Deps, Facts } from '../context.ts'
import { createCompletion } from './completion.ts'
import { createHands, URGENT_LANE } from './lanes.ts'
import { type BusyLane, busyLanes, claimJobs, extendLease, failJob, type LeasedJob, returnLease } from './leases.ts'
import { NotYet } from './not-yet.ts'
import { fireSchedules } from './schedules.ts'

export interface RunnerOptions {
  /** Ordinary jobs at work at the same time on this node; as many more that are urgent, and that wait for providers. */
  readonly concurrency?: number
  /** How long a job is held before others may take it; renewed three times as often. Milliseconds. */
  readonly leaseMs?: number
  /** How often to look for work that no wake-up announced. Milliseconds. */
  readonly pollMs?: number
}

export interface JobRunner {
  /** Begins to look for work; until then only `runDue` does. */
  start(): void
  /** Looks now. */
  wake(): void
  /** Fires what is due and does every job that is, until none is left. Gives the number of tries. */
  runDue(): Promise<number>
  /** Renews the leases held. */
  beat(): Promise<void>
  /** Takes no more, waits for what is under way for so long, and gives back the rest. */
  stop(withinMs: number): Promise<void>
}

/** What one look took, and when another may find more. */
interface Taken {
  readonly count: number
  readonly nextAt: number
}

/** How a try ended by itself: `later` where the job is to wait. */
interface Worked {
  readonly failure?: Error
  readonly later?: number
}

type Outcome = 'done' | 'lost' | 'put off' | 'failed' | 'dead' | 'returned'

/** Milliseconds at least from one look to the next: those who end meanwhile share it. */
const BETWEEN_LOOKS = 5

/** Those who get a place at a provider within so many milliseconds are taken together. */
const TOGETHER = 25

/** For so many milliseconds, jobs that begin while others are at work share what those have read. */
const FACTS_LAST = 250

interface UnderWay {
  readonly job: LeasedJob
  readonly abort: AbortController
  readonly finished: Promise<void>
}

/**
 * Does the jobs of this node. Any number of nodes may run one: the leases keep them apart. A job
 * whose node dies is taken over once its lease expires, so handlers must bear repeating.
 */
export function createJobRunner(deps: Deps, options: RunnerOptions = {}): JobRunner {
  const { concurrency = 16, leaseMs = 60_000, pollMs = 1_000 } = options
  const { db, clock, logger, metrics, features } = deps
  const kinds = [...features.jobs.keys()]
  const underWay = new Map<string, UnderWay>()
  const timers: NodeJS.Timeout[] = []
  const hands = createHands(concurrency)
  const complete = createCompletion(db)
  let looking: Promise<void> | undefined
  let lookAgain = false
  let lookedAt = 0
  let soon: { readonly at: number; readonly timer: NodeJS.Timeout } | undefined
  let firedAt = 0
  let facts = freshFacts()
  let isStarted = false
  let isStopping = false

  /** Takes what the lanes and the hands that are free allow: how many, and when there may be more. */
  async function take(): Promise<Taken> {
    const lanes = isStopping ? [] : (await busyLanes(db)).sort(urgentFirst)
    const all = await Promise.all(lanes.map(takeFrom))
    return {
      count: all.reduce((sum, { count }) => sum + count, 0),
      nextAt: Math.min(Number.POSITIVE_INFINITY, ...all.map(({ nextAt }) => nextAt)),
    }
  }

  async function takeFrom({ lane, dueAt }: BusyLane): Promise<Taken> {
    const now = clock.now()
    if (dueAt > now) return { count: 0, nextAt: dueAt }
    const free = isStopping ? 0 : hands.free(lane)
    const pace = deps.lanes.paceOf(lane)
    const limit = pace?.take(now, free) ?? free
    const jobs = limit > 0 ? await claimJobs(db, { kinds, now, leaseMs, limit, lane }) : []
    pace?.giveBack(limit - jobs.length)
    for (const job of jobs) begin(job)
    // Whoever ends looks again; only for a place at the provider somebody has to be woken.
    const isHeldUp = pace !== null && limit < free && jobs.length === limit
    const nextAt = isHeldUp ? Math.max(pace.opensAt(now), now + TOGETHER) : Number.POSITIVE_INFINITY
    return { count: jobs.length, nextAt }
  }

  function begin(job: LeasedJob): void {
    const abort = new AbortController()
    // What was read for jobs that are over is old: somebody may have changed it since.
    if (underWay.size === 0 || performance.now() > facts.until) facts = freshFacts()
    hands.begin(job.lane)
    const finished = attempt(job, abort.signal, facts.known).finally(() => {
      hands.end(job.lane)
      underWay.delete(job.id)
      if (isStarted) wake()
    })
    underWay.set(job.id, { job, abort, finished })
  }

  /** One try of one job. Never rejects. */
  async function attempt(job: LeasedJob, signal: AbortSignal, facts: Facts): Promise<void> {
    const { id: jobId, kind, workspace_id: workspaceId } = job
    try {
      const worked = await work(job, signal, facts)
      const outcome = await conclude(job, worked, signal)
      metrics.jobs.inc({ kind, outcome })
      if (outcome !== 'done' && outcome !== 'put off')
        logger.warn({ jobId, kind, workspaceId, attempt: job.attempts, outcome, err: worked.failure }, 'job')
    } catch (error) {
      // The database is away. The lease will expire, and somebody will try again.
      logger.error({ err: error, jobId, kind }, 'the outcome of a job could not be stored')
    }
  }

  async function work(job: LeasedJob, signal: AbortSignal, facts: Facts): Promise<Worked> {
    // A job that kills its node is never seen to fail, only to be tried once too often.
    if (job.attempts > job.max_attempts) return { failure: new Error('The lease expired on the last try') }
    try {
      const handler = features.jobs.get(job.kind)
      if (!handler) throw new Error(`No feature handles jobs of the kind ${job.kind}`)
      const actor = { kind: 'system' } as const
      const ctx: Ctx = { deps, workspaceId: job.workspace_id, actor, requestId: job.id, facts }
      await handler(ctx, JSON.parse(job.payload), { jobId: job.id, attempt: job.attempts, signal })
      return {}
    } catch (error) {
      if (error instanceof NotYet) return { later: error.at }
      return { failure: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  async function conclude(job: LeasedJob, { failure, later }: Worked, signal: AbortSignal): Promise<Outcome> {
    if (failure) return fail(job, failure, signal)
    if (later === undefined) return (await complete(job)) ? 'done' : 'lost'
    await returnLease(db, job, later)
    return 'put off'
  }

  async function fail(job: LeasedJob, failure: Error, signal: AbortSignal): Promise<Outcome> {
    if (isStopping && signal.aborted) {
      await returnLease(db, job, clock.now())
      return 'returned'
    }
    const status = await failJob(db, job, clock.now(), failure.message)
    return status === 'dead' ? 'dead' : 'failed'
  }

  /** The schedules are read once in a while, not each time that some job has ended. */
  async function fire(): Promise<void> {
    const now = clock.now()
    if (now >= firedAt && now < firedAt + pollMs) return
    firedAt = now
    await fireSchedules(deps)
  }

  async function look(): Promise<void> {
    lookAgain = false
    try {
      await fire()
      const { nextAt } = await take()
      lookIn(nextAt - clock.now())
    } catch (error) {
      logger.error({ err: error }, 'looking for jobs failed')
    }
    looking = undefined
    lookedAt = performance.now()
    if (lookAgain) wake()
  }

  function wake(): void {
    lookAgain = looking !== undefined
    if (!looking) lookIn(lookedAt + BETWEEN_LOOKS - performance.now())
  }

  /** Looks in so many milliseconds, unless it will before; what is farther away is for the next poll. */
  function lookIn(ms: number): void {
    if (isStopping || ms > pollMs) return
    const at = performance.now() + Math.max(0, ms)
    if (soon && soon.at <= at) return
    clearTimeout(soon?.timer)
    const timer = setTimeout(
      () => {
        soon = undefined
        if (!looking && !isStopping) looking = look()
      },
      Math.max(0, ms),
    )
    soon = { at, timer: timer.unref() }
  }

  async function beat(): Promise<void> {
    const until = clock.now() + leaseMs
    await Promise.all(
      [...underWay.values()].map(async ({ job, abort }) => {
        if (!(await extendLease(db, job, until))) abort.abort(new Error('The lease was lost'))
      }),
    )
  }

  return {
    start() {
      isStarted = true
      timers.push(setInterval(wake, pollMs).unref())
      const beating = () =>
        void beat().catch((error: unknown) => logger.error({ err: error }, 'renewing leases failed'))
      timers.push(setInterval(beating, leaseMs / 3).unref())
      wake()
    },
    wake() {
      if (isStarted) wake()
    },
    async runDue() {
      let tries = 0
      await fireSchedules(deps)
      for (;;) {
        const { count } = await take()
        tries += count
        if (count === 0 && underWay.size === 0) return tries
        await Promise.race([...underWay.values()].map(({ finished }) => finished))
      }
    },
    beat,
    async stop(withinMs) {
      isStopping = true
      for (const timer of timers.splice(0)) clearInterval(timer)
      clearTimeout(soon?.timer)
      await looking
      const all = Promise.all([...underWay.values()].map(({ finished }) => finished))
      const isLate = await lateAfter(withinMs, all)
      if (!isLate) return
      for (const { abort } of underWay.values()) abort.abort(new Error('The server is stopping'))
      // Those that do not heed the signal are given back under them: whoever takes them over tries anew.
      if (await lateAfter(200, all)) {
        await Promise.all([...underWay.values()].map(({ job }) => returnLease(db, job, clock.now())))
      }
    },
  }
}

/** Facts that jobs share, and until when those that begin may. */
function freshFacts(): { readonly known: Facts; readonly until: number } {
  return { known: new Map(), until: performance.now() + FACTS_LAST }
}

function urgentFirst(a: BusyLane, b: BusyLane): number {
  return Number(b.lane === URGENT_LANE) - Number(a.lane === URGENT_LANE)
}

/** Whether something is still not there after so many milliseconds. */
function lateAfter(ms: number, something: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, true)
    void something.then(() => {
      clearTimeout(timer)
      resolve(false)
    })
  })
}
