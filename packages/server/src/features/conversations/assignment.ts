import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findLeastLoaded, noteAssignment } from '../agents/index.ts'
import { takeAssignmentNumber } from '../workspaces/index.ts'
import { type Author, appendEntry, entryRow, recordEntry, SYSTEM } from './append.ts'
import { joinLog } from './participants.ts'
import { type ConversationRow, takeSeq } from './repository.ts'

/**
 * Gives a new conversation to the available agent with the fewest open ones; among equals to whoever
 * waited longest. Null where nobody is available. Assignments of a workspace follow one another, so
 * conversations that start together are spread as if they had come one by one.
 */
export async function assignNew(ctx: Ctx, tx: Tx, row: ConversationRow): Promise<ConversationRow | null> {
  const number = await takeAssignmentNumber(tx.db, row.workspace_id)
  const agentId = await findLeastLoaded(tx.db, row.workspace_id)
  if (agentId === null) return null
  await noteAssignment(tx.db, agentId, number)
  return giveTo(ctx, tx, row, agentId, SYSTEM)
}

/** Gives a conversation to an agent or to nobody, and says so in the log. */
export async function giveTo(
  ctx: Ctx,
  tx: Tx,
  row: ConversationRow,
  assigneeId: string | null,
  by: Author,
): Promise<ConversationRow> {
  const scope = { workspaceId: row.workspace_id, customerId: null }
  const given = await takeSeq(tx.db, scope, row.id, { assignee_id: assigneeId, updated_at: tx.now() })
  if (!given) throw new Error('A conversation vanished while it was held')
  const entry = entryRow(given, by, 'assigned', { at: tx.now(), data: { assigneeId } })
  await appendEntry(tx, entry)
  const joined = [by.kind === 'agent' ? by.id : null, assigneeId].filter((id) => id !== null)
  for (const participant_id of new Set(joined)) {
    await joinLog(tx.db, { conversation_id: row.id, workspace_id: row.workspace_id, kind: 'agent', participant_id })
  }
  await recordEntry(tx, 'conversation.assigned', given, entry)
  if (given.ticket_id === null) return given
  return (await ctx.deps.features.conversationWorkflow?.assigned(ctx, tx, given, by)) ?? given
}
