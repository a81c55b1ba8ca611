import type { SuggestedHelp, SuggestHelp, TestedUrlRules, TestUrlRules, UrlRule } from '@deskbell/protocol'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { findSummaries, type Reader, resolveReader } from '../help/index.ts'
import { findWorkspace } from '../workspaces/index.ts'
import { findRules, listPopular } from './repository.ts'
import { findResembling } from './search.ts'
import { fitting, type Page, pageOf } from './url-patterns.ts'

const SUGGESTED = 5
/** Of the most read, of which this reader may see fewer. */
const POPULAR = 100

type PageQuery = Pick<SuggestHelp, 'url' | 'title'>

/**
 * Articles for the page somebody looks at: those of the first rule that fits, else those that
 * resemble its title and path, else the most read. Throws `not_found` for an unknown workspace.
 */
export async function suggestHelp(ctx: Ctx, query: SuggestHelp): Promise<SuggestedHelp> {
  const reader = await resolveReader(ctx, query)
  const { items } = await findRules(ctx.deps.db, reader.workspaceId)
  const { rule: _rule, ...suggested } = await tryRules(ctx, reader, items, query)
  return suggested
}

/** What a page would show to customers under these rules, saved or not. Keeps nothing. */
export async function testUrlRules(ctx: Ctx, { items, ...query }: TestUrlRules): Promise<TestedUrlRules> {
  requireAgent(ctx)
  const { db } = ctx.deps
  const workspace = await findWorkspace(db, ctx.workspaceId)
  const reader = await resolveReader(ctx, { workspace: workspace?.key ?? '' })
  return tryRules(ctx, reader, items, query)
}

async function tryRules(
  ctx: Ctx,
  reader: Reader,
  rules: readonly UrlRule[],
  { url, title }: PageQuery,
): Promise<TestedUrlRules> {
  const page = pageOf(url)
  const places = fitting(rules, page)
  for (const rule of places) {
    const items = await findSummaries(ctx, reader, rules[rule]?.articleIds ?? [])
    // A rule whose articles this reader cannot see counts as none.
    if (items.length > 0) return { items, from: 'rule', rule }
  }
  const rule = places[0] ?? null
  const matching = await findResembling(ctx, reader, `${title} ${wordsOf(page)}`, SUGGESTED)
  if (matching.length > 0) return { items: matching, from: 'match', rule }
  const popular = await listPopular(ctx.deps.db, reader.workspaceId, POPULAR)
  const items = (await findSummaries(ctx, reader, popular)).slice(0, SUGGESTED)
  return { items, from: 'popular', rule }
}

/** What a path says: not its numbers and ids, nor how the page is made. */
function wordsOf({ parts }: Page): string {
  return parts
    .map((part) => part.replace(/\.(html?|php|aspx?|jsp)$/i, ''))
    .filter((part) => !/\d.*\d/.test(part) && part.length <= 60)
    .join(' ')
}
