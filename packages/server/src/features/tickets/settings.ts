import type { TicketSettings, UpdateTicketSettings } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Db, findSettings, saveSettings } from './repository.ts'

/** How tickets are kept until somebody says otherwise. */
const DEFAULT_SETTINGS: TicketSettings = {
  autoCloseDays: 7,
  autoCloseWarningDays: 2,
  survey: true,
  autoAssign: true,
  duplicateMinutes: 10,
  similarDays: 14,
}

export async function settingsFor(db: Db, workspaceId: string): Promise<TicketSettings> {
  const kept = await findSettings(db, workspaceId)
  return kept === null ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, ...(JSON.parse(kept) as Partial<TicketSettings>) }
}

export async function getTicketSettings(ctx: Ctx): Promise<TicketSettings> {
  requireAgent(ctx)
  return settingsFor(ctx.deps.db, ctx.workspaceId)
}

export async function updateTicketSettings(ctx: Ctx, input: UpdateTicketSettings): Promise<TicketSettings> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const settings = { ...(await settingsFor(tx.db, ctx.workspaceId)), ...input } as TicketSettings
    await saveSettings(tx.db, ctx.workspaceId, JSON.stringify(settings))
    await tx.record({ type: 'workspace.updated', subject: ctx.workspaceId, data: { fields: ['tickets'] } })
    return settings
  })
}
