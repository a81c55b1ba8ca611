import { CodedError, type TicketType, type TicketTypePreset } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { PRESETS, type Preset } from './presets/index.ts'
import { insertTicketTypes, listTicketTypeRows } from './repository.ts'
import { holdTypes, nextPosition, requireRoom } from './service.ts'
import { newTicketType, toTicketType } from './ticket-type.ts'

/** Every ready-made list, with the types it would bring. */
export async function listTicketTypePresets(ctx: Ctx): Promise<{ items: TicketTypePreset[] }> {
  requireAgent(ctx)
  return { items: PRESETS.map(toPreset) }
}

/**
 * Adds the types of a ready-made list whose keys are not taken yet, after those there are. What is
 * there stays as it is, archived or not. Throws `not_found` and `limit_reached`.
 */
export async function applyTicketTypePreset(
  ctx: Ctx,
  { presetKey }: { presetKey: string },
): Promise<{ items: TicketType[] }> {
  requireAdmin(ctx)
  const preset = PRESETS.find((one) => one.key === presetKey)
  if (!preset) throw new CodedError('not_found', `No list of types has the key ${presetKey}`)
  return inTransaction(ctx, async (tx) => {
    const rows = await holdTypes(ctx, tx)
    const missing = preset.types.filter((type) => !rows.some((row) => row.key === type.key))
    requireRoom(rows.length + missing.length)
    const first = nextPosition(rows)
    const added = missing.map((type, at) => newTicketType(ctx.workspaceId, type, first + at, tx.now()))
    await insertTicketTypes(tx.db, added)
    if (added.length > 0) {
      const data = { preset: presetKey, keys: added.map((row) => row.key) }
      await tx.record({ type: 'ticket_types.added', subject: ctx.workspaceId, data })
    }
    return { items: (await listTicketTypeRows(tx.db, ctx.workspaceId)).map(toTicketType) }
  })
}

function toPreset({ key, name, description, types }: Preset): TicketTypePreset {
  return {
    key,
    name,
    description,
    types: types.map((type) => ({ key: type.key, name: type.name, priority: type.priority ?? 'normal' })),
  }
}
