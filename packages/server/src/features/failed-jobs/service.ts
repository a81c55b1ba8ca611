import {
  CodedError,
  type FailedJobCounts,
  type FailedJobPage,
  LIMITS,
  type ListFailedJobs,
  type RetriedJobs,
  type RetryFailedJobs,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import * as repository from './repository.ts'
import { toFailedJob, withoutSecrets } from './summary.ts'

/** Jobs sent round again in one transaction; on SQLite everybody else waits meanwhile. */
const BATCH = 1_000

/** Failed jobs of the workspace, the latest first. Throws `invalid_input` for a cursor of one's own making. */
export async function listFailedJobs(ctx: Ctx, query: ListFailedJobs): Promise<FailedJobPage> {
  requireAdmin(ctx)
  const limit = query.limit ?? LIMITS.pageSize
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const rows = await repository.listDeadJobs(ctx.deps.db, scopeOf(ctx), { kind: query.kind, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(toFailedJob),
    nextCursor: rows.length > limit && last ? `${last.died_at}.${last.id}` : null,
  }
}

export async function countFailedJobs(ctx: Ctx): Promise<FailedJobCounts> {
  requireAdmin(ctx)
  const kinds = await repository.countDeadJobs(ctx.deps.db, scopeOf(ctx))
  return { total: kinds.reduce((sum, { count }) => sum + count, 0), kinds }
}

/** Sends a failed job round again, with all its tries. Throws `not_found`, or `conflict` where its like already waits. */
export async function retryFailedJob(ctx: Ctx, { jobId }: { jobId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const job = await repository.findDeadJob(tx.db, scopeOf(ctx), jobId)
    if (!job) throw noSuchJob(jobId)
    if (await repository.hasRival(tx.db, job.unique_key)) throw rivalled()
    if ((await repository.reviveJobs(tx.db, scopeOf(ctx), [jobId], tx.now())) === 0) throw noSuchJob(jobId)
    await tx.record({ type: 'job.redriven', subject: jobId, data: { jobId, kind: job.kind } })
    tx.afterCommit(() => ctx.deps.wakeJobs())
  }).catch(orRivalled)
}

/**
 * Sends all failed jobs of a kind round again, the oldest thousand at most. Those whose like waits
 * already stay where they are, and are counted as left. None of the kind is no mistake: it may have
 * been somebody else who was quicker.
 */
export async function retryFailedJobs(ctx: Ctx, { kind }: RetryFailedJobs): Promise<RetriedJobs> {
  requireAdmin(ctx)
  const scope = scopeOf(ctx)
  return inTransaction(ctx, async (tx) => {
    const ids = await repository.listRedrivable(tx.db, scope, kind, BATCH)
    const retried = ids.length === 0 ? 0 : await repository.reviveJobs(tx.db, scope, ids, tx.now())
    if (retried > 0) {
      await tx.record({ type: 'jobs.redriven', subject: kind, data: { kind, count: retried } })
      tx.afterCommit(() => ctx.deps.wakeJobs())
    }
    const counts = await repository.countDeadJobs(tx.db, scope)
    return { retried, left: counts.find((one) => one.kind === kind)?.count ?? 0 }
  }).catch(orRivalled)
}

/** Gives a failed job up for good; the event keeps what it was. Throws `not_found`. */
export async function discardFailedJob(ctx: Ctx, { jobId }: { jobId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const job = await repository.deleteDeadJob(tx.db, scopeOf(ctx), jobId)
    if (!job) throw noSuchJob(jobId)
    const { kind, attempts } = job
    const error = withoutSecrets(job.last_error ?? '')
    await tx.record({ type: 'job.discarded', subject: jobId, data: { jobId, kind, attempts, error } })
  })
}

/** Where one company runs the service, its admins also see what concerns the whole installation. */
function scopeOf(ctx: Ctx): repository.Scope {
  return ctx.deps.config.mode === 'self-hosted' ? [ctx.workspaceId, ''] : [ctx.workspaceId]
}

/** Its like may be queued between the look and the write; then the unique index of PostgreSQL says so. */
function orRivalled(error: unknown): never {
  throw error instanceof Error && 'code' in error && error.code === '23505' ? rivalled() : error
}

function rivalled(): CodedError {
  return new CodedError('conflict', 'The same work already waits or is under way')
}

function noSuchJob(jobId: string): CodedError {
  return new CodedError('not_found', `No failed job has the id ${jobId}`)
}

function readCursor(cursor: string): { diedAt: number; id: string } {
  const parts = /^(\d{1,15})\.(job_[0-9a-z]{26})$/.exec(cursor)
  if (!parts?.[1] || !parts[2]) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'cursor', message: 'must be a cursor from an earlier answer' }],
    })
  }
  return { diedAt: Number(parts[1]), id: parts[2] }
}
