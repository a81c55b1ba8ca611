import { randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { isPostgres } from '../../db/dialect.ts'
import { backoff } from '../pause.ts'
import { WORK_LANE } from './lanes.ts'
import type { JobTable } from './tables.ts'

/** A job that its holder may work on until the lease expires. */
export type LeasedJob = Selectable<JobTable> & { lease_token: string }

const RETRY_BASE = 2_000
const RETRY_MAX = 60 * 60_000

export interface Claim {
  /** Only jobs of these kinds: another node may know more. */
  readonly kinds: readonly string[]
  readonly now: number
  readonly leaseMs: number
  readonly limit: number
  /** Ordinary work when absent. */
  readonly lane?: string
}

/** Said as the index `jobs_due` says it: as parameters, neither database would know that it may use it. */
const IS_OPEN = sql<boolean>`status in ('waiting', 'leased')`

/** A lane in which jobs wait or are at work, and the time of the next of them. */
export interface BusyLane {
  readonly lane: string
  readonly dueAt: number
}

/** The lanes that are not empty. It reads a few entries of an index, however many jobs there are. */
export async function busyLanes(db: Kysely<Database>): Promise<BusyLane[]> {
  const { rows } = await sql<BusyLane>`
    with recursive lanes(lane) as (
      select min(lane) from jobs where ${IS_OPEN}
      union all
      select (select min(lane) from jobs where ${IS_OPEN} and lane > lanes.lane) from lanes where lane is not null
    )
    select lane, (select min(run_at) from jobs where ${IS_OPEN} and jobs.lane = lanes.lane) as "dueAt"
    from lanes where lane is not null`.execute(db)
  return rows.filter(({ dueAt }) => dueAt !== null)
}

/**
 * Takes jobs that are due: those that wait, and those whose holder let the lease expire. Two callers
 * never get the same one; on PostgreSQL they do not even wait for each other.
 */
export async function claimJobs(db: Kysely<Database>, claim: Claim): Promise<LeasedJob[]> {
  const { kinds, now, leaseMs, limit, lane = WORK_LANE } = claim
  if (kinds.length === 0) return []
  const token = randomUUID()
  const rows = await db
    // Apart from the update, so that PostgreSQL picks and locks the rows once and no more than `limit`.
    .with('due', (cte) => {
      const due = cte
        .selectFrom('jobs')
        .select('id')
        .where(IS_OPEN)
        .where('lane', '=', lane)
        .where('run_at', '<=', now)
        .where('kind', 'in', kinds)
        .orderBy('run_at')
        .orderBy('id')
        .limit(limit)
      return isPostgres(db) ? due.forUpdate().skipLocked() : due
    })
    .updateTable('jobs')
    .set((set) => ({
      status: 'leased' as const,
      lease_token: token,
      run_at: now + leaseMs,
      attempts: set('attempts', '+', 1),
    }))
    .where('id', 'in', (from) => from.selectFrom('due').select('id'))
    .returningAll()
    .execute()
  return rows.map((row) => ({ ...row, lease_token: token })).sort((a, b) => a.created_at - b.created_at)
}

type Held = Pick<LeasedJob, 'id' | 'lease_token'>

/** Keeps a lease for longer. False when it was lost: another holder may be at work. */
export async function extendLease(db: Kysely<Database>, job: Held, until: number): Promise<boolean> {
  const { numUpdatedRows } = await held(db, job).set({ run_at: until }).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The work of these is done. Gives the ids of those whose lease was not lost meanwhile; others may be done twice. */
export async function completeJobs(db: Kysely<Database>, jobs: readonly Held[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .deleteFrom('jobs')
    .where(
      'id',
      'in',
      jobs.map(({ id }) => id),
    )
    // A job that was claimed anew meanwhile has another token than any of these.
    .where('lease_token', 'in', [...new Set(jobs.map(({ lease_token: token }) => token))])
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The try failed: the job waits for the next, longer each time, or is laid aside after the last. */
export async function failJob(
  db: Kysely<Database>,
  job: LeasedJob,
  now: number,
  error: string,
): Promise<'waiting' | 'dead'> {
  const status = job.attempts >= job.max_attempts ? 'dead' : 'waiting'
  await held(db, job)
    .set({
      status,
      lease_token: null,
      last_error: error.slice(0, 2_000),
      run_at: now + backoff(job.attempts, RETRY_BASE, RETRY_MAX),
      died_at: status === 'dead' ? now : null,
    })
    .execute()
  return status
}

/** Gives a job back untried, as when the server stops: it waits until then. */
export async function returnLease(db: Kysely<Database>, job: Held, runAt: number): Promise<void> {
  await held(db, job)
    .set((set) => ({
      status: 'waiting' as const,
      lease_token: null,
      run_at: runAt,
      attempts: set('attempts', '-', 1),
    }))
    .execute()
}

function held(db: Kysely<Database>, job: Held) {
  return db
    .updateTable('jobs')
    .where('id', '=', job.id)
    .where('status', '=', 'leased')
    .where('lease_token', '=', job.lease_token)
}
