import {
  CodedError,
  type MessageContent,
  type SendMessage,
  type SentMessage,
  type StartConversation,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireCustomer } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Caller, requireCaller, requireConversation, requireThreadCaller } from './access.ts'
import { assignNew } from './assignment.ts'
import { readConversation, toConversation } from './conversation.ts'
import { toEntry } from './log.ts'
import { AlreadySent, appendMessage, type NewMessage, openConversation } from './message.ts'
import { listPeople } from './participants.ts'
import { findEntryByClientId, findStarted } from './repository.ts'

/**
 * Appends a message. A retry with the same client id and content answers with the first result and
 * appends nothing; a customer's message to a closed conversation reopens it first. Throws
 * `not_found`, `client_id_reused`, `ticket_closed` where its ticket has ended for good, and `conversation_closed`
 * where a booking's has.
 */
export async function sendMessage(ctx: Ctx, input: SendMessage & { conversationId: string }): Promise<SentMessage> {
  const caller = requireThreadCaller(ctx)
  const { conversationId } = input
  if (caller.scope.bookingId !== undefined || caller.scope.providerId !== undefined) {
    await requireConversation(ctx.deps.db, caller.scope, conversationId)
  }
  // What came along with a message belongs to it from then on, so a retry must not claim it again.
  if (input.attachmentIds?.length && (await wasSent(ctx, caller, input))) {
    return firstResult(ctx, caller, conversationId, input)
  }
  try {
    return await inTransaction(ctx, async (tx) => {
      const { row, entry, people } = await appendMessage(ctx, tx, caller, conversationId, input)
      return { conversation: toConversation(row, people, 0), entry: toEntry(entry) }
    })
  } catch (error) {
    if (!(error instanceof AlreadySent)) throw error
    return firstResult(ctx, caller, conversationId, input)
  }
}

async function wasSent(ctx: Ctx, caller: Caller, input: { conversationId: string; clientId: string }) {
  const { db } = ctx.deps
  const row = await requireConversation(db, caller.scope, input.conversationId)
  return (await findEntryByClientId(db, row.id, caller, input.clientId)) !== undefined
}

/**
 * Starts a conversation with its first message and gives it to an agent who is available. A retry
 * with the same client id and content answers with the first result. Throws `client_id_reused`.
 */
export async function startConversation(ctx: Ctx, input: StartConversation): Promise<SentMessage> {
  const { id: customerId } = requireCustomer(ctx)
  const caller = requireCaller(ctx)
  const earlier = input.attachmentIds?.length ? await findStarted(ctx.deps.db, customerId, input.clientId) : undefined
  if (earlier) return firstResult(ctx, caller, earlier.id, input)
  try {
    return await inTransaction(ctx, async (tx) => {
      const { row, entry, people } = await openConversation(tx, caller, { ...input, customerId, channel: 'chat' })
      const assigned = await assignNew(ctx, tx, row)
      const everyone = assigned ? await listPeople(tx.db, [row.id]) : people
      return { conversation: toConversation(assigned ?? row, everyone, 0), entry: toEntry(entry) }
    })
  } catch (error) {
    if (!(error instanceof AlreadySent)) throw error
    const first = await findStarted(ctx.deps.db, customerId, input.clientId)
    if (!first) throw new CodedError('conflict')
    return firstResult(ctx, caller, first.id, input)
  }
}

async function firstResult(ctx: Ctx, caller: Caller, conversationId: string, input: NewMessage): Promise<SentMessage> {
  const row = await requireConversation(ctx.deps.db, caller.scope, conversationId)
  const first = await findEntryByClientId(ctx.deps.db, conversationId, caller, input.clientId)
  if (!first) throw new CodedError('conflict')
  if (!saysTheSame(JSON.parse(first.data) as MessageContent, input)) throw new CodedError('client_id_reused')
  return { conversation: await readConversation(ctx.deps.db, row, caller), entry: toEntry(first) }
}

/** Whether a message is the one that was sent before. */
function saysTheSame(
  { attachments = [], ...content }: MessageContent,
  { content: draft, attachmentIds = [] }: NewMessage,
) {
  return (
    JSON.stringify(content) === JSON.stringify(draft) &&
    attachments.length === attachmentIds.length &&
    attachments.every(({ id }) => attachmentIds.includes(id))
  )
}
