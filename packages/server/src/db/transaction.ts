import type { Transaction } from 'kysely'
import type { NewEvent } from '../features/events.ts'
import type { Ctx } from '../platform/context.ts'
import type { NewJob } from '../platform/jobs/queue.ts'
import type { Database } from './database.ts'

/** What a write verb works with; see `inTransaction`. */
export interface Tx {
  readonly db: Transaction<Database>
  /** One instant for the whole transaction, in epoch milliseconds. */
  now(): number
  /** Appends to the audit log and outbox; its jobs join this transaction, its publications follow the commit. */
  record(event: NewEvent): Promise<void>
  /** Queues a job that starts after the commit. */
  enqueue(job: NewJob): Promise<void>
  /** Runs after the commit, and not at all when it fails. */
  afterCommit(effect: () => void): void
}

export declare function inTransaction<T>(
  ctx: Pick<Ctx, 'deps' | 'workspaceId' | 'actor' | 'requestId'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T>
