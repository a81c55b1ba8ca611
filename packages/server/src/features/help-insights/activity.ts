import { CodedError, type HelpActivity, type ReportHelpActivity } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { addCounts, canonicalLocale, findReadable } from '../help/index.ts'
import { requireWorkspace } from './access.ts'
import { addArticleDay, addSearchDay, addToSession } from './activity-repository.ts'
import { dayOf } from './days.ts'
import { countedQuery } from './queries.ts'

/**
 * Counts what a reader did in one help session. Nothing of it says who they are. Throws `not_found`
 * for an article that cannot be read, and counts nothing then.
 */
export async function reportHelpActivity(ctx: Ctx, report: ReportHelpActivity): Promise<void> {
  const { workspace, sessionId, activities } = report
  const locale = canonicalLocale(report.locale)
  const workspaceId = await requireWorkspace(ctx, workspace)
  const articleIds = activities.flatMap((activity) => (activity.type === 'view' ? activity.articleId : []))
  await inTransaction({ ...ctx, workspaceId }, async (tx) => {
    const readable = await findReadable(tx.db, workspaceId, articleIds)
    const unknown = articleIds.find((id) => !readable.has(id))
    if (unknown) throw new CodedError('not_found', `There is no article ${unknown} to read`)
    await addToSession(tx.db, {
      workspace_id: workspaceId,
      session_id: sessionId,
      locale,
      day: dayOf(tx.now()),
      last_at: tx.now(),
      searches: activities.filter(({ type }) => type === 'search').length,
      views: articleIds.length,
      escalated: activities.some(({ type }) => type === 'escalated') ? 1 : 0,
    })
    for (const activity of inOneOrder(activities)) await countActivity(tx, workspaceId, locale, activity)
  })
}

/** Everybody takes the same rows in the same order, so that two reports at once cannot wait for each other. */
function inOneOrder(activities: readonly HelpActivity[]): HelpActivity[] {
  const keyOf = (activity: HelpActivity) => ('articleId' in activity ? activity.articleId : JSON.stringify(activity))
  return [...activities].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Adds one activity to the counts of its day, outside any help session. */
export async function countActivity(
  tx: Pick<Tx, 'db' | 'now'>,
  workspaceId: string,
  locale: string,
  activity: HelpActivity,
  times = 1,
): Promise<void> {
  const of = { workspace_id: workspaceId, locale, day: dayOf(tx.now()) }
  if (activity.type === 'view') {
    await addCounts(tx.db, workspaceId, activity.articleId, { views: times })
    const row = { ...of, article_id: activity.articleId, views: times, helpful: 0, not_helpful: 0 }
    await addArticleDay(tx.db, row)
  } else if (activity.type === 'search') {
    const query = countedQuery(activity.query)
    const empty = activity.results === 0 ? times : 0
    if (query !== '') await addSearchDay(tx.db, { ...of, query, searches: times, empty, last_at: tx.now() })
  }
}
