import type { BookingSettings, UpdateBookingSettings } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { bookingSettings, saveBookingSettings } from './settings-repository.ts'

export async function getBookingSettings(ctx: Ctx): Promise<BookingSettings> {
  requireAgent(ctx)
  return bookingSettings(ctx.deps.db, ctx.workspaceId)
}

export async function updateBookingSettings(ctx: Ctx, input: UpdateBookingSettings): Promise<BookingSettings> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const { workspaceId } = ctx
    const given = Object.entries(input).filter(([, value]) => value !== undefined)
    const settings = {
      ...(await bookingSettings(tx.db, workspaceId)),
      ...(Object.fromEntries(given) as Partial<BookingSettings>),
    }
    await saveBookingSettings(tx.db, workspaceId, settings, tx.now())
    await tx.record({ type: 'booking_settings.updated', subject: workspaceId, data: { fields: Object.keys(input) } })
    return settings
  })
}
