import { CodedError, type KeptMail, type KeptMailContent, type Mailbox } from '@deskbell/protocol'
import { requireAdmin } from '../../platform/access.ts'
import type { Config } from '../../platform/config.ts'
import type { Ctx } from '../../platform/context.ts'
import { isMailSent } from '../../platform/mail.ts'
import { type KeptFile, listKeptMails, mailboxFolder, readKeptMail } from '../../platform/mail-kept.ts'

const MOST = 200

/**
 * Mail that is kept because no mail service is set up, the newest first. Kept mail is of the whole
 * installation, so it is shown only where one company runs that.
 */
export async function getMailbox(ctx: Ctx): Promise<Mailbox> {
  requireAdmin(ctx)
  const { config } = ctx.deps
  if (!isShown(config)) return { kept: false, items: [] }
  return { kept: true, items: (await listKeptMails(mailboxFolder(config), MOST)).map(toKeptMail) }
}

/** One kept mail, as it would have arrived. Throws `not_found`. */
export async function getKeptMail(ctx: Ctx, { mailId }: { mailId: string }): Promise<KeptMailContent> {
  requireAdmin(ctx)
  const { config } = ctx.deps
  const mail = isShown(config) ? await readKeptMail(mailboxFolder(config), mailId) : null
  if (!mail) throw new CodedError('not_found', `No kept mail has the id ${mailId}`)
  const { text, html, headers } = mail
  return { ...toKeptMail(mail), text, html, headers: headers.map((header) => ({ ...header })) }
}

function isShown(config: Config): boolean {
  return config.mode === 'self-hosted' && !isMailSent(config)
}

function toKeptMail({ id, to, from, subject, at }: KeptFile): KeptMail {
  return { id, to, from, subject, at: new Date(at).toISOString() }
}
