import { inTransaction } from '../../../db/transaction.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import type { JobTry } from '../../feature.ts'
import { resolveReader } from '../../help/index.ts'
import { expiryOf, findPerson, type Person, preferencesToken } from '../../notification-preferences/index.ts'
import { findWorkspace, settingsOf } from '../../workspaces/index.ts'
import { wordsFor } from '../i18n/words.ts'
import { link, type Site } from '../site.ts'

/** Mails a new link to whoever came by one that had ended. */
export const PREFERENCES_LINK_JOB = 'portal.preferences_link'

interface Wish {
  readonly recipientId: string
  readonly locale: string
  readonly prefix: string
}

/** Asks for a new link, which goes to the address that we have of the person, so often at most. */
export async function requestPreferencesLink(c: AppContext, site: Site, { id, email }: Person): Promise<void> {
  const { deps } = site.ctx
  if (email === null) return
  await deps.limiter.consume(c.get('ip'), RATE_RULES.supportLink)
  const isWithin = await deps.limiter.consume(email, RATE_RULES.supportLinkRecipient).then(
    () => true,
    () => false,
  )
  if (!isWithin) return
  const payload: Wish = { recipientId: id, locale: site.reader.locale, prefix: site.prefix }
  await inTransaction(site.ctx, (tx) => tx.enqueue({ kind: PREFERENCES_LINK_JOB, payload }))
}

/** Makes the link and mails it; where the person is gone meanwhile, nothing is sent. */
export async function mailPreferencesLink(ctx: Ctx, payload: unknown, { jobId }: JobTry): Promise<void> {
  const { recipientId, locale, prefix } = payload as Wish
  const { deps, workspaceId } = ctx
  const workspace = await findWorkspace(deps.db, workspaceId)
  const person = await findPerson(deps.db, { workspaceId, recipientId })
  if (!workspace || !person?.email) return
  const reader = await resolveReader(ctx, { workspace: workspace.key, locale })
  const t = wordsFor(reader.locale, reader.ownLocale)
  const expiresAt = expiryOf(deps)
  const token = preferencesToken(deps, { workspaceId, recipientId: person.id, expiresAt })
  const url = deps.config.publicUrl + link({ prefix, reader }, { name: 'preferences', token })
  const { name } = settingsOf(workspace)
  const days = Math.floor((expiresAt - deps.clock.now()) / 86_400_000)
  const text = t('prefMailText', { workspace: name, time: t.duration(days * 1440) })
  await deps.mailer.send({
    to: person.email,
    subject: t('prefMailSubject', { workspace: name }),
    text: [text, url, t('mailElse'), name].join('\n\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    idempotencyKey: jobId,
  })
}
