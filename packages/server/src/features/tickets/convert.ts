import { CodedError, type ConvertConversation, type Priority, type Ticket, type TicketField } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { lockConversation, requireCaller } from '../conversations/index.ts'
import { findCustomer } from '../customers/index.ts'
import { checked, usableType } from './create.ts'
import { makeTicket } from './open.ts'
import { takeTicketNumber } from './repository.ts'
import { readTicket } from './ticket.ts'

/**
 * Makes a ticket of a chat: the thread stays, and gains number, type, status and clocks. Throws
 * `not_found`, and `conflict` where it is a ticket already.
 */
export async function convertConversation(
  ctx: Ctx,
  input: ConvertConversation & { conversationId: string },
): Promise<Ticket> {
  requireInbox(ctx)
  const by = requireCaller(ctx)
  const row = await inTransaction(ctx, async (tx) => {
    const held = await lockConversation(tx.db, by.scope, input.conversationId)
    if (!held) throw new CodedError('not_found', `No conversation has the id ${input.conversationId}`)
    if (held.booking_id !== null) throw new CodedError('conflict', 'What is said about a booking becomes no ticket')
    if (held.ticket_id !== null) throw new CodedError('conflict', `It is the ticket #${held.ticket_number} already`)
    const type = await usableType(tx, by, ctx.workspaceId, input.typeId)
    const customer = await findCustomer(tx.db, ctx.workspaceId, held.customer_id)
    if (!customer) throw new CodedError('not_found')
    const opening = {
      customer,
      type,
      subject: input.subject,
      channel: held.channel,
      priority: input.priority ?? (type.priority as Priority),
      fields: checked(JSON.parse(type.fields) as TicketField[], input.fields),
      verifiedSender: customer.verified === 1,
      // People are talking already: nothing is to be said by itself.
      automatic: true,
    }
    const number = await takeTicketNumber(tx.db, ctx.workspaceId)
    return (await makeTicket(ctx, tx, held, opening, { number, text: held.last_message_preview ?? '' })).ticket
  })
  return readTicket(ctx.deps, row, by)
}
