import { ticketWorkEndpoints } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { requireTicket } from '../tickets/index.ts'
import { revokeLinks } from './links.ts'

export function mountSupportLinks(app: App): void {
  route(app, ticketWorkEndpoints.revokeTicketLinks, (ctx, { params }) => revokeTicketLinks(ctx, params))
}

/** Ends every link to a ticket that was mailed so far; the next mail carries a new one. Throws `not_found`. */
async function revokeTicketLinks(ctx: Ctx, { ticketId }: { ticketId: string }): Promise<void> {
  requireInbox(ctx)
  await inTransaction(ctx, async (tx) => {
    const ticket = await requireTicket(tx.db, { workspaceId: ctx.workspaceId, customerId: null }, ticketId)
    await revokeLinks(tx, ctx.workspaceId, ticket.id)
    const data = { ticketId: ticket.id, number: ticket.number }
    await tx.record({ type: 'ticket.links_revoked', subject: ticket.id, data })
  })
}
