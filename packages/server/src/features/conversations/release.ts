import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import { isAssignable } from '../agents/index.ts'
import { SYSTEM } from './append.ts'
import { giveTo } from './assignment.ts'
import { listConversationRows, lockConversation } from './repository.ts'

/** The job by which nobody's conversations stay with someone who left. */
export const RELEASE_JOB = 'conversations.release'

/** How many are given back before it looks again; each in a transaction of its own, so that nobody waits long. */
const BATCH = 50

/**
 * Gives the open conversations of an agent who left back to the inbox, where they stand as
 * unassigned. Whoever was let in again meanwhile keeps theirs.
 */
export async function releaseConversations(ctx: Ctx, payload: unknown): Promise<void> {
  const { db } = ctx.deps
  const event = await findEvent(db, ctx.workspaceId, (payload as { eventId: string }).eventId)
  if (!event || (await isAssignable(db, ctx.workspaceId, event.subject))) return
  const scope = { workspaceId: ctx.workspaceId, customerId: null }
  for (;;) {
    const rows = await listConversationRows(db, { scope, view: 'mine', agentId: event.subject, limit: BATCH })
    for (const { id } of rows) {
      await inTransaction(ctx, async (tx) => {
        const row = await lockConversation(tx.db, scope, id)
        if (row?.assignee_id === event.subject && row.status === 'open') await giveTo(ctx, tx, row, null, SYSTEM)
      })
    }
    if (rows.length < BATCH) return
  }
}
