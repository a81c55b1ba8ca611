import {
  type ArticleFeedback,
  type ArticleFeedbackPage,
  CodedError,
  type GiveArticleFeedback,
  LIMITS,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { addCounts, canonicalLocale, findReadable, requireArticle } from '../help/index.ts'
import { requireWorkspace } from './access.ts'
import { addArticleDay } from './activity-repository.ts'
import { dayOf } from './days.ts'
import { insertVote, listVoteRows, replaceVote, type VoteRow } from './votes-repository.ts'

type Vote = Omit<GiveArticleFeedback, 'workspace'> & { readonly articleId: string }

/**
 * Counts a reader's vote once, however often it is sent; a changed vote moves the counts. Throws
 * `not_found` for an article that cannot be read.
 */
export async function giveArticleFeedback(
  ctx: Ctx,
  { workspace, ...vote }: GiveArticleFeedback & { articleId: string },
): Promise<void> {
  await recordVote({ ...ctx, workspaceId: await requireWorkspace(ctx, workspace) }, vote)
}

/** The same for callers that know the workspace. */
export async function recordVote(ctx: Ctx, vote: Vote): Promise<void> {
  const { articleId, clientId, helpful, comment } = vote
  const locale = canonicalLocale(vote.locale)
  await inTransaction(ctx, async (tx) => {
    const readable = await findReadable(tx.db, ctx.workspaceId, [articleId])
    if (!readable.has(articleId)) throw new CodedError('not_found', `There is no article ${articleId} to read`)
    const row: VoteRow = {
      workspace_id: ctx.workspaceId,
      article_id: articleId,
      client_id: clientId,
      locale,
      helpful: helpful ? 1 : 0,
      comment,
      created_at: tx.now(),
      updated_at: tx.now(),
    }
    const isNew = await insertVote(tx.db, row)
    const before = isNew ? undefined : await replaceVote(tx.db, row)
    if (before && before.helpful === row.helpful && before.comment === comment && before.locale === locale) return
    if (before) await count(tx, before, -1)
    // A changed vote still belongs to the day on which it was given.
    await count(tx, before ? { ...row, created_at: before.created_at } : row, 1)
    const data = { locale, helpful, hasComment: comment !== '' }
    await tx.record({ type: 'help_article.rated', subject: articleId, data })
  })
}

/** Adds a vote to the counts of its article and of the day it was first given, or takes it away. */
async function count(tx: Tx, vote: VoteRow, by: 1 | -1): Promise<void> {
  const { workspace_id, article_id, locale } = vote
  const helpful = vote.helpful === 1 ? by : 0
  const notHelpful = by - helpful
  await addCounts(tx.db, workspace_id, article_id, { helpful, notHelpful })
  const day = dayOf(vote.created_at)
  await addArticleDay(tx.db, { workspace_id, article_id, locale, day, views: 0, helpful, not_helpful: notHelpful })
}

/** What readers said of an article, the newest first. */
export async function listArticleFeedback(
  ctx: Ctx,
  {
    articleId,
    cursor,
    limit = LIMITS.pageSize,
  }: { articleId: string; cursor?: string | undefined; limit?: number | undefined },
): Promise<ArticleFeedbackPage> {
  requireAgent(ctx)
  const { db } = ctx.deps
  await requireArticle(db, ctx.workspaceId, articleId)
  const after = cursor === undefined ? null : readCursor(cursor)
  const rows = await listVoteRows(db, ctx.workspaceId, articleId, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map(toFeedback), nextCursor: last ? `${last.updated_at}.${last.client_id}` : null }
}

function toFeedback(row: VoteRow): ArticleFeedback {
  const { client_id, locale, helpful, comment, updated_at } = row
  return { clientId: client_id, locale, helpful: helpful === 1, comment, at: new Date(updated_at).toISOString() }
}

function readCursor(cursor: string): { at: number; clientId: string } {
  const parts = /^(\d{1,15})\.([\w-]{16,64})$/.exec(cursor)
  if (!parts?.[1] || !parts[2]) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'query.cursor', message: 'must be a cursor from an earlier answer' }],
    })
  }
  return { at: Number(parts[1]), clientId: parts[2] }
}
