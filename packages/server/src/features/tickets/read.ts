import type { Ticket } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { requireCaller } from '../conversations/index.ts'
import { requireTicket } from './access.ts'
import { readTicket } from './ticket.ts'

/** One ticket: a customer's own, or any of the workspace for its agents. Throws `not_found`. */
export async function getTicket(ctx: Ctx, { ticketId }: { ticketId: string }): Promise<Ticket> {
  const caller = requireCaller(ctx)
  return readTicket(ctx.deps, await requireTicket(ctx.deps.db, caller.scope, ticketId), caller)
}
