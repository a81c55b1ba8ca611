import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { clearLoose, letGo } from './loose.ts'
import { listLoose } from './pieces-repository.ts'
import { deleteUnsent, listForgotten } from './repository.ts'

export const SWEEP_JOB = 'attachments.sweep'

const FORGOTTEN_AFTER = 24 * 3_600_000
/** Longer than any request lives: what is written down now may be about to be written. */
const LOOSE_AFTER = 3_600_000
const BATCH = 100

/**
 * Clears uploads that nobody sent within a day, and bytes that nothing refers to: what was replaced,
 * and what a crash left between the storage and the database.
 */
export async function sweepUploads(ctx: Ctx): Promise<void> {
  const { deps } = ctx
  const now = deps.clock.now()
  for (;;) {
    const forgotten = await listForgotten(deps.db, now - FORGOTTEN_AFTER, BATCH)
    for (const { id } of forgotten) {
      const names = await inTransaction(ctx, async (tx) => {
        const row = await deleteUnsent(tx.db, id)
        return row ? letGo(tx, row) : []
      })
      await clearLoose(deps, names)
    }
    if (forgotten.length < BATCH) break
  }
  for (;;) {
    const names = await listLoose(deps.db, now - LOOSE_AFTER, BATCH)
    await clearLoose(deps, names)
    if (names.length < BATCH) break
    // The storage keeps some of them: the next round tries again.
    const [first] = await listLoose(deps.db, now - LOOSE_AFTER, 1)
    if (first === names[0]) break
  }
}
