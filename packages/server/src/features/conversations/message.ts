import { type BookingSummary, CodedError, type Draft, type MessageContent } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { attachToConversation } from '../attachments/index.ts'
import { found } from './access.ts'
import { type Author, appendEntry, entryRow, recordEntry } from './append.ts'
import { type EntryRow, previewOf } from './log.ts'
import { joinAsSender, joinLog, type Person } from './participants.ts'
import {
  type ConversationRow,
  insertConversation,
  insertEntry,
  lockConversation,
  type NewestMessage,
  type Scope,
  takeMessageSeq,
  takeSeq,
} from './repository.ts'

/** Thrown to undo a transaction whose message is there already; the first result is the answer. */
export class AlreadySent extends Error {}

/** Somebody who writes, and which conversations they may write to. */
export interface Writer extends Author {
  readonly scope: Scope
}

/** Deskbell itself, as in automatic first responses. */
export function systemWriter(workspaceId: string): Writer {
  return { kind: 'system', id: '', scope: { workspaceId, customerId: null } }
}

export interface NewMessage {
  readonly clientId: string
  readonly content: Draft | MessageContent
  readonly attachmentIds?: readonly string[] | undefined
}

/** A message that joined the log, and how the conversation stands after it. */
export interface Appended {
  readonly row: ConversationRow
  readonly entry: EntryRow
  readonly people: readonly Person[]
}

/**
 * Appends a message within the caller's transaction. A customer's message to a closed conversation
 * opens it again first. Throws `AlreadySent` where the client id was used: the transaction must then
 * be undone.
 */
export async function appendMessage(
  ctx: Ctx,
  tx: Tx,
  by: Writer,
  conversationId: string,
  message: NewMessage,
): Promise<Appended> {
  const content = await withAttachments(tx, by, conversationId, message)
  const newest = { by, at: tx.now(), preview: previewOf(content) }
  const row = await takeMessagePlace(ctx, tx, by, conversationId, newest)
  if (row.booking_id !== null && row.status === 'closed') throw new CodedError('conversation_closed')
  const entry = entryRow(row, by, 'message', { at: tx.now(), data: content, clientId: message.clientId })
  if (!(await insertEntry(tx.db, entry))) throw new AlreadySent()
  // The customer always takes part, and their markers moved with the place in the log.
  if (by.kind === 'agent') await joinAsSender(tx.db, memberOf(row, by), row.last_seq)
  const { people } = await recordEntry(tx, 'conversation.message', row, entry)
  if (row.booking_id !== null) await recordForBooking(tx, row, row.booking_id, by)
  if (row.ticket_id === null) return { row, entry, people }
  const after = await ctx.deps.features.conversationWorkflow?.messageAdded(ctx, tx, row, entry)
  return { row: after ?? row, entry, people }
}

/** A conversation as it begins. */
export interface Opening extends NewMessage {
  readonly customerId: string
  readonly channel: string
  readonly booking?: BookingSummary
}

/**
 * Opens a conversation with its first message, within the caller's transaction. Throws `AlreadySent`
 * where its customer began one with the same client id: the transaction must then be undone.
 */
export async function openConversation(tx: Tx, by: Writer, opening: Opening): Promise<Appended> {
  const id = newId('conversation')
  const content = await withAttachments(tx, by, id, opening)
  const row = firstRow(id, by, opening, previewOf(content), tx.now())
  if (!(await insertConversation(tx.db, row))) throw new AlreadySent()
  const entry = entryRow(row, by, 'message', { at: tx.now(), data: content, clientId: opening.clientId })
  await insertEntry(tx.db, entry)
  await joinLog(tx.db, memberOf(row, { kind: 'customer', id: opening.customerId }))
  if (row.provider_id !== null) await joinLog(tx.db, memberOf(row, { kind: 'agent', id: row.provider_id }))
  if (by.kind === 'agent') await joinAsSender(tx.db, memberOf(row, by), 1)
  const { people } = await recordEntry(tx, 'conversation.message', row, entry)
  if (row.booking_id !== null) await recordForBooking(tx, row, row.booking_id, by)
  return { row, entry, people }
}

