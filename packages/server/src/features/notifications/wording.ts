import { NOTIFICATION_KINDS, type NotificationKind } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import type { StoredTelling, Wording, WordSource } from '../telling.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import type { Person } from './people-repository.ts'

/** What a notification says, or why it need not be said any more. */
export async function wordingOf(
  ctx: Ctx,
  telling: StoredTelling,
  how: { isMail: boolean },
): Promise<Wording | { skip: string }> {
  return sourceOf(ctx, telling.kind)(ctx, telling, how)
}

function sourceOf(ctx: Ctx, kind: NotificationKind): WordSource {
  for (const { words } of ctx.deps.features.notificationSources) {
    const source = words?.[kind]
    if (source) return source
  }
  // A kind that no feature tells by itself comes from the host, who gave every value with it.
  return async (_ctx, { data: { url, ...values } }) => ({ values, url: url ?? null })
}

/** The values that every text may name. */
export async function commonValues(ctx: Ctx, person: Person): Promise<Record<string, string>> {
  const workspace = await findWorkspace(ctx.deps.db, ctx.workspaceId)
  return {
    'workspace.name': workspace ? settingsOf(workspace).name : '',
    'recipient.name': person.name ?? '',
    'recipient.first_name': person.name?.split(/\s+/)[0] ?? '',
  }
}

/** The language somebody is written to in: their own, else the workspace's. */
export async function localeOf(ctx: Ctx, person: Person): Promise<string> {
  if (person.locale !== null) return person.locale
  const workspace = await findWorkspace(ctx.deps.db, ctx.workspaceId)
  return workspace ? settingsOf(workspace).locale : 'en'
}

/** Whether a person may choose not to have it. */
export function isRequired(kind: NotificationKind): boolean {
  return 'required' in NOTIFICATION_KINDS[kind]
}
