import { type ArticleStatus, CodedError } from '@deskbell/protocol'
import type { AgentActor } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import type { TranslationRow } from './articles-repository.ts'

/** Someone who writes: anybody of the workspace, or the service itself, as from the command line. */
export function requireWriter(ctx: Ctx): void {
  if (ctx.actor.kind !== 'agent' && ctx.actor.kind !== 'system') {
    throw new CodedError('forbidden', 'Only people of the workspace may do this')
  }
}

/** Someone whose changes readers may see at once: an admin or agent, not a provider. */
export function requireEditor(ctx: Ctx): void {
  requireWriter(ctx)
  if (isProvider(ctx)) throw new CodedError('forbidden', 'Providers write and send to review; agents do this')
}

export function isProvider({ actor }: Ctx): boolean {
  return actor.kind === 'agent' && actor.role === 'provider'
}

/**
 * Throws `forbidden` where somebody may not take this step: the assigned reviewer or an admin
 * approves, never one's own words; what readers see is up to agents, and words that nobody has
 * approved up to admins.
 */
export function requireMove(ctx: Ctx, row: TranslationRow, authorId: string | null, to: ArticleStatus): void {
  requireWriter(ctx)
  if (ctx.actor.kind !== 'agent' || ctx.actor.role === 'admin') return
  if (to === 'approved') requireReviewer(ctx.actor, row, authorId)
  if (to === 'published' || to === 'archived') requireEditor(ctx)
  if (to === 'published' && row.status !== 'approved') {
    throw new CodedError('forbidden', 'Only admins publish what nobody has approved')
  }
}

function requireReviewer(actor: AgentActor, row: TranslationRow, authorId: string | null): void {
  if (row.reviewer_id !== actor.id) throw new CodedError('forbidden', 'The assigned reviewer or an admin approves')
  if (authorId === actor.id) throw new CodedError('forbidden', 'Somebody else approves what you wrote')
}
