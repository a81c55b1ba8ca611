import { inTransaction } from '../../db/transaction.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { findFirstWorkspace, type WorkspaceRow } from './repository.ts'
import { addWorkspace, defaultSettings, newWorkspaceId } from './workspace.ts'

/** The context in which the service itself acts for a workspace, as when it is set up. */
export function systemCtx(deps: Deps, workspaceId: string): Ctx {
  return { deps, workspaceId, actor: { kind: 'system' }, requestId: 'start' }
}

/**
 * The one workspace of a self-hosted service, made the first time it starts. In hosted mode there
 * may be none yet: then it makes none and answers null.
 */
export async function ensureDefaultWorkspace(deps: Deps): Promise<WorkspaceRow | null> {
  const first = await findFirstWorkspace(deps.db)
  if (first || deps.config.mode === 'hosted') return first ?? null
  const id = newWorkspaceId()
  return inTransaction(systemCtx(deps, id), async (tx) => {
    // Two nodes may start at once; whoever comes second finds the first one's.
    const made = await findFirstWorkspace(tx.db)
    return made ?? addWorkspace(deps, tx, id, defaultSettings('Deskbell'))
  })
}
