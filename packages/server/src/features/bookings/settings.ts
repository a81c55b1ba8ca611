import type { BookingSettings, UpdateBookingSettings } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { DEFAULT_BOOKING_SETTINGS } from './defaults.ts'
import type { Db } from './repository.ts'
import { saveBookingSettings, savedBookingSettings } from './settings-repository.ts'

/** What a workspace decided, with what the installation has decided for the others, and what is usual. */
export async function completionSettings(
  { config }: Pick<Deps, 'config'>,
  db: Db,
  workspaceId: string,
): Promise<BookingSettings> {
  const { escalationHours: completionEscalationHours, ...others } = config.completion
  const usual = { ...DEFAULT_BOOKING_SETTINGS, completionEscalationHours, ...others }
  return { ...usual, ...(await savedBookingSettings(db, workspaceId)) }
}

export async function getBookingSettings(ctx: Ctx): Promise<BookingSettings> {
  requireAgent(ctx)
  return completionSettings(ctx.deps, ctx.deps.db, ctx.workspaceId)
}

export async function updateBookingSettings(ctx: Ctx, input: UpdateBookingSettings): Promise<BookingSettings> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const { workspaceId } = ctx
    const given = Object.entries(input).filter(([, value]) => value !== undefined)
    const settings = {
      ...(await savedBookingSettings(tx.db, workspaceId)),
      ...(Object.fromEntries(given) as Partial<BookingSettings>),
    }
    await saveBookingSettings(tx.db, workspaceId, settings, tx.now())
    await tx.record({ type: 'booking_settings.updated', subject: workspaceId, data: { fields: Object.keys(input) } })
    return completionSettings(ctx.deps, tx.db, workspaceId)
  })
}