/** The other sides of a booking are told; ordinary chats are spared the event. */
async function recordForBooking(tx: Tx, row: ConversationRow, bookingId: string, by: Author): Promise<void> {
  if (by.kind === 'system') return
  const side = by.kind === 'customer' ? 'customer' : by.id === row.provider_id ? 'provider' : 'desk'
  const data = { bookingId, conversationId: row.id, entrySeq: row.last_seq, by: side } as const
  await tx.record({ type: 'booking.message', subject: bookingId, data })
}

async function withAttachments(
  tx: Tx,
  by: Writer,
  conversationId: string,
  { content, attachmentIds }: NewMessage,
): Promise<MessageContent> {
  if (!attachmentIds || attachmentIds.length === 0) return content
  const { workspaceId, bookingId } = by.scope
  // Whoever came by a link sends what they uploaded, and nothing that waits for the customer.
  const { kind, id } = bookingId === undefined ? by : ({ kind: 'guest', id: bookingId } as const)
  const owner = { workspaceId, kind, id }
  return { ...content, attachments: await attachToConversation(tx, owner, conversationId, attachmentIds) }
}

/** The place of a message in the log; a customer's opens the conversation again before, where it was closed. */
async function takeMessagePlace(
  ctx: Ctx,
  tx: Tx,
  by: Writer,
  conversationId: string,
  message: NewestMessage,
): Promise<ConversationRow> {
  const taken = await takeMessageSeq(tx.db, by.scope, conversationId, message)
  if (taken) return taken
  const held = found(await lockConversation(tx.db, by.scope, conversationId), conversationId)
  if (held.booking_id !== null && held.status === 'closed') throw new CodedError('conversation_closed')
  // Another message may have reopened it while this one waited for its turn.
  if (held.status === 'closed') await returnTo(ctx, tx, by, held)
  return found(await takeMessageSeq(tx.db, by.scope, conversationId, message), conversationId)
}

async function returnTo(ctx: Ctx, tx: Tx, by: Writer, held: ConversationRow): Promise<void> {
  const workflow = held.ticket_id === null ? undefined : ctx.deps.features.conversationWorkflow
  if (workflow) {
    await workflow.customerReturns(ctx, tx, held)
    return
  }
  const change = { status: 'open', updated_at: tx.now() }
  const reopened = found(await takeSeq(tx.db, by.scope, held.id, change), held.id)
  const entry = entryRow(reopened, by, 'reopened', { at: tx.now() })
  await appendEntry(tx, entry)
  await recordEntry(tx, 'conversation.reopened', reopened, entry)
}

function memberOf(row: ConversationRow, by: Author) {
  return { conversation_id: row.id, workspace_id: row.workspace_id, kind: by.kind, participant_id: by.id }
}

function firstRow(
  id: string,
  by: Writer,
  { customerId, channel, clientId, booking }: Opening,
  preview: string,
  now: number,
): ConversationRow {
  const read = by.kind === 'customer' ? 1 : 0
  return {
    id,
    workspace_id: by.scope.workspaceId,
    customer_id: customerId,
    channel,
    status: 'open',
    assignee_id: null,
    ticket_id: null,
    ticket_number: null,
    ticket_subject: null,
    ticket_status: null,
    booking_id: booking?.id ?? null,
    booking_number: booking?.number ?? null,
    booking_service: booking?.service ?? null,
    provider_id: booking?.providerId ?? null,
    last_seq: 1,
    last_message_seq: 1,
    last_message_by_kind: by.kind,
    last_message_by_id: by.id,
    last_message_at: now,
    last_message_preview: preview,
    customer_delivered_seq: read,
    customer_read_seq: read,
    // A booking has one conversation, by which a retry is found.
    start_client_id: booking ? null : clientId,
    created_at: now,
    updated_at: now,
  }
}
