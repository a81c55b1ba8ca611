import { CodedError, type Priority, type ReplyToTicket, type TicketReply } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  AlreadySent,
  appendMessage,
  type Caller,
  type EntryRow,
  findEntryByClientId,
  findStarted,
  getConversation,
  type NewMessage,
  requireCaller,
  toEntry,
} from '../conversations/index.ts'
import { findCustomer } from '../customers/index.ts'
import { requireTicketType } from '../ticket-types/index.ts'
import { holdTicket, requireTicket } from './access.ts'
import type { Origin } from './create.ts'
import { openTicket } from './open.ts'
import { findOpenFollowUp, findTicketOf, type TicketRow, takeTicketNumber } from './repository.ts'
import { stepTo } from './step.ts'
import { readTicket } from './ticket.ts'

/** How far merged tickets and follow-ups are followed. */
const CHAIN = 20

/**
 * Replies. An agent may move the ticket with it. A customer's reply takes up a waiting or resolved
 * ticket again; to a closed one it starts a follow-up, and to a merged one it goes where that went.
 * A retry with the same client id answers with the first result.
 */
export async function replyToTicket(
  ctx: Ctx,
  input: ReplyToTicket & { ticketId: string },
  origin: Origin = {},
): Promise<TicketReply> {
  const caller = requireCaller(ctx)
  if (caller.kind === 'customer' && input.status !== undefined) {
    throw new CodedError('invalid_input', undefined, { errors: [{ path: 'status', message: 'is for agents' }] })
  }
  const target = await targetOf(ctx, caller, input.ticketId)
  const earlier = await earlierReply(ctx, caller, target, input.clientId)
  if (earlier) return answer(ctx, caller, earlier.ticket, earlier.entry)
  const message: NewMessage = {
    clientId: input.clientId,
    content: {
      ...input.content,
      ...(origin.quoted && { quoted: origin.quoted }),
      ...(origin.automatic && { automatic: true }),
    },
    attachmentIds: input.attachmentIds,
  }
  try {
    const { ticket, entry } = await inTransaction(ctx, async (tx) => {
      const held = await holdTicket(tx, caller.scope, target.id)
      if (caller.kind === 'customer' && held.ticket.status === 'closed') {
        return followUp(ctx, tx, caller, held.ticket, message, origin)
      }
      const { entry } = await appendMessage(ctx, tx, caller, held.conversation.id, message)
      if (input.status) {
        const now = await holdTicket(tx, caller.scope, target.id)
        if (now.ticket.status !== input.status) await stepTo(tx, now, input.status, caller)
      }
      return { ticket: await requireTicket(tx.db, caller.scope, target.id), entry }
    })
    return answer(ctx, caller, ticket, entry)
  } catch (error) {
    const first = error instanceof AlreadySent ? await earlierReply(ctx, caller, target, input.clientId) : null
    if (!first) throw error
    return answer(ctx, caller, first.ticket, first.entry)
  }
}

/** Where a reply belongs: merged tickets lead on, and a closed one to the follow-up that is under way. */
async function targetOf(ctx: Ctx, caller: Caller, id: string): Promise<TicketRow> {
  const { db } = ctx.deps
  let ticket = await requireTicket(db, caller.scope, id)
  for (let steps = 0; steps < CHAIN; steps++) {
    const next =
      ticket.merged_into_id !== null
        ? await requireTicket(db, caller.scope, ticket.merged_into_id)
        : caller.kind === 'customer' && ticket.status === 'closed'
          ? await findOpenFollowUp(db, ctx.workspaceId, ticket.id)
          : undefined
    if (!next) return ticket
    ticket = next
  }
  return ticket
}

async function followUp(
  ctx: Ctx,
  tx: Tx,
  caller: Caller,
  closed: TicketRow,
  message: NewMessage,
  origin: Origin,
): Promise<{ ticket: TicketRow; entry: EntryRow }> {
  const number = await takeTicketNumber(tx.db, ctx.workspaceId)
  const customer = await findCustomer(tx.db, ctx.workspaceId, closed.customer_id)
  if (!customer) throw new CodedError('not_found')
  const { ticket, conversation } = await openTicket(
    ctx,
    tx,
    caller,
    message,
    {
      customer,
      type: await requireTicketType(tx.db, ctx.workspaceId, closed.type_id),
      subject: closed.subject,
      channel: origin.channel ?? closed.channel,
      priority: closed.priority as Priority,
      fields: {},
      bookingRef: closed.booking_ref,
      contactMethod: closed.contact_method,
      followsUpId: closed.id,
      verifiedSender: origin.verifiedSender ?? (ctx.actor.kind === 'customer' && ctx.actor.verified),
      automatic: origin.automatic ?? false,
    },
    number,
  )
  const entry = await findEntryByClientId(tx.db, conversation.id, caller, message.clientId)
  if (!entry) throw new Error('A follow-up lost its first message')
  return { ticket, entry }
}

/** What a client id made before: a message of this ticket, or the follow-up it started. */
async function earlierReply(
  ctx: Ctx,
  caller: Caller,
  target: TicketRow,
  clientId: string,
): Promise<{ ticket: TicketRow; entry: EntryRow } | null> {
  const { db } = ctx.deps
  const started = caller.kind === 'customer' ? await findStarted(db, caller.id, clientId) : undefined
  const ticket = started ? await findTicketOf(db, ctx.workspaceId, started.id) : target
  const entry = await findEntryByClientId(db, (ticket ?? target).conversation_id, caller, clientId)
  return ticket && entry ? { ticket, entry } : null
}

async function answer(ctx: Ctx, caller: Caller, row: TicketRow, entry: EntryRow): Promise<TicketReply> {
  return {
    ticket: await readTicket(ctx.deps, row, caller),
    conversation: await getConversation(ctx, { conversationId: row.conversation_id }),
    entry: toEntry(entry),
  }
}
