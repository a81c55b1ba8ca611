import { CodedError, type SaveUrlRules, type UrlRule, type UrlRules } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findArticleIds, findRules, type RulesRow, replaceRules } from './repository.ts'

/** All rules in their order, without articles that were deleted since. */
export async function getUrlRules(ctx: Ctx): Promise<UrlRules> {
  requireAgent(ctx)
  const { db } = ctx.deps
  const { items, revision } = await findRules(db, ctx.workspaceId)
  const known = await findArticleIds(db, ctx.workspaceId, idsOf(items))
  return { items: withoutUnknown(items, known), revision }
}

/**
 * Replaces all rules. Throws `conflict` when somebody saved since `revision`, and `not_found` for an
 * article that is none of the workspace's.
 */
export async function saveUrlRules(ctx: Ctx, { items, revision }: SaveUrlRules): Promise<UrlRules> {
  const agent = requireAgent(ctx)
  if (agent.role === 'provider') throw new CodedError('forbidden', 'Providers do not choose articles for pages')
  return inTransaction(ctx, async (tx) => {
    const known = await findArticleIds(tx.db, ctx.workspaceId, idsOf(items))
    const unknown = idsOf(items).find((id) => !known.has(id))
    if (unknown !== undefined) throw new CodedError('not_found', `No article has the id ${unknown}`)
    const before: RulesRow = await findRules(tx.db, ctx.workspaceId)
    if (before.revision !== revision || !(await replaceRules(tx.db, ctx.workspaceId, items, revision))) {
      throw new CodedError('conflict', 'Somebody else saved the rules meanwhile')
    }
    await tx.record({ type: 'help_url_rules.saved', subject: ctx.workspaceId, data: { count: items.length } })
    return { items, revision: revision + 1 }
  })
}

function idsOf(rules: readonly UrlRule[]): string[] {
  return [...new Set(rules.flatMap((rule) => rule.articleIds))]
}

function withoutUnknown(rules: readonly UrlRule[], known: ReadonlySet<string>): UrlRule[] {
  return rules
    .map((rule) => ({ ...rule, articleIds: rule.articleIds.filter((id) => known.has(id)) }))
    .filter((rule) => rule.articleIds.length > 0)
}
