import {
  type ApiKeyScope,
  BOOKING_RULES,
  type BookingAction,
  type BookingRole,
  type BookingStatus,
  bookingActions,
  CodedError,
} from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { type BookingRow, type Db, findBooking } from './repository.ts'

/**
 * As whom the caller may touch a booking. Throws `not_found` where it is none of theirs: for other customers and
 * providers it does not exist.
 */
export function roleIn(ctx: Ctx, row: BookingRow | undefined, id: string): BookingRole {
  const { actor } = ctx
  const missing = new CodedError('not_found', `No booking has the id ${id}`)
  if (!row || row.workspace_id !== ctx.workspaceId) throw missing
  switch (actor.kind) {
    case 'system':
      return 'system'
    case 'host':
      return 'host'
    case 'customer':
      if (row.customer_id === actor.id) return 'customer'
      throw missing
    case 'guest':
      if (row.id === actor.bookingId) return 'guest'
      throw missing
    case 'agent':
      if (actor.role !== 'provider') return actor.role
      if (row.provider_id === actor.id) return 'provider'
      throw missing
    default:
      throw missing
  }
}

/** A booking the caller may see, and as whom. Throws `not_found`, and `forbidden` where a key lacks the scope. */
export async function requireBooking(
  ctx: Ctx,
  db: Db,
  id: string,
  scope: ApiKeyScope = 'bookings:read',
): Promise<{ readonly row: BookingRow; readonly role: BookingRole }> {
  if (ctx.actor.kind === 'host' && !ctx.actor.scopes.includes(scope)) {
    throw new CodedError('forbidden', `The key lacks the scope ${scope}; make one that has it`)
  }
  const row = await findBooking(db, ctx.workspaceId, id)
  return { row: row as BookingRow, role: roleIn(ctx, row, id) }
}

/**
 * Throws unless the rules let `role` take `action` now: `forbidden` where it is never theirs, `invalid_transition`
 * with what is allowed where it is not the time for it.
 */
export function requireAction(ctx: Ctx, row: BookingRow, role: BookingRole, action: BookingAction): void {
  requireRight(ctx, role, action)
  const status = row.status as BookingStatus
  if (BOOKING_RULES[action].from.includes(status)) return
  const allowed = bookingActions(status, role)
  const now = allowed.length > 0 ? `now ${role} may ${allowed.join(', ')}` : `nothing is left for ${role} to do`
  throw new CodedError('invalid_transition', `It is ${status}, so it is not the time to ${action}: ${now}`)
}

/** Throws `forbidden` unless `action` is ever for `role`. A guest whose link is for looking only may do nothing. */
export function requireRight(ctx: Ctx, role: BookingRole, action: BookingAction): void {
  const { by } = BOOKING_RULES[action]
  const looksOnly = ctx.actor.kind === 'guest' && ctx.actor.scope === 'view'
  if (!looksOnly && by.includes(role)) return
  throw new CodedError('forbidden', `${role} may not ${action}; that is for ${by.join(', ')}`)
}
