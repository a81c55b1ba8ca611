import type { Tx } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import { unseal } from '../../platform/secrets.ts'
import { findIdentityKeyRow, touchIdentityKey } from './repository.ts'
import { IDENTITY_KEY_PURPOSE } from './workspace.ts'

/** The secret of a workspace's identity key, or null where there is no such key (any more). */
export async function findIdentitySecret(
  ctx: { readonly deps: Deps; readonly workspaceId: string },
  kid: string,
): Promise<string | null> {
  const row = await findIdentityKeyRow(ctx.deps.db, ctx.workspaceId, kid)
  return row ? unseal(ctx.deps.config.secret, IDENTITY_KEY_PURPOSE, row.sealed_secret) : null
}

/** Notes that a key vouched for somebody, at most once a minute: admins look at days, not seconds. */
export async function noteIdentityKeyUse(tx: Tx, workspaceId: string, kid: string): Promise<void> {
  const row = await findIdentityKeyRow(tx.db, workspaceId, kid)
  if (!row || tx.now() - (row.last_used_at ?? 0) < 60_000) return
  await touchIdentityKey(tx.db, row.id, tx.now())
}
