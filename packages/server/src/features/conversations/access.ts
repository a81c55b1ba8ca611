import { CodedError } from '@deskbell/protocol'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { type ConversationRow, type Db, findConversation, type Scope } from './repository.ts'
import type { Reader } from './unread.ts'

/** Someone who takes part in conversations, and which of them they may touch. */
export interface Caller extends Reader {
  readonly scope: Scope
}

/** The customer or agent who asks. Throws `forbidden` for anyone else, and for providers. */
export function requireCaller(ctx: Ctx): Caller {
  if (ctx.actor.kind === 'customer') {
    const { id } = ctx.actor
    return { kind: 'customer', id, scope: { workspaceId: ctx.workspaceId, customerId: id } }
  }
  const { id } = requireInbox(ctx)
  return { kind: 'agent', id, scope: { workspaceId: ctx.workspaceId, customerId: null } }
}

/**
 * Whoever may take part in one thread: as `requireCaller`, and beside them the provider of a booking and whoever
 * holds a link to manage it, each in the conversation of that booking alone.
 */
export function requireThreadCaller(ctx: Ctx): Caller {
  const { actor, workspaceId } = ctx
  if (actor.kind === 'guest' && actor.scope === 'manage') {
    const scope = { workspaceId, customerId: actor.customerId, bookingId: actor.bookingId }
    return { kind: 'customer', id: actor.customerId, scope }
  }
  if (actor.kind === 'agent' && actor.role === 'provider') {
    return { kind: 'agent', id: actor.id, scope: { workspaceId, customerId: null, providerId: actor.id } }
  }
  return requireCaller(ctx)
}

/** A conversation the caller may touch. Throws `not_found` for any other. */
export async function requireConversation(db: Db, scope: Scope, id: string): Promise<ConversationRow> {
  const row = await findConversation(db, scope, id)
  const isOthers =
    (scope.bookingId !== undefined && row?.booking_id !== scope.bookingId) ||
    (scope.providerId !== undefined && row?.provider_id !== scope.providerId)
  return found(isOthers ? undefined : row, id)
}

/** Throws `not_found` where there is no row. */
export function found(row: ConversationRow | undefined, id: string): ConversationRow {
  if (!row) throw new CodedError('not_found', `No conversation has the id ${id}`)
  return row
}
