import { PARTICIPANT_KINDS, type TicketEvent } from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { idOfEvent } from '../../platform/events.ts'
import { requireCaller } from '../conversations/index.ts'
import type { SlaEvents } from '../sla/index.ts'
import { requireTicket } from './access.ts'
import type { Change, TicketEvents } from './events.ts'
import { listTicketEvents } from './repository.ts'

/** The newest that are shown; a ticket with more has been a robot's. */
const EVENTS = 500

/** Everything that happened to a ticket, oldest first. Throws `not_found`. */
export async function listTicketHistory(
  ctx: Ctx,
  { ticketId }: { ticketId: string },
): Promise<{ items: TicketEvent[] }> {
  requireInbox(ctx)
  const { db } = ctx.deps
  await requireTicket(db, requireCaller(ctx).scope, ticketId)
  const rows = await listTicketEvents(db, ctx.workspaceId, ticketId, EVENTS)
  return {
    items: rows.toReversed().map((row) => {
      const kind = PARTICIPANT_KINDS.find((known) => known === row.actor_kind) ?? 'system'
      return {
        id: idOfEvent(row.seq),
        type: row.type,
        at: new Date(row.created_at).toISOString(),
        by: { kind, id: kind === 'system' ? null : row.actor_id },
        ...told(row.type, JSON.parse(row.data)),
      }
    }),
  }
}

/** What an event says in words that need no knowledge of its data. */
function told(type: string, data: unknown): Pick<TicketEvent, 'changes' | 'note'> {
  switch (type as keyof (TicketEvents & SlaEvents)) {
    case 'ticket.moved': {
      const { from, to, note } = data as TicketEvents['ticket.moved']
      return { changes: [{ what: 'status', from, to }], note: note || null }
    }
    case 'ticket.assigned': {
      const { from, to } = data as TicketEvents['ticket.assigned']
      return { changes: [{ what: 'assignee', from, to }], note: null }
    }
    case 'ticket.updated':
      return { changes: (data as { changes: Change[] }).changes, note: null }
    case 'ticket.escalated': {
      const { agentId, teamId, reason } = data as TicketEvents['ticket.escalated']
      return { changes: [{ what: 'escalation', from: null, to: agentId ?? teamId }], note: reason }
    }
    case 'ticket.merged': {
      const { intoNumber } = data as TicketEvents['ticket.merged']
      return { changes: [{ what: 'merged', from: null, to: `#${intoNumber}` }], note: null }
    }
    case 'sla.at_risk':
    case 'sla.breached': {
      const { clock, dueAt } = data as SlaEvents['sla.breached']
      return {
        changes: [{ what: clock, from: null, to: type === 'sla.breached' ? 'breached' : 'at_risk' }],
        note: dueAt,
      }
    }
    case 'sla.escalated': {
      const { clock, when } = data as SlaEvents['sla.escalated']
      return { changes: [{ what: clock, from: null, to: when }], note: null }
    }
    case 'ticket.rated':
      return { changes: [{ what: 'rating', from: null, to: String((data as { score: number }).score) }], note: null }
    default:
      return { changes: [], note: null }
  }
}
