import { DONE_STATUSES } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { SYSTEM } from '../conversations/index.ts'
import { factOf, holdTicket } from './access.ts'
import { listResolved, listWorkspacesWithResolved } from './auto-close-repository.ts'
import { type TicketRow, updateTicketRow } from './repository.ts'
import { settingsFor } from './settings.ts'
import { stepTo } from './step.ts'

export const AUTO_CLOSE_JOB = 'tickets.auto_close'

const DAY = 86_400_000
/** How many are looked at between two looks; each is closed in a transaction of its own. */
const BATCH = 100

/**
 * Closes what has been resolved for as long as the workspace says, and tells customers some days
 * before. Whatever was reopened meanwhile is left alone, since each is looked at again while held.
 */
export async function autoClose(ctx: Ctx): Promise<void> {
  const { db, clock } = ctx.deps
  for (const workspaceId of await listWorkspacesWithResolved(db)) {
    const settings = await settingsFor(db, workspaceId)
    if (settings.autoCloseDays === null) continue
    const own = { ...ctx, workspaceId }
    const life = settings.autoCloseDays * DAY
    const warned = Math.max(0, settings.autoCloseDays - settings.autoCloseWarningDays) * DAY
    if (settings.autoCloseWarningDays > 0 && warned < life) await warnThose(own, clock.now() - warned, life)
    await closeThose(own, clock.now() - life)
  }
}

async function closeThose(ctx: Ctx, before: number): Promise<void> {
  for (;;) {
    const rows = await listResolved(ctx.deps.db, ctx.workspaceId, { before, limit: BATCH })
    for (const { id } of rows) {
      await inTransaction(ctx, async (tx) => {
        const held = await holdTicket(tx, { workspaceId: ctx.workspaceId, customerId: null }, id)
        if (!isDue(held.ticket, before)) return
        await stepTo(tx, held, 'closed', SYSTEM, { note: 'Resolved, and nothing more was said' })
      })
    }
    if (rows.length < BATCH) return
  }
}

async function warnThose(ctx: Ctx, before: number, life: number): Promise<void> {
  for (;;) {
    const rows = await listResolved(ctx.deps.db, ctx.workspaceId, { before, limit: BATCH, unwarned: true })
    for (const { id } of rows) {
      await inTransaction(ctx, async (tx) => {
        const { ticket } = await holdTicket(tx, { workspaceId: ctx.workspaceId, customerId: null }, id)
        if (!isDue(ticket, before) || ticket.close_warned_at !== null) return
        await updateTicketRow(tx.db, ctx.workspaceId, id, { close_warned_at: tx.now() })
        const closesAt = (ticket.resolved_at ?? tx.now()) + life
        await tx.record({ type: 'ticket.close_warned', subject: id, data: { ...factOf(ticket), closesAt } })
      })
    }
    if (rows.length < BATCH) return
  }
}

function isDue(ticket: TicketRow, before: number): boolean {
  const done = DONE_STATUSES.includes(ticket.status as (typeof DONE_STATUSES)[number])
  return done && ticket.status !== 'closed' && ticket.resolved_at !== null && ticket.resolved_at <= before
}
