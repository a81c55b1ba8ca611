import type { Deps } from '../../platform/context.ts'
import { hasOrigin } from './repository.ts'

/**
 * Whether pages of `origin` may call the API for a workspace; for any workspace when it is null, as
 * in a preflight, which says nothing of whom it is for. The service's own pages always may; during
 * the demo so may any port of this machine.
 */
export async function allowsOrigin(deps: Deps, origin: string, workspaceId: string | null): Promise<boolean> {
  if (origin === new URL(deps.config.publicUrl).origin) return true
  if (deps.config.demo && isThisMachine(origin)) return true
  return hasOrigin(deps.db, origin, workspaceId)
}

function isThisMachine(origin: string): boolean {
  const host = URL.parse(origin)?.hostname
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
}
