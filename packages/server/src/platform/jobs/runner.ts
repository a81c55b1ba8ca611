import type { Deps } from '../context.ts'
import { claimJobs, completeJob, extendLease, failJob, type LeasedJob, returnLease } from './leases.ts'
import { fireSchedules } from './schedules.ts'

export interface RunnerOptions {
  /** Jobs at work at the same time on this node. */
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
  const { concurrency = 4, leaseMs = 60_000, pollMs = 1_000 } = options
  const { db, clock, logger, metrics, features } = deps
  const kinds = [...features.jobs.keys()]
  const underWay = new Map<string, UnderWay>()
  const timers: NodeJS.Timeout[] = []
  let looking: Promise<number> | undefined
  let lookAgain = false
  let isStarted = false
  let isStopping = false

  /** Takes as many as there are hands free. Gives how many it took. */
  async function take(): Promise<number> {
    const limit = concurrency - underWay.size
    if (limit <= 0 || isStopping) return 0
    const jobs = await claimJobs(db, { kinds, now: clock.now(), leaseMs, limit })
    for (const job of jobs) begin(job)
    return jobs.length
  }

  function begin(job: LeasedJob): void {
    const abort = new AbortController()
    const finished = attempt(job, abort.signal).finally(() => {
      underWay.delete(job.id)
      if (isStarted) wake()
    })
    underWay.set(job.id, { job, abort, finished })
  }

  /** One try of one job. Never rejects. */
  async function attempt(job: LeasedJob, signal: AbortSignal): Promise<void> {
    const { id: jobId, kind, workspace_id: workspaceId } = job
    try {
      const failure = await work(job, signal)
      const outcome = failure === null ? await complete(job) : await fail(job, failure, signal)
      metrics.jobs.inc({ kind, outcome })
      if (outcome !== 'done')
        logger.warn({ jobId, kind, workspaceId, attempt: job.attempts, outcome, err: failure }, 'job')
    } catch (error) {
      // The database is away. The lease will expire, and somebody will try again.
      logger.error({ err: error, jobId, kind }, 'the outcome of a job could not be stored')
    }
  }

  async function work(job: LeasedJob, signal: AbortSignal): Promise<Error | null> {
    // A job that kills its node is never seen to fail, only to be tried once too often.
    if (job.attempts > job.max_attempts) return new Error('The lease expired on the last try')
    try {
      const handler = features.jobs.get(job.kind)
      if (!handler) throw new Error(`No feature handles jobs of the kind ${job.kind}`)
      const ctx = { deps, workspaceId: job.workspace_id, actor: { kind: 'system' }, requestId: job.id } as const
      await handler(ctx, JSON.parse(job.payload), { jobId: job.id, attempt: job.attempts, signal })
      return null
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  async function complete(job: LeasedJob): Promise<'done' | 'lost'> {
    return (await completeJob(db, job)) ? 'done' : 'lost'
  }

  async function fail(job: LeasedJob, failure: Error, signal: AbortSignal): Promise<'failed' | 'dead' | 'returned'> {
    if (isStopping && signal.aborted) {
      await returnLease(db, job, clock.now())
      return 'returned'
    }
    const status = await failJob(db, job, clock.now(), failure.message)
    return status === 'dead' ? 'dead' : 'failed'
  }

  async function look(): Promise<number> {
    let taken = 0
    do {
      lookAgain = false
      await fireSchedules(deps)
      taken += await take()
    } while (lookAgain && !isStopping)
    return taken
  }

  function wake(): void {
    if (isStopping) return
    lookAgain = true
    looking ??= look()
      .catch((error: unknown) => {
        logger.error({ err: error }, 'looking for jobs failed')
        return 0
      })
      .finally(() => {
        looking = undefined
      })
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
        const taken = await take()
        tries += taken
        if (taken === 0 && underWay.size === 0) return tries
        await Promise.race([...underWay.values()].map(({ finished }) => finished))
      }
    },
    beat,
    async stop(withinMs) {
      isStopping = true
      for (const timer of timers.splice(0)) clearInterval(timer)
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
