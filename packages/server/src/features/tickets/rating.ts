import { CodedError, DONE_STATUSES, type RateTicket, type Ticket, type TicketStatus } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireCustomer } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { requireCaller } from '../conversations/index.ts'
import { factOf, holdTicket } from './access.ts'
import { updateTicketRow } from './repository.ts'
import { readTicket } from './ticket.ts'

/** Keeps what a customer thinks of the answer; a second rating replaces the first. Throws `conflict` before the end. */
export async function rateTicket(ctx: Ctx, input: RateTicket & { ticketId: string }): Promise<Ticket> {
  requireCustomer(ctx)
  const by = requireCaller(ctx)
  const row = await inTransaction(ctx, async (tx) => {
    const { ticket } = await holdTicket(tx, by.scope, input.ticketId)
    if (!DONE_STATUSES.includes(ticket.status as TicketStatus)) {
      throw new CodedError('conflict', 'It can be rated once it is resolved')
    }
    const rated = { rating: input.score, rating_comment: input.comment || null, rated_at: tx.now() }
    const changed = await updateTicketRow(tx.db, ctx.workspaceId, ticket.id, rated)
    await tx.record({ type: 'ticket.rated', subject: ticket.id, data: { ...factOf(changed), score: input.score } })
    return changed
  })
  return readTicket(ctx.deps, row, by)
}
