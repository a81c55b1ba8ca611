import type { Config } from '../../platform/config.ts'
import type { Ctx } from '../../platform/context.ts'
import type { NewJob } from '../../platform/jobs/queue.ts'
import type { Mail } from '../../platform/mail.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import { findWorkspace, settingsOf } from '../workspaces/index.ts'
import { findInvitation } from './invitations-repository.ts'
import { invitationUrl, passwordUrl, signUpUrl } from './links.ts'
import { findPasswordLink } from './password-links-repository.ts'
import { findSignUp } from './sign-up-repository.ts'

export const LINK_MAIL_JOB = 'agents.mail_link'
const PURPOSE = 'mailed-link'

/** A link on its way into a mail. The job keeps its token sealed: the database never shows one. */
interface LinkMail {
  readonly kind: 'invitation' | 'sign_up' | 'password'
  readonly id: string
  readonly token: string
}

export function linkMailJob(config: Config, link: LinkMail): NewJob {
  const payload = { kind: link.kind, id: link.id, sealed: seal(config.secret, PURPOSE, link.token) }
  return { kind: LINK_MAIL_JOB, payload }
}

const MAILS = { invitation: invitationMail, sign_up: signUpMail, password: passwordMail }

/** Mails a link, unless it was used, revoked or ran out in the meantime. */
export async function mailLink(ctx: Ctx, payload: unknown): Promise<void> {
  const { kind, id, sealed } = payload as { kind: LinkMail['kind']; id: string; sealed: string }
  const token = unseal(ctx.deps.config.secret, PURPOSE, sealed)
  const mail = await MAILS[kind](ctx, id, token)
  if (mail) await ctx.deps.mailer.send(mail)
}

async function invitationMail(ctx: Ctx, id: string, token: string): Promise<Mail | null> {
  const { db, config, clock } = ctx.deps
  const row = await findInvitation(db, id)
  const workspace = row && (await findWorkspace(db, row.workspace_id))
  if (!row || !workspace || row.ended_at !== null || row.expires_at <= clock.now()) return null
  const { name } = settingsOf(workspace)
  return {
    to: row.email,
    subject: `Join ${name} on Deskbell`,
    text: [
      `You were invited to answer customers of ${name}.`,
      `Accept here within a week:\n${invitationUrl(config.publicUrl, token)}`,
      'If you did not expect this, there is nothing to do.',
    ].join('\n\n'),
  }
}

async function signUpMail(ctx: Ctx, id: string, token: string): Promise<Mail | null> {
  const { db, config, clock } = ctx.deps
  const row = await findSignUp(db, id)
  if (!row || row.expires_at <= clock.now()) return null
  return {
    to: row.email,
    subject: 'Open your Deskbell workspace',
    text: [
      `Confirm your address to open ${row.workspace_name}:\n${signUpUrl(config.publicUrl, token)}`,
      'The link works once, within a day.',
      'If you did not ask for this, there is nothing to do.',
    ].join('\n\n'),
  }
}

async function passwordMail(ctx: Ctx, id: string, token: string): Promise<Mail | null> {
  const { db, config, clock } = ctx.deps
  const row = await findPasswordLink(db, id)
  if (!row || row.expires_at <= clock.now()) return null
  return {
    to: row.email,
    subject: 'Choose a new password for Deskbell',
    text: [
      `Choose a new password here:\n${passwordUrl(config.publicUrl, token)}`,
      'The link works once, within an hour. You will be signed out everywhere else.',
      'If you did not ask for this, there is nothing to do: your password stays as it is.',
    ].join('\n\n'),
  }
}
