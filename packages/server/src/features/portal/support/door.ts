import type { Ticket } from '@deskbell/protocol'
import type { Ctx } from '../../../platform/context.ts'
import { customerCtx } from '../../customers/index.ts'
import { readLink } from '../../support-links/index.ts'
import { getTicket, listTickets, requireTicket } from '../../tickets/index.ts'
import type { RequestAct, SupportPlace } from '../address.ts'

/** How somebody came to a request of theirs, and on whose behalf they act from there on. */
export interface Door {
  readonly ctx: Ctx
  readonly ticket: Ticket
  /** Whether they hold a link to this one request, and see nothing else. */
  readonly byLink: boolean
  place(act: RequestAct | null): SupportPlace
}

/** A request of somebody who is signed in, by its number; null where it is none of theirs. */
export async function doorOfNumber(own: Ctx, number: number): Promise<Door | null> {
  const { items } = await listTickets(own, { number, limit: 1 })
  const [ticket] = items
  return ticket ? { ctx: own, ticket, byLink: false, place: (act) => ({ name: 'request', number, act }) } : null
}

/** Where a link leads while it works: to a request, or to the list of them. */
export type LinkedTo =
  | { readonly to: 'request'; readonly door: Door }
  | { readonly to: 'list' }
  | { readonly to: 'end' }

/**
 * What a mailed link opens in this workspace. The token stays in the address: so it opens this one
 * request and no other, ends at once when it is revoked, and needs no cookie.
 */
export async function followLink(ctx: Ctx, token: string): Promise<LinkedTo> {
  const { db, clock } = ctx.deps
  const link = await readLink(ctx, token)
  if (!link || link.workspace_id !== ctx.workspaceId) return { to: 'end' }
  if (link.ended_at !== null || link.expires_at <= clock.now()) return { to: 'end' }
  if (link.ticket_id === null) return { to: 'list' }
  // Its customer may have been joined with another since it was mailed.
  const scope = { workspaceId: ctx.workspaceId, customerId: null }
  const row = await requireTicket(db, scope, link.ticket_id)
  const own = customerCtx(ctx.deps, ctx.workspaceId, row.customer_id, ctx.requestId)
  const ticket = await getTicket(own, { ticketId: row.id })
  return { to: 'request', door: { ctx: own, ticket, byLink: true, place: (act) => ({ name: 'link', token, act }) } }
}
