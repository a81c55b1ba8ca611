import { ClientId, CodedError, GiveArticleFeedback, Slug } from '@deskbell/protocol'
import * as v from 'valibot'
import { readBytes } from '../../platform/body.ts'
import type { Ctx } from '../../platform/context.ts'
import type { AppContext } from '../../platform/http.ts'
import { foreignOrigin } from '../../platform/origins.ts'
import { deriveKey, hashToken } from '../../platform/secrets.ts'
import { type Reader, readArticle } from '../help/index.ts'
import { recordVote } from '../help-insights/index.ts'

/** Room for a comment in any script, each character written as up to nine. */
const FORM_BYTES = 24 * 1024
const FORM = /^application\/x-www-form-urlencoded\b/i

const VoteForm = v.object({
  helpful: v.picklist(['yes', 'no']),
  comment: GiveArticleFeedback.entries.comment,
  clientId: v.optional(ClientId),
  from: v.optional(v.literal('faq')),
})

/** What came of a vote: where the reader goes on. */
export interface Taken {
  readonly from: 'faq' | null
  readonly voted: 'yes' | 'no' | 'comment'
}

/**
 * Takes a vote from a form. Pages are the same for everybody, so a form without a script carries no
 * number of its own: its votes are told apart by who seems to send them, for one day.
 *
 * Throws `invalid_input`, `body_too_large` for a comment that is too long, `not_found` for an
 * article that this reader cannot see.
 */
export async function takeVote(c: AppContext, ctx: Ctx, reader: Reader, slug: string): Promise<Taken> {
  if (foreignOrigin(c) !== null) throw new CodedError('origin_not_allowed', 'Votes come from our own pages')
  if (!FORM.test(c.req.header('content-type') ?? '')) throw new CodedError('unsupported_media_type')
  const article = await readArticle(ctx, reader, v.parse(Slug, slug))
  const bytes = await readBytes(c.req.raw, FORM_BYTES)
  const form = v.safeParse(VoteForm, Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes))))
  if (!form.success) {
    const isLong = form.issues.every((issue) => v.getDotPath(issue) === 'comment')
    throw new CodedError(isLong ? 'body_too_large' : 'invalid_input')
  }
  const { helpful, comment, from = null, clientId = senderOf(c, article.id) } = form.output
  await recordVote(ctx, {
    articleId: article.id,
    locale: article.locale,
    clientId,
    helpful: helpful === 'yes',
    comment,
  })
  return { from, voted: comment === '' ? helpful : 'comment' }
}

/** Says nothing about who it is, and another thing tomorrow and for every article. */
function senderOf(c: AppContext, articleId: string): string {
  const { config, clock } = c.get('deps')
  const key = Buffer.from(deriveKey(config.secret, 'portal-votes')).toString('base64url')
  const agent = c.req.header('user-agent') ?? ''
  return hashToken([key, new Date(clock.now()).toISOString().slice(0, 10), c.get('ip'), agent, articleId].join('\n'))
}
