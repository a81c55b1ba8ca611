import type { UrlRule } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { listAgentRows } from '../agents/index.ts'
import { findPublications } from '../help/index.ts'
import { saveUrlRules } from '../help-search/index.ts'
import { PEOPLE } from './stories.ts'

/** Which articles belong to which pages of the demo's site, by their slugs. */
const PAGES: readonly { readonly pattern: string; readonly slugs: readonly string[] }[] = [
  {
    pattern: '/',
    slugs: ['what-is-deskbell', 'try-the-demo', 'answer-your-first-message', 'first-steps-in-the-console'],
  },
  { pattern: '/pricing', slugs: ['can-i-host-it-myself', 'how-large-is-the-widget'] },
  { pattern: '/bookings/**', slugs: ['how-conversations-work', 'office-hours-and-reply-times'] },
  { pattern: '/business', slugs: ['invite-your-team', 'roles-and-permissions', 'how-data-is-kept-apart'] },
]

/** Says which articles the demo's pages show, as its admin would; articles that are not there are left out. */
export async function seedPages(ctx: Ctx): Promise<void> {
  const { db } = ctx.deps
  const ids = new Map((await findPublications(db, ctx.workspaceId)).map(({ slug, articleId }) => [slug, articleId]))
  const items: UrlRule[] = PAGES.map(({ pattern, slugs }) => ({
    pattern,
    articleIds: slugs.flatMap((slug) => ids.get(slug) ?? []),
  })).filter(({ articleIds }) => articleIds.length > 0)
  const admin = (await listAgentRows(db, ctx.workspaceId)).find(({ email }) => email === PEOPLE.robin.email)
  if (!admin || items.length === 0) return
  const actor = { kind: 'agent', id: admin.id, userId: admin.user_id, role: 'admin' } as const
  await saveUrlRules({ ...ctx, actor }, { items, revision: 0 })
}
