import { type BulkResult, type BulkUpdateTickets, CodedError } from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { getTicket } from './read.ts'
import { assignTicket, moveTicket, setTicketPriority, updateTicket } from './work.ts'

/** Changes many tickets, one by one: each is changed or left whole, and says so. */
export async function bulkUpdateTickets(ctx: Ctx, { ticketIds, change }: BulkUpdateTickets): Promise<BulkResult> {
  requireInbox(ctx)
  const items: BulkResult['items'] = []
  for (const ticketId of new Set(ticketIds)) {
    try {
      await changeOne(ctx, ticketId, change)
      items.push({ ticketId, ok: true, code: null, detail: null })
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      items.push({ ticketId, ok: false, code: error.code, detail: error.message })
    }
  }
  return { items }
}

async function changeOne(ctx: Ctx, ticketId: string, change: BulkUpdateTickets['change']): Promise<void> {
  switch (change.do) {
    case 'status':
      if ((await getTicket(ctx, { ticketId })).status === change.status) return
      await moveTicket(ctx, { ticketId, status: change.status, note: '' })
      return
    case 'priority':
      await setTicketPriority(ctx, { ticketId, priority: change.priority })
      return
    case 'assign':
      await assignTicket(ctx, { ticketId, assigneeId: change.assigneeId })
      return
    case 'team':
      await updateTicket(ctx, { ticketId, teamId: change.teamId })
      return
    default: {
      const held = (await getTicket(ctx, { ticketId })).work?.tags ?? []
      const named = new Set(change.tags)
      const kept = held.filter((tag) => !named.has(tag))
      await updateTicket(ctx, { ticketId, tags: change.do === 'add_tags' ? [...kept, ...named] : kept })
    }
  }
}
