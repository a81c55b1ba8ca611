import type { Email } from '@deskbell/protocol'
import type * as v from 'valibot'
import { inTransaction } from '../../../db/transaction.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import { seal, unseal } from '../../../platform/secrets.ts'
import type { JobTry } from '../../feature.ts'
import { resolveReader } from '../../help/index.ts'
import { issueToken, LIST_MINUTES, ownersOf } from '../../support-links/index.ts'
import { findWorkspace, settingsOf } from '../../workspaces/index.ts'
import { wordsFor } from '../i18n/words.ts'
import { link, type Site } from '../site.ts'

/** Mails the way in to whoever asked for it, where the address has requests. */
export const LIST_LINK_JOB = 'portal.list_link'
const PURPOSE = 'portal-list-link'

interface Wish {
  /** The address, sealed: the queue shows none. */
  readonly sealed: string
  readonly locale: string
  readonly prefix: string
}

/**
 * Asks for a link to one's requests. Whether anybody has the address is looked up by a job, and one
 * address is mailed so often at most: this answers alike, and does the same work, for every address.
 */
export async function requestListLink(c: AppContext, site: Site, email: v.InferOutput<typeof Email>): Promise<void> {
  const { deps } = site.ctx
  await deps.limiter.consume(c.get('ip'), RATE_RULES.supportLink)
  const isWithin = await deps.limiter.consume(email, RATE_RULES.supportLinkRecipient).then(
    () => true,
    () => false,
  )
  if (!isWithin) return
  const { locale } = site.reader
  const payload: Wish = { sealed: seal(deps.config.secret, PURPOSE, email), locale, prefix: site.prefix }
  await inTransaction(site.ctx, (tx) => tx.enqueue({ kind: LIST_LINK_JOB, payload }))
}

/** Makes the links and mails them; where nobody has requests under the address, nothing is sent. */
export async function mailListLinks(ctx: Ctx, payload: unknown, { jobId }: JobTry): Promise<void> {
  const { sealed, locale, prefix } = payload as Wish
  const { db, config, mailer } = ctx.deps
  const email = unseal(config.secret, PURPOSE, sealed)
  const workspace = await findWorkspace(db, ctx.workspaceId)
  const owners = workspace ? await ownersOf(ctx, email) : []
  if (!workspace || owners.length === 0) return
  const reader = await resolveReader(ctx, { workspace: workspace.key, locale })
  const tokens = await inTransaction(ctx, async (tx) => {
    const made: string[] = []
    for (const customerId of owners) made.push(await issueToken(ctx, tx, { customerId, ticketId: null }))
    return made
  })
  const t = wordsFor(reader.locale, reader.ownLocale)
  const { name } = settingsOf(workspace)
  const urls = tokens.map((token) => config.publicUrl + link({ prefix, reader }, { name: 'link', token, act: null }))
  const values = { workspace: name, time: t.duration(LIST_MINUTES) }
  await mailer.send({
    to: email,
    subject: t('mailSubject', values),
    text: [t(urls.length > 1 ? 'mailMore' : 'mailText', values), ...urls, t('mailElse'), name].join('\n\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    idempotencyKey: jobId,
  })
}
