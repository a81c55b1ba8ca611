import { NOTIFICATION_KINDS, type NotificationKind } from '@deskbell/protocol'
import { type Ctx, once } from '../../platform/context.ts'
import type { StoredTelling, Wording, WordSource } from '../telling.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import type { Person } from './people-repository.ts'

/** What a notification says, or why it need not be said any more. */
export async function wordingOf(
  ctx: Ctx,
  telling: StoredTelling,
  how: { withLink: boolean },
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

/** What every text to a person shares: the values that all may name, and their language, else the workspace's. */
export async function frameOf(ctx: Ctx, person: Person): Promise<{ values: Record<string, string>; locale: string }> {
  const workspace = await once(ctx, 'workspace', () => findWorkspace(ctx.deps.db, ctx.workspaceId))
  const settings = workspace ? settingsOf(workspace) : null
  return {
    values: {
      'workspace.name': settings?.name ?? '',
      'recipient.name': person.name ?? '',
      'recipient.first_name': person.name?.split(/\s+/)[0] ?? '',
    },
    locale: person.locale ?? settings?.locale ?? 'en',
  }
}

/** Whether a person may choose not to have it. */
export function isRequired(kind: NotificationKind): boolean {
  return 'required' in NOTIFICATION_KINDS[kind]
}
