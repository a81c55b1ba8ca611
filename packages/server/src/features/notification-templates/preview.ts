import {
  CodedError,
  type MailBrand,
  type NotificationKind,
  type TemplatePreview,
  type TemplateWords,
} from '@deskbell/protocol'
import { requireAdmin, requireInbox } from '../../platform/access.ts'
import { ChannelError } from '../../platform/channels/channel.ts'
import type { Ctx } from '../../platform/context.ts'
import { findAgent } from '../agents/index.ts'
import { requireKnownVariables } from './checks.ts'
import { chooseWords } from './choose.ts'
import { lookOf } from './look.ts'
import { sampleValues } from './samples/index.ts'
import { localeOf } from './service.ts'
import { frameFor } from './words/index.ts'
import { draw, type Written } from './write.ts'

interface Previewing {
  readonly kind: NotificationKind
  readonly locale: string
  /** Words that are not saved. */
  readonly words?: TemplateWords | undefined
  /** A look that is not saved. */
  readonly brand?: MailBrand | undefined
}

/** A kind filled with sample values. Throws `invalid_input` where the words name what there is not. */
export async function previewTemplate(ctx: Ctx, input: Previewing): Promise<TemplatePreview> {
  requireInbox(ctx)
  const { subject, html, text, short } = await drawSample(ctx, input)
  return { subject, html, text, short }
}

/** Mails the preview to whoever asks. Throws `unavailable` where it cannot be sent. */
export async function testTemplate(ctx: Ctx, input: Previewing): Promise<{ to: string }> {
  const admin = requireAdmin(ctx)
  const { subject, html, text } = await drawSample(ctx, input)
  const agent = await findAgent(ctx.deps.db, ctx.workspaceId, admin.id)
  if (!agent) throw new CodedError('not_found', 'You are no longer of this workspace')
  const mail = { to: agent.email, subject: `[Test] ${subject}`, html, text }
  await ctx.deps.mailer.send(mail).catch((error: unknown) => {
    if (!(error instanceof ChannelError)) throw error
    throw new CodedError('unavailable', `The mail service did not take it: ${error.message}`)
  })
  return { to: agent.email }
}

async function drawSample(ctx: Ctx, { kind, locale: named, words, brand }: Previewing): Promise<Written> {
  if (words) requireKnownVariables(kind, words)
  const { db, config } = ctx.deps
  const locale = await localeOf(ctx, named)
  const { footer, ...look } = await lookOf(db, ctx.workspaceId, brand)
  const chosen = words
    ? { words, locale, frame: frameFor(locale).frame }
    : await chooseWords(db, ctx.workspaceId, kind, locale)
  const url = `${config.publicUrl}/`
  const values = { ...sampleValues(kind, locale, url), 'workspace.name': look.name }
  return draw({ ...chosen, kind, values, url, footer }, look)
}
