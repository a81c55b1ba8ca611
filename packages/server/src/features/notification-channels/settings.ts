import {
  type ChannelOverview,
  CodedError,
  type FieldError,
  kindFacts,
  NOTIFICATION_KIND_NAMES,
  type NotificationKind,
  type SlackSettings,
  type TwilioSettings,
  variablesOfKind,
  type WhatsAppSettings,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { twilioCallback, whatsAppWebhook } from './addresses.ts'
import { requireGivenAddress } from './given-address.ts'
import { pushKeys } from './push-keys.ts'
import { deleteChannelRow, saveChannelRow } from './settings-repository.ts'
import { type SettableChannel, type StoredSettings, sealSettings, settingsOfAll } from './stored-settings.ts'

/** How each channel of the workspace stands, without its secrets. */
export async function getNotificationChannels(ctx: Ctx): Promise<ChannelOverview> {
  requireAdmin(ctx)
  return overviewOf(ctx)
}

/** Sends SMS by Twilio from now on. */
export async function setUpTwilio(ctx: Ctx, settings: TwilioSettings): Promise<ChannelOverview> {
  requireAdmin(ctx)
  return setUp(ctx, 'sms', settings)
}

/** Sends by WhatsApp from now on. Throws `invalid_input`, naming each kind or variable that there is not. */
export async function setUpWhatsApp(ctx: Ctx, settings: WhatsAppSettings): Promise<ChannelOverview> {
  requireAdmin(ctx)
  refuseFaults(Object.entries(settings.templates).flatMap(([kind, { parameters }]) => templateFaults(kind, parameters)))
  return setUp(ctx, 'whatsapp', settings)
}

/** Posts to Slack from now on. Throws `invalid_input` for kinds that agents are not told, and for an address that is not public. */
export async function setUpSlack(ctx: Ctx, settings: SlackSettings): Promise<ChannelOverview> {
  requireAdmin(ctx)
  refuseFaults(
    settings.kinds.flatMap((kind, at) =>
      isKind(kind) && kindFacts(kind).audience === 'agent'
        ? []
        : [{ path: `body.kinds.${at}`, message: `"${kind}" is not a kind for agents` }],
    ),
  )
  await requireGivenAddress(ctx.deps, settings.webhookUrl, 'body.webhookUrl')
  return setUp(ctx, 'slack', settings)
}

/** Ends a channel, and forgets its secrets. One that is not set up is no mistake. */
export async function removeChannel(ctx: Ctx, channel: SettableChannel): Promise<ChannelOverview> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteChannelRow(tx.db, ctx.workspaceId, channel))) return
    await tx.record({ type: 'notification_channel.removed', subject: channel, data: { channel } })
  })
  return overviewOf(ctx)
}

async function setUp<C extends SettableChannel>(
  ctx: Ctx,
  channel: C,
  settings: StoredSettings[C],
): Promise<ChannelOverview> {
  const { deps, workspaceId } = ctx
  await inTransaction(ctx, async (tx) => {
    const sealed = sealSettings(deps, workspaceId, channel, settings)
    await saveChannelRow(tx.db, { workspace_id: workspaceId, channel, settings: sealed, updated_at: tx.now() })
    await tx.record({ type: 'notification_channel.set_up', subject: channel, data: { channel } })
  })
  return overviewOf(ctx)
}

async function overviewOf({ deps, workspaceId }: Ctx): Promise<ChannelOverview> {
  const { sms, whatsapp, slack } = await settingsOfAll(deps, workspaceId)
  return {
    email: emailOf(deps),
    sms: sms
      ? {
          accountSid: sms.accountSid,
          authTokenEnd: endOf(sms.authToken),
          from: sms.from,
          callbackUrl: twilioCallback(deps.config, workspaceId),
        }
      : null,
    whatsapp: whatsapp
      ? {
          phoneNumberId: whatsapp.phoneNumberId,
          accessTokenEnd: endOf(whatsapp.accessToken),
          webhookUrl: whatsAppWebhook(deps.config, workspaceId),
          templates: whatsapp.templates,
        }
      : null,
    slack: slack ? { webhookUrlEnd: endOf(slack.webhookUrl), kinds: slack.kinds } : null,
    push: { publicKey: (await pushKeys(deps)).publicKey },
  }
}

function emailOf({ config, mailer }: Deps): ChannelOverview['email'] {
  const { provider } = mailer
  return { provider, from: config.mailFrom, reports: provider === 'resend' && config.resendWebhookSecret !== null }
}

/** What is shown of a secret, so that two can be told apart. */
function endOf(secret: string): string {
  return secret.slice(-4)
}

function templateFaults(kind: string, parameters: readonly string[]): FieldError[] {
  const path = `body.templates.${kind}`
  if (!isKind(kind)) return [{ path, message: `"${kind}" is not a kind of notification` }]
  const known = variablesOfKind(kind)
  return parameters.flatMap((name, at) =>
    known.includes(name)
      ? []
      : [{ path: `${path}.parameters.${at}`, message: `"${name}" is not a variable of ${kind}` }],
  )
}

function isKind(kind: string): kind is NotificationKind {
  return (NOTIFICATION_KIND_NAMES as readonly string[]).includes(kind)
}

function refuseFaults(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new CodedError('invalid_input', undefined, { errors: [...errors] })
}
