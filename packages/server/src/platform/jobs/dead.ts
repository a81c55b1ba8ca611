import { CodedError } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin } from '../access.ts'
import type { Ctx } from '../context.ts'

/** A job that failed on its last try, as an admin sees it. */
export interface DeadJob {
  readonly id: string
  readonly kind: string
  readonly attempts: number
  readonly error: string
  /** Epoch milliseconds. */
  readonly diedAt: number
}

/** The dead jobs of the workspace, the latest first. */
export async function listDeadJobs(ctx: Ctx): Promise<DeadJob[]> {
  requireAdmin(ctx)
  const rows = await ctx.deps.db
    .selectFrom('jobs')
    .select(['id', 'kind', 'attempts', 'last_error', 'died_at'])
    .where('workspace_id', '=', ctx.workspaceId)
    .where('status', '=', 'dead')
    .orderBy('died_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    attempts: row.attempts,
    error: row.last_error ?? '',
    diedAt: row.died_at ?? 0,
  }))
}

/** Sends a dead job round again, with all its tries. Throws `not_found`, or `conflict` where its like already waits. */
export async function redriveJob(ctx: Ctx, jobId: string): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const job = await tx.db
      .selectFrom('jobs')
      .select(['kind', 'unique_key'])
      .where('workspace_id', '=', ctx.workspaceId)
      .where('id', '=', jobId)
      .where('status', '=', 'dead')
      .executeTakeFirst()
    if (!job) throw new CodedError('not_found', 'No dead job has this id')
    const rival = await tx.db
      .selectFrom('jobs')
      .select('id')
      .where('unique_key', '=', job.unique_key)
      .where('status', 'in', ['waiting', 'leased'])
      .executeTakeFirst()
    if (rival) throw new CodedError('conflict', 'The same work already waits or is under way')
    await tx.db
      .updateTable('jobs')
      .set({ status: 'waiting', attempts: 0, run_at: tx.now(), died_at: null, last_error: null })
      .where('id', '=', jobId)
      .execute()
    await tx.record({ type: 'job.redriven', subject: jobId, data: { jobId, kind: job.kind } })
    tx.afterCommit(() => ctx.deps.wakeJobs())
  })
}
