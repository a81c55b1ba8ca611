import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { systemCtx } from '../workspaces/index.ts'
import { findDelivery, listStranded, stepDelivery } from './deliveries-repository.ts'
import { enqueueSend } from './tell.ts'

/** The job that takes up what nobody works on any more. */
export const SWEEP_JOB = 'notifications.sweep'
const HOUR = 3_600_000
const AT_ONCE = 500

/**
 * Takes up deliveries whose job was discarded or died, and those gathered for a digest that has gone out
 * without them. Sending decides what may still be tried.
 */
export async function sweepDeliveries({ deps }: Ctx): Promise<void> {
  const before = deps.clock.now() - HOUR
  for (const status of ['waiting', 'sending', 'gathered'] as const) {
    for (const row of await listStranded(deps.db, status, before, AT_ONCE)) {
      await takeUp(systemCtx(deps, row.workspace_id), row.id, row.digest_id)
    }
  }
}

async function takeUp(ctx: Ctx, id: string, digestId: string | null): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const delivery = await findDelivery(tx.db, ctx.workspaceId, id)
    if (!delivery) return
    if (delivery.status === 'gathered') {
      const digest = digestId === null ? undefined : await findDelivery(tx.db, ctx.workspaceId, digestId)
      if (digest?.status === 'waiting' || digest?.status === 'sending') return
      await stepDelivery(tx.db, ctx.workspaceId, id, ['gathered'], {
        status: 'waiting',
        digest_id: null,
        updated_at: tx.now(),
      })
    }
    await enqueueSend(tx, delivery)
  })
}
