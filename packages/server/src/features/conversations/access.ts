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

/** A conversation the caller may touch. Throws `not_found` for any other. */
export async function requireConversation(db: Db, scope: Scope, id: string): Promise<ConversationRow> {
  return found(await findConversation(db, scope, id), id)
}

/** Throws `not_found` where there is no row. */
export function found(row: ConversationRow | undefined, id: string): ConversationRow {
  if (!row) throw new CodedError('not_found', `No conversation has the id ${id}`)
  return row
}
