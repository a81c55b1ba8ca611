import { CodedError } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { findWorkspaceByKey } from '../workspaces/index.ts'

/** The workspace that a public key names. Throws `not_found`. */
export async function requireWorkspace(ctx: Pick<Ctx, 'deps'>, key: string): Promise<string> {
  const row = await findWorkspaceByKey(ctx.deps.db, key)
  if (!row) throw new CodedError('not_found', 'No workspace has this key')
  return row.id
}
