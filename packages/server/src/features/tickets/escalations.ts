import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import { SYSTEM } from '../conversations/index.ts'
import { findTeam } from '../teams/index.ts'
import { holdTicket } from './access.ts'
import { changePriority, escalate } from './work.ts'

/** The job that does to a ticket what its policy says when a promise is at risk or broken. */
export const ESCALATE_JOB = 'tickets.escalate'

export async function escalateByPolicy(ctx: Ctx, payload: unknown): Promise<void> {
  const event = await findEvent(ctx.deps.db, ctx.workspaceId, (payload as { eventId: string }).eventId)
  if (event?.type !== 'sla.escalated') return
  const { ticketId, teamId, raiseToUrgent, clock, when } = event.data
  await inTransaction(ctx, async (tx) => {
    const held = await holdTicket(tx, { workspaceId: ctx.workspaceId, customerId: null }, ticketId)
    if (raiseToUrgent) await changePriority(tx, held.ticket, 'urgent')
    // The team may have been ended since.
    if (teamId === null || !(await findTeam(tx.db, ctx.workspaceId, teamId))) return
    const reason = `${clock.replaceAll('_', ' ')} ${when === 'breached' ? 'is overdue' : 'is nearly due'}`
    await escalate(ctx, tx, held, { agentId: null, teamId, reason, automatic: true }, SYSTEM)
  })
}
