import {
  type AssignConversation,
  CONVERSATION_TRANSITIONS,
  CodedError,
  type Conversation,
  type ConversationStatus,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { assertTransition } from '../../platform/transitions.ts'
import { requireAssignable } from '../agents/index.ts'
import { found, requireCaller } from './access.ts'
import { appendEntry, entryRow, recordEntry } from './append.ts'
import { giveTo } from './assignment.ts'
import { readConversation } from './conversation.ts'
import { joinLog } from './participants.ts'
import { lockConversation, takeSeq } from './repository.ts'

/**
 * Gives the conversation to an agent, or to nobody. Giving it to whoever has it already changes
 * nothing. Throws `not_found` for an unknown conversation or agent, `invalid_input` for someone who
 * cannot take it.
 */
export async function assignConversation(
  ctx: Ctx,
  input: AssignConversation & { conversationId: string },
): Promise<Conversation> {
  requireInbox(ctx)
  const caller = requireCaller(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = found(await lockConversation(tx.db, caller.scope, input.conversationId), input.conversationId)
    if (row.booking_id !== null) throw new CodedError('conflict', 'A booking says who takes part in its conversation')
    if (input.assigneeId !== null) await requireAssignable(tx.db, ctx.workspaceId, input.assigneeId)
    const given = row.assignee_id === input.assigneeId ? row : await giveTo(ctx, tx, row, input.assigneeId, caller)
    return readConversation(tx.db, given, caller)
  })
}

/** Closes the conversation. Throws `invalid_transition` where it is closed already. */
export async function closeConversation(ctx: Ctx, input: { conversationId: string }): Promise<Conversation> {
  return moveTo(ctx, input.conversationId, 'closed')
}

/** Reopens the conversation. Throws `invalid_transition` where it is open already. */
export async function reopenConversation(ctx: Ctx, input: { conversationId: string }): Promise<Conversation> {
  return moveTo(ctx, input.conversationId, 'open')
}

async function moveTo(ctx: Ctx, conversationId: string, status: ConversationStatus): Promise<Conversation> {
  requireInbox(ctx)
  const caller = requireCaller(ctx)
  const type = status === 'closed' ? 'closed' : 'reopened'
  return inTransaction(ctx, async (tx) => {
    const current = found(await lockConversation(tx.db, caller.scope, conversationId), conversationId)
    assertTransition(CONVERSATION_TRANSITIONS, current.status as ConversationStatus, status)
    const workflow = current.ticket_id === null ? undefined : ctx.deps.features.conversationWorkflow
    if (workflow) return readConversation(tx.db, await workflow.move(ctx, tx, current, status), caller)
    const row = await takeSeq(tx.db, caller.scope, conversationId, { status, updated_at: tx.now() })
    if (!row) throw new CodedError('not_found')
    const entry = entryRow(row, caller, type, { at: tx.now() })
    await appendEntry(tx, entry)
    await joinLog(tx.db, {
      conversation_id: row.id,
      workspace_id: row.workspace_id,
      kind: caller.kind,
      participant_id: caller.id,
    })
    await recordEntry(tx, `conversation.${type}`, row, entry)
    return readConversation(tx.db, row, caller)
  })
}
