import {
  type AddReviewComment,
  ARTICLE_TRANSITIONS,
  type ArticleStatus,
  CodedError,
  type MoveTranslation,
  type ReviewComment,
  type Translation,
} from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { assertTransition } from '../../platform/transitions.ts'
import { listAgentRows } from '../agents/index.ts'
import { requireMove, requireWriter } from './access.ts'
import { type TranslationRow, updateTranslation } from './articles-repository.ts'
import { type CommentRow, insertComment, listComments } from './comments-repository.ts'
import { type DeskTx, inHelpCenter } from './desk.ts'
import { archiveTranslation, publishVersion, touchArticle } from './publishing.ts'
import { readTranslation, requireTranslation, requireVersion, type TranslationAddress } from './records.ts'
import { requireNewest } from './service.ts'

/**
 * Takes one language of an article a step further, as `ARTICLE_TRANSITIONS` allows. Throws
 * `conflict` where somebody saved since, `invalid_transition`, and `forbidden` where the step is
 * somebody else's to take.
 */
export async function moveTranslation(ctx: Ctx, input: MoveTranslation & TranslationAddress): Promise<Translation> {
  requireWriter(ctx)
  const { articleId, to, comment } = input
  return inHelpCenter(ctx, async (tx) => {
    const row = await requireTranslation(tx.db, tx.workspaceId, input)
    const { locale, version: number } = row
    requireNewest(number, input.version)
    const from = row.status as ArticleStatus
    assertTransition(ARTICLE_TRANSITIONS, from, to)
    const version = await requireVersion(tx.db, tx.workspaceId, { articleId, locale, number })
    requireMove(ctx, row, version.author_id, to)
    if (input.reviewerId) await requireReviewer(tx, input.reviewerId)

    const moved = await take(tx, row, to, input.reviewerId)
    if (comment !== undefined) await addComment(tx, moved, comment, to)
    await tx.record({ type: 'help_article.moved', subject: articleId, data: { locale, version: number, from, to } })
    return readTranslation(tx.db, moved)

    async function take(
      tx: DeskTx,
      row: TranslationRow,
      to: ArticleStatus,
      reviewerId: string | null | undefined,
    ): Promise<TranslationRow> {
      if (to === 'published') return publishVersion(tx, row, version)
      if (to === 'archived') return archiveTranslation(tx, row)
      await touchArticle(tx, row.article_id)
      const reviewer = to === 'in_review' && reviewerId !== undefined ? { reviewer_id: reviewerId } : {}
      return updateTranslation(tx.db, row, { status: to, updated_at: tx.now(), ...reviewer })
    }
  })
}

/** What colleagues said about one language of an article, the oldest first. Throws `not_found`. */
export async function listReviewComments(ctx: Ctx, input: TranslationAddress): Promise<{ items: ReviewComment[] }> {
  requireWriter(ctx)
  const { db } = ctx.deps
  const { article_id, locale } = await requireTranslation(db, ctx.workspaceId, input)
  const rows = await listComments(db, ctx.workspaceId, article_id, locale)
  return { items: rows.map(toComment) }
}

/** Comments on the newest version. Throws `not_found`. */
export async function addReviewComment(ctx: Ctx, input: AddReviewComment & TranslationAddress): Promise<ReviewComment> {
  requireWriter(ctx)
  return inHelpCenter(ctx, async (tx) => {
    const row = await requireTranslation(tx.db, tx.workspaceId, input)
    return toComment(await addComment(tx, row, input.text, null))
  })
}

async function addComment(
  tx: DeskTx,
  { article_id, locale, version }: TranslationRow,
  text: string,
  movedTo: ArticleStatus | null,
): Promise<CommentRow> {
  const row: CommentRow = {
    id: newId('reviewComment'),
    article_id,
    locale,
    workspace_id: tx.workspaceId,
    author_id: tx.authorId,
    version,
    text: text.toWellFormed().replaceAll('\0', '\uFFFD'),
    moved_to: movedTo,
    at: tx.now(),
  }
  await insertComment(tx.db, row)
  await tx.record({ type: 'help_article.commented', subject: article_id, data: { locale, commentId: row.id } })
  return row
}

async function requireReviewer(tx: DeskTx, id: string): Promise<void> {
  const agent = (await listAgentRows(tx.db, tx.workspaceId)).find((one) => one.id === id)
  if (!agent) throw new CodedError('not_found', `No agent has the id ${id}`)
  if (agent.active === 1) return
  throw new CodedError('invalid_input', undefined, {
    errors: [{ path: 'body.reviewerId', message: 'must be somebody whose access has not ended' }],
  })
}

function toComment(row: CommentRow): ReviewComment {
  return {
    id: row.id,
    authorId: row.author_id,
    version: row.version,
    text: row.text,
    movedTo: row.moved_to as ReviewComment['movedTo'],
    at: new Date(row.at).toISOString(),
  }
}
