import {
  CodedError,
  type IdentityKey,
  LIMITS,
  type NewIdentityKey,
  type UpdateWorkspace,
  type WidgetConfig,
  type Workspace,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { newToken, seal } from '../../platform/secrets.ts'
import { availability } from './availability.ts'
import { allowsOrigin } from './origins.ts'
import * as repository from './repository.ts'
import { changeSettings, IDENTITY_KEY_PURPOSE, settingsOf, toIdentityKey, toWorkspace } from './workspace.ts'

/** What a widget may know before anyone has acted. Reads only. Throws `not_found` for an unknown key. */
export async function getWidgetConfig(ctx: Ctx, key: string, origin: string | null): Promise<WidgetConfig> {
  const row = await repository.findWorkspaceByKey(ctx.deps.db, key)
  if (!row) throw new CodedError('not_found', 'No workspace has this key')
  if (origin !== null && !(await allowsOrigin(ctx.deps, origin, row.id))) {
    throw new CodedError('origin_not_allowed', `This workspace does not allow the origin ${origin}`)
  }
  const settings = settingsOf(row)
  return {
    workspaceId: row.id,
    name: settings.name,
    brandColor: settings.brandColor,
    greeting: settings.greeting,
    locale: settings.locale,
    requireIdentity: settings.requireIdentity,
    availability: availability(settings.businessHours, settings.replyMinutes, ctx.deps.clock.now()),
    faces: await repository.listFaces(ctx.deps.db, row.id),
    hasHelp: false,
    hasContactForm: false,
    ...(await ctx.deps.features.widgetFacts(ctx.deps, row.id)),
  }
}

export async function getWorkspace(ctx: Ctx): Promise<Workspace> {
  requireAgent(ctx)
  const row = await repository.findWorkspace(ctx.deps.db, ctx.workspaceId)
  if (!row) throw new CodedError('not_found')
  return toWorkspace(row)
}

/** Changes the settings named in `input` and leaves the others. Admins only. */
export async function updateWorkspace(ctx: Ctx, input: UpdateWorkspace): Promise<Workspace> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    const row = await repository.lockWorkspace(tx.db, ctx.workspaceId)
    return toWorkspace(await changeSettings(tx, row, input))
  })
}

export async function listIdentityKeys(ctx: Ctx): Promise<{ items: IdentityKey[] }> {
  requireAdmin(ctx)
  const rows = await repository.listIdentityKeyRows(ctx.deps.db, ctx.workspaceId)
  return { items: rows.map(toIdentityKey) }
}

/** Makes an identity key; its secret is in this answer and nowhere else. Throws `limit_reached` at ten. */
export async function createIdentityKey(ctx: Ctx): Promise<NewIdentityKey> {
  requireAdmin(ctx)
  const secret = newToken()
  return inTransaction(ctx, async (tx) => {
    await repository.lockWorkspace(tx.db, ctx.workspaceId)
    const held = await repository.listIdentityKeyRows(tx.db, ctx.workspaceId)
    if (held.length >= LIMITS.identityKeys) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.identityKeys} identity keys`)
    }
    const id = newId('identityKey')
    const row = {
      id,
      workspace_id: ctx.workspaceId,
      kid: id,
      sealed_secret: seal(ctx.deps.config.secret, IDENTITY_KEY_PURPOSE, secret),
      created_at: tx.now(),
      last_used_at: null,
    }
    await repository.insertIdentityKey(tx.db, row)
    await tx.record({ type: 'identity_key.created', subject: id, data: { kid: row.kid } })
    return { ...toIdentityKey(row), secret }
  })
}

/** Revokes an identity key: tokens that it signed are refused from now on. */
export async function deleteIdentityKey(ctx: Ctx, input: { identityKeyId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const row = await repository.deleteIdentityKeyRow(tx.db, ctx.workspaceId, input.identityKeyId)
    if (!row) throw new CodedError('not_found', `No identity key has the id ${input.identityKeyId}`)
    await tx.record({ type: 'identity_key.deleted', subject: row.id, data: { kid: row.kid } })
  })
}
