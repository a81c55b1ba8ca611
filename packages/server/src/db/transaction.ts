import type { Transaction } from 'kysely'
import type { NewEvent, StoredEvent } from '../features/events.ts'
import type { Ctx } from '../platform/context.ts'
import { insertEvent } from '../platform/events.ts'
import { URGENT_LANE, WORK_LANE } from '../platform/jobs/lanes.ts'
import { insertJobs, type NewJob } from '../platform/jobs/queue.ts'
import { backoff, pause } from '../platform/pause.ts'
import type { Database } from './database.ts'
import { withConnection } from './prepared.ts'

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

type TxCtx = Pick<Ctx, 'deps' | 'workspaceId' | 'actor' | 'requestId'>

/** What is left to do once the commit is durable. */
interface Aftermath {
  readonly events: StoredEvent[]
  readonly effects: (() => void)[]
  queuedJobs: boolean
}

const ATTEMPTS = 5

/**
 * Runs `work` in one transaction: all of it is committed, or none. Only database work belongs
 * inside, since on SQLite everybody else waits meanwhile. Where PostgreSQL asks to try again
 * (deadlock, serialisation), `work` runs anew, so it must not change anything outside.
 *
 * After the commit, what was recorded is published to rooms and the job runner is woken. Those
 * never fail the call: a lost publish is healed by cursors, a lost wake-up by the next poll.
 *
 * @example
 * const ticket = await inTransaction(ctx, async (tx) => {
 *   const row = await updateTicket(tx.db, input.id, { resolved_at: tx.now() })
 *   await tx.record({ type: 'ticket.resolved', subject: row.id, data: toTicket(row) })
 *   return toTicket(row)
 * })
 */
export async function inTransaction<T>(ctx: TxCtx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { metrics } = ctx.deps
  for (let attempt = 1; ; attempt++) {
    const aftermath: Aftermath = { events: [], effects: [], queuedJobs: false }
    try {
      const result = await ctx.deps.db
        .transaction()
        .execute((db) => withConnection(db, () => work(createTx(ctx, db, aftermath))))
      metrics.dbTransactions.inc({ outcome: 'committed' })
      followUp(ctx, aftermath)
      return result
    } catch (error) {
      const again = asksToTryAgain(error) && attempt < ATTEMPTS
      metrics.dbTransactions.inc({ outcome: again ? 'retried' : 'rolled_back' })
      if (!again) throw error
      await pause(backoff(attempt, 10, 500))
    }
  }
}

function createTx(ctx: TxCtx, db: Transaction<Database>, aftermath: Aftermath): Tx {
  const now = ctx.deps.clock.now()

  async function enqueueAll(jobs: readonly NewJob[]): Promise<void> {
    for (const { kind } of jobs) {
      if (!ctx.deps.features.jobs.has(kind)) throw new Error(`No feature handles jobs of the kind ${kind}`)
    }
    if (jobs.some((job) => (job.runAt ?? now) <= now)) aftermath.queuedJobs = true
    await insertJobs(db, ctx.workspaceId, now, jobs)
  }

  return {
    db,
    now: () => now,
    async record(event) {
      if (!ctx.workspaceId) throw new Error(`The event ${event.type} was recorded outside any workspace`)
      const stored = await insertEvent(db, ctx, event, now)
      aftermath.events.push(stored)
      const kinds = ctx.deps.features.subscribersOf(event.type)
      const lane = ctx.deps.features.isUrgent(event) ? URGENT_LANE : WORK_LANE
      await enqueueAll(kinds.map((kind) => ({ kind, payload: { eventId: stored.id }, lane })))
    },
    enqueue: (job) => enqueueAll([job]),
    afterCommit(effect) {
      aftermath.effects.push(effect)
    },
  }
}

/** Nothing here may fail what is already committed. */
function followUp({ deps, workspaceId }: TxCtx, { events, effects, queuedJobs }: Aftermath): void {
  for (const event of events) {
    attempt(() => {
      const publications = deps.features.publicationsOf(event)
      if (publications.length > 0) {
        deps.publisher.publish(publications, { kind: 'event', workspaceId, eventId: event.id })
      }
    })
  }
  for (const event of events) attempt(() => deps.features.notice(deps, event))
  for (const effect of effects) attempt(effect)
  if (queuedJobs) attempt(() => deps.wakeJobs())

  function attempt(effect: () => void): void {
    try {
      effect()
    } catch (error) {
      deps.logger.error({ err: error }, 'what follows a commit failed')
    }
  }
}

/** PostgreSQL's serialization_failure and deadlock_detected. */
function asksToTryAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01')
}
