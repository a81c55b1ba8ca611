import {
  CodedError,
  type MessageContent,
  type SendMessage,
  type SentMessage,
  type StartConversation,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireCustomer } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { type Caller, found, requireCaller, requireConversation } from './access.ts'
import { type Author, appendEntry, entryRow, recordEntry } from './append.ts'
import { assignNew } from './assignment.ts'
import { readConversation, toConversation } from './conversation.ts'
import { previewOf, toEntry } from './log.ts'
import { joinAsSender, joinLog, listPeople } from './participants.ts'
import {
  type ConversationRow,
  findEntryByClientId,
  findStarted,
  insertConversation,
  insertEntry,
  lockConversation,
  type NewestMessage,
  takeMessageSeq,
  takeSeq,
} from './repository.ts'

/** Thrown to undo a transaction whose message is there already; the first result is the answer. */
class AlreadySent extends Error {}

/**
 * Appends a message. A retry with the same client id and content answers with the first result and
 * appends nothing; a customer's message to a closed conversation reopens it first. Throws
 * `not_found` and `client_id_reused`.
 */
export async function sendMessage(ctx: Ctx, input: SendMessage & { conversationId: string }): Promise<SentMessage> {
  const caller = requireCaller(ctx)
  const preview = previewOf(input.content)
  try {
    return await inTransaction(ctx, async (tx) => {
      const message = { by: caller, at: tx.now(), preview }
      const row = await takeMessagePlace(tx, caller, input.conversationId, message)
      const entry = entryRow(row, caller, 'message', { at: tx.now(), data: input.content, clientId: input.clientId })
      if (!(await insertEntry(tx.db, entry))) throw new AlreadySent()
      // The customer always takes part, and their markers moved with the place in the log.
      if (caller.kind === 'agent') await joinAsSender(tx.db, memberOf(row, caller), row.last_seq)
      const added = await recordEntry(tx, 'conversation.message', row, entry)
      return { conversation: toConversation(row, added.people, 0), entry: added.entry }
    })
  } catch (error) {
    if (!(error instanceof AlreadySent)) throw error
    return firstResult(ctx, caller, input.conversationId, input)
  }
}

/** The place of a message in the log; a customer's reopens the conversation before, where it was closed. */
async function takeMessagePlace(
  tx: Tx,
  caller: Caller,
  conversationId: string,
  message: NewestMessage,
): Promise<ConversationRow> {
  const { scope } = caller
  const taken = await takeMessageSeq(tx.db, scope, conversationId, message)
  if (taken) return taken
  const held = found(await lockConversation(tx.db, scope, conversationId), conversationId)
  // Another message may have reopened it while this one waited for its turn.
  if (held.status === 'closed') await reopenBy(tx, caller, conversationId)
  return found(await takeMessageSeq(tx.db, scope, conversationId, message), conversationId)
}

async function reopenBy(tx: Tx, caller: Caller, conversationId: string): Promise<void> {
  const change = { status: 'open', updated_at: tx.now() }
  const reopened = found(await takeSeq(tx.db, caller.scope, conversationId, change), conversationId)
  const entry = entryRow(reopened, caller, 'reopened', { at: tx.now() })
  await appendEntry(tx, entry)
  await recordEntry(tx, 'conversation.reopened', reopened, entry)
}

/**
 * Starts a conversation with its first message and gives it to an agent who is available. A retry
 * with the same client id and content answers with the first result. Throws `client_id_reused`.
 */
export async function startConversation(ctx: Ctx, input: StartConversation): Promise<SentMessage> {
  const customer = requireCustomer(ctx)
  const caller = requireCaller(ctx)
  const started = await inTransaction(ctx, async (tx) => {
    const row = firstRow(ctx.workspaceId, customer.id, input, tx.now())
    if (!(await insertConversation(tx.db, row))) return null
    const entry = entryRow(row, caller, 'message', { at: tx.now(), data: input.content, clientId: input.clientId })
    await insertEntry(tx.db, entry)
    await joinLog(tx.db, memberOf(row, caller))
    const added = await recordEntry(tx, 'conversation.message', row, entry)
    const assigned = await assignNew(tx, row)
    const people = assigned ? await listPeople(tx.db, [row.id]) : added.people
    return { conversation: toConversation(assigned ?? row, people, 0), entry: added.entry }
  })
  if (started) return started
  const earlier = await findStarted(ctx.deps.db, customer.id, input.clientId)
  if (!earlier) throw new CodedError('conflict')
  return firstResult(ctx, caller, earlier.id, input)
}

async function firstResult(
  ctx: Ctx,
  caller: Caller,
  conversationId: string,
  input: { clientId: string; content: MessageContent },
): Promise<SentMessage> {
  const row = await requireConversation(ctx.deps.db, caller.scope, conversationId)
  const first = await findEntryByClientId(ctx.deps.db, conversationId, caller, input.clientId)
  if (!first) throw new CodedError('conflict')
  if (first.data !== JSON.stringify(input.content)) throw new CodedError('client_id_reused')
  return { conversation: await readConversation(ctx.deps.db, row, caller), entry: toEntry(first) }
}

function memberOf(row: ConversationRow, by: Author) {
  return { conversation_id: row.id, workspace_id: row.workspace_id, kind: by.kind, participant_id: by.id }
}

function firstRow(workspaceId: string, customerId: string, input: StartConversation, now: number): ConversationRow {
  return {
    id: newId('conversation'),
    workspace_id: workspaceId,
    customer_id: customerId,
    channel: 'chat',
    status: 'open',
    assignee_id: null,
    last_seq: 1,
    last_message_seq: 1,
    last_message_by_kind: 'customer',
    last_message_by_id: customerId,
    last_message_at: now,
    last_message_preview: previewOf(input.content),
    customer_delivered_seq: 1,
    customer_read_seq: 1,
    start_client_id: input.clientId,
    created_at: now,
    updated_at: now,
  }
}
