import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../db/database.ts'
import { newId } from '../ids.ts'
import { WORK_LANE } from './lanes.ts'

/** A job to queue with `tx.enqueue`. */
export interface NewJob {
  /** One of the kinds that a feature's `jobs` handles. */
  readonly kind: string
  /** Anything JSON can hold; keep it to ids. */
  readonly payload: unknown
  /** Not before this instant, in epoch milliseconds; at once when absent. */
  readonly runAt?: number
  /**
   * In which lane it waits: those of one lane never wait for another's. `URGENT_LANE` goes before everything; any
   * other name is that of a provider, whose jobs are taken no faster than it allows. Ordinary work when absent.
   */
  readonly lane?: string
  /** While a job with this key waits or runs, another with it is not queued. */
  readonly uniqueKey?: string
  /** Tries before it is laid aside as dead; 10 when absent. */
  readonly maxAttempts?: number
}

/** Queues jobs within the caller's transaction. A job whose unique key is taken is left out. */
export async function insertJobs(
  db: Kysely<Database> | Transaction<Database>,
  workspaceId: string,
  now: number,
  jobs: readonly NewJob[],
): Promise<void> {
  if (jobs.length === 0) return
  await db
    .insertInto('jobs')
    .values(
      jobs.map((job) => ({
        id: newId('job'),
        workspace_id: workspaceId,
        kind: job.kind,
        payload: JSON.stringify(job.payload ?? null),
        status: 'waiting' as const,
        unique_key: job.uniqueKey ?? null,
        lane: job.lane ?? WORK_LANE,
        run_at: job.runAt ?? now,
        attempts: 0,
        max_attempts: job.maxAttempts ?? 10,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
