import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { locationPublications } from './publications.ts'
import { forgetExpired } from './repository.ts'

export const SWEEP_JOB = 'live-location.sweep'

/** Forgets where providers were who did not go on sharing, and did not say that they stopped. */
export async function sweepLocations(ctx: Ctx): Promise<void> {
  const { publisher } = ctx.deps
  await inTransaction(ctx, async (tx) => {
    const gone = await forgetExpired(tx.db, tx.now())
    tx.afterCommit(() => {
      for (const { booking_id: bookingId, workspace_id: workspaceId } of gone) {
        publisher.publish(locationPublications(bookingId, null), { kind: 'location', workspaceId, bookingId })
      }
    })
  })
}
