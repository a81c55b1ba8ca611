import type { Email } from '@deskbell/protocol'
import type * as v from 'valibot'
import { inTransaction } from '../../../db/transaction.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { AppContext } from '../../../platform/http.ts'
import { RATE_RULES } from '../../../platform/limits.ts'
import { seal, unseal } from '../../../platform/secrets.ts'
import { bookingWords, clockInWords, dayInWords, numberInWords } from '../../booking-exports/index.ts'
import { issueBookingLink, listBookingsOfAddress } from '../../bookings/index.ts'
import type { JobTry } from '../../feature.ts'
import { resolveReader } from '../../help/index.ts'
import { findWorkspace, settingsOf } from '../../workspaces/index.ts'
import { wordsFor } from '../i18n/words.ts'
import { link, type Site } from '../site.ts'

/** Mails links to their bookings to whoever asked for them, where the address has any. */
export const BOOKING_LINKS_JOB = 'portal.booking_links'
const PURPOSE = 'portal-booking-links'

interface Wish {
  /** The address, sealed: the queue shows none. */
  readonly sealed: string
  readonly locale: string
  readonly prefix: string
}

/**
 * Asks for links to one's bookings. Whether anybody has the address is looked up by a job, and one address is mailed
 * so often at most: this answers alike, and does the same work, for every address.
 */
export async function requestBookingLinks(
  c: AppContext,
  site: Site,
  email: v.InferOutput<typeof Email>,
): Promise<void> {
  const { deps } = site.ctx
  await deps.limiter.consume(c.get('ip'), RATE_RULES.supportLink)
  const isWithin = await deps.limiter.consume(email, RATE_RULES.supportLinkRecipient).then(
    () => true,
    () => false,
  )
  if (!isWithin) return
  const sealed = seal(deps.config.secret, PURPOSE, email)
  const payload: Wish = { sealed, locale: site.reader.locale, prefix: site.prefix }
  await inTransaction(site.ctx, (tx) => tx.enqueue({ kind: BOOKING_LINKS_JOB, payload }))
}

/** Makes the links and mails them; where nobody has bookings under the address, nothing is sent. */
export async function mailBookingLinks(ctx: Ctx, payload: unknown, { jobId }: JobTry): Promise<void> {
  const { sealed, locale, prefix } = payload as Wish
  const { db, config, mailer, clock } = ctx.deps
  const email = unseal(config.secret, PURPOSE, sealed)
  const workspace = await findWorkspace(db, ctx.workspaceId)
  const rows = workspace ? await listBookingsOfAddress(db, ctx.workspaceId, email, clock.now()) : []
  if (!workspace || rows.length === 0) return
  const reader = await resolveReader(ctx, { workspace: workspace.key, locale })
  const t = wordsFor(reader.locale, reader.ownLocale)
  const words = bookingWords(t.locale, reader.ownLocale)
  const lines = await inTransaction(ctx, async (tx) => {
    const made: string[] = []
    for (const row of rows) {
      const { url } = await issueBookingLink(ctx, tx, row, 'manage')
      const token = new URL(url).pathname.split('/').at(-1) ?? ''
      const at = new Date(Number(row.starts_at)).toISOString()
      const time = `${dayInWords(t.locale, at, row.time_zone)}, ${clockInWords(t.locale, at, row.time_zone)}`
      const page = config.publicUrl + link({ prefix, reader }, { name: 'booking', token, act: null })
      made.push(`${numberInWords(words, row)}: ${row.service}\n${time}\n${page}`)
    }
    return made
  })
  const { name } = settingsOf(workspace)
  const values = { workspace: name }
  await mailer.send({
    to: email,
    subject: t('bkMailSubject', values),
    text: [t('bkMailText', values), ...lines, t('mailElse'), name].join('\n\n'),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    idempotencyKey: jobId,
  })
}
