import type { Config } from '../../platform/config.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { NewJob } from '../../platform/jobs/queue.ts'
import { TELL_JOB } from '../../platform/registry.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import type { StoredTelling, TellOrder, Wording } from '../telling.ts'
import { findInvitation } from './invitations-repository.ts'
import { invitationUrl, passwordUrl, signUpUrl } from './links.ts'
import { findPasswordLink } from './password-links-repository.ts'
import { findAgent } from './repository.ts'
import { findSignUp } from './sign-up-repository.ts'

/** The job that mails whoever opens a workspace, which is not there yet. */
export const SIGN_UP_MAIL_JOB = 'agents.mail_link'
const PURPOSE = 'mailed-link'
const MINUTE = 60_000

/** A link on its way into a mail. Its token travels sealed: the database never shows one. */
interface LinkMail {
  readonly kind: 'invitation' | 'password_link'
  readonly id: string
  readonly token: string
  readonly email: string
}

/** Tells somebody a link, unless it was used, revoked or ran out before that. */
export function linkMailJob(config: Config, { kind, id, token, email }: LinkMail): NewJob {
  const order: TellOrder = {
    cause: id,
    telling: {
      kind,
      to: { kind: 'address', email, name: null, locale: null },
      target: { type: 'none' },
      data: { linkId: id, sealed: seal(config.secret, PURPOSE, token) },
    },
  }
  return { kind: TELL_JOB, payload: order }
}

type Words = Wording | { readonly skip: string }
const ENDED = { skip: 'The link was used, revoked, or has run out' }

/** What an invitation is made of. */
export async function wordsOfInvitation(ctx: Ctx, { data }: StoredTelling): Promise<Words> {
  const { db, config, clock } = ctx.deps
  const row = await findInvitation(db, data.linkId ?? '')
  if (!row || row.ended_at !== null || row.expires_at <= clock.now()) return ENDED
  const inviter = await findAgent(db, ctx.workspaceId, row.invited_by)
  return { values: { 'inviter.name': inviter?.name ?? '' }, url: invitationUrl(config.publicUrl, tokenOf(ctx, data)) }
}

/** What the mail with a new password's link is made of. */
export async function wordsOfPasswordLink(ctx: Ctx, { data }: StoredTelling): Promise<Words> {
  const { db, config, clock } = ctx.deps
  const row = await findPasswordLink(db, data.linkId ?? '')
  if (!row || row.expires_at <= clock.now()) return ENDED
  const minutes = Math.ceil((row.expires_at - clock.now()) / MINUTE)
  return { values: { 'link.minutes': String(minutes) }, url: passwordUrl(config.publicUrl, tokenOf(ctx, data)) }
}

function tokenOf(ctx: Ctx, data: StoredTelling['data']): string {
  return unseal(ctx.deps.config.secret, PURPOSE, data.sealed ?? '')
}

/** The mail that opens a workspace: there is none yet in whose name it could go. */
export function signUpMailJob(config: Config, { id, token }: { id: string; token: string }): NewJob {
  const payload = { id, sealed: seal(config.secret, PURPOSE, token), key: newId('delivery') }
  return { kind: SIGN_UP_MAIL_JOB, payload }
}

export async function mailSignUp(ctx: Ctx, payload: unknown): Promise<void> {
  const { id, sealed, key } = payload as { id: string; sealed: string; key: string }
  const { db, config, clock, mailer } = ctx.deps
  const url = signUpUrl(config.publicUrl, unseal(config.secret, PURPOSE, sealed))
  const row = await findSignUp(db, id)
  if (!row || row.expires_at <= clock.now()) return
  await mailer.send({
    to: row.email,
    subject: 'Open your Deskbell workspace',
    text: [
      `Confirm your address to open ${row.workspace_name}:\n${url}`,
      'The link works once, within a day.',
      'If you did not ask for this, there is nothing to do.',
    ].join('\n\n'),
    idempotencyKey: key,
  })
}
