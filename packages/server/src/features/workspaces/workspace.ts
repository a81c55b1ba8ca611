import type { IdentityKey, UpdateWorkspace, Workspace, WorkspaceSettings } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { newToken } from '../../platform/secrets.ts'
import type { IdentityKeyRow, WorkspaceRow } from './repository.ts'
import { insertWorkspace, replaceOrigins, updateWorkspaceRow } from './repository.ts'

/** What identity keys are sealed for; see platform/secrets.ts. */
export const IDENTITY_KEY_PURPOSE = 'identity-key'

/** The settings a workspace begins with. */
export function defaultSettings(name: string): WorkspaceSettings {
  return {
    name,
    brandColor: null,
    greeting: null,
    locale: 'en',
    allowedOrigins: [],
    businessHours: null,
    replyMinutes: 60,
    requireIdentity: false,
    contactEmail: null,
    contactPhone: null,
    contactAddress: null,
  }
}

export function settingsOf(row: { settings: string }): WorkspaceSettings {
  return { ...defaultSettings(''), ...(JSON.parse(row.settings) as Partial<WorkspaceSettings>) }
}

export function toWorkspace(row: WorkspaceRow): Workspace {
  return { id: row.id, key: row.key, ...settingsOf(row), createdAt: new Date(row.created_at).toISOString() }
}

export function toIdentityKey(row: IdentityKeyRow): IdentityKey {
  return {
    id: row.id,
    kid: row.kid,
    createdAt: new Date(row.created_at).toISOString(),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at).toISOString(),
  }
}

/** Adds a workspace within a transaction that acts for it; `id` is the transaction's workspace. */
export async function addWorkspace(
  { features }: Pick<Deps, 'features'>,
  tx: Tx,
  id: string,
  settings: WorkspaceSettings,
): Promise<WorkspaceRow> {
  const row = {
    id,
    key: newWorkspaceKey(),
    settings: JSON.stringify(settings),
    assignments: 0,
    created_at: tx.now(),
    updated_at: tx.now(),
  }
  await insertWorkspace(tx.db, row)
  await replaceOrigins(tx.db, id, settings.allowedOrigins)
  await features.furnish(tx, id)
  await tx.record({ type: 'workspace.created', subject: id, data: { name: settings.name } })
  return row
}

/** Changes some settings of a workspace that the transaction holds. */
export async function changeSettings(tx: Tx, row: WorkspaceRow, change: UpdateWorkspace): Promise<WorkspaceRow> {
  const settings = JSON.stringify({ ...settingsOf(row), ...change })
  const updated = await updateWorkspaceRow(tx.db, row.id, { settings, updated_at: tx.now() })
  if (change.allowedOrigins) await replaceOrigins(tx.db, row.id, change.allowedOrigins)
  await tx.record({ type: 'workspace.updated', subject: row.id, data: { fields: Object.keys(change) } })
  return updated
}

export const newWorkspaceId = (): string => newId('workspace')

function newWorkspaceKey(): string {
  return `wk_${newToken()
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 24)}`
}
