import {
  API_KEY_SCOPES,
  type ApiKey,
  type ApiKeyScope,
  CodedError,
  type CreateApiKey,
  LIMITS,
  type NewApiKey,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { type ApiKeyRow, endKey, insertKey, listKeys } from './repository.ts'

/** The keys that work, the oldest first; their secrets are nowhere. */
export async function listApiKeys(ctx: Ctx): Promise<{ items: ApiKey[] }> {
  requireAdmin(ctx)
  return { items: (await listKeys(ctx.deps.db, ctx.workspaceId)).map(toApiKey) }
}

/** Makes a key; its secret is in this answer and nowhere else. Throws `limit_reached`. */
export async function createApiKey(ctx: Ctx, { name, scopes }: CreateApiKey): Promise<NewApiKey> {
  requireAdmin(ctx)
  const secret = `dbk_${newToken()}`
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    if ((await listKeys(tx.db, ctx.workspaceId)).length >= LIMITS.apiKeys) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.apiKeys} API keys`)
    }
    const held = API_KEY_SCOPES.filter((scope) => scopes.includes(scope))
    const row: ApiKeyRow = {
      id: newId('apiKey'),
      workspace_id: ctx.workspaceId,
      name,
      scopes: JSON.stringify(held),
      token_hash: hashToken(secret),
      end: secret.slice(-4),
      created_at: tx.now(),
      last_used_at: null,
      ended_at: null,
    }
    await insertKey(tx.db, row)
    await tx.record({ type: 'api_key.created', subject: row.id, data: { name, scopes: held } })
    return { ...toApiKey(row), secret }
  })
}

/** Ends a key at once. Throws `not_found` where no key that works has the id. */
export async function deleteApiKey(ctx: Ctx, { apiKeyId }: { apiKeyId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const row = await endKey(tx.db, ctx.workspaceId, apiKeyId, tx.now())
    if (!row) throw new CodedError('not_found', `No key that works has the id ${apiKeyId}`)
    await tx.record({ type: 'api_key.deleted', subject: row.id, data: { name: row.name } })
  })
}

/** What a key may do, as it was made. */
export function scopesOf(row: ApiKeyRow): ApiKeyScope[] {
  return JSON.parse(row.scopes) as ApiKeyScope[]
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: scopesOf(row),
    end: row.end,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  }
}
