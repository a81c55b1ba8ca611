import { type DeliveryChannel, kindFacts, type NotificationKind } from '@deskbell/protocol'
import type { ChannelPort } from '../../platform/channels/channel.ts'
import { emailChannel } from '../../platform/channels/email.ts'
import { slackChannel } from '../../platform/channels/slack.ts'
import { twilioChannel } from '../../platform/channels/twilio.ts'
import { webPushChannel } from '../../platform/channels/web-push.ts'
import { whatsAppChannel } from '../../platform/channels/whatsapp.ts'
import type { Config } from '../../platform/config.ts'
import type { Deps } from '../../platform/context.ts'
import { twilioCallback } from './addresses.ts'
import { pushKeys } from './push-keys.ts'
import { type StoredSettings, settingsOfAll } from './stored-settings.ts'
import { lastWrote } from './windows-repository.ts'

/** A channel of a workspace, and what goes by it. */
interface WorkspaceChannel extends ChannelPort {
  /** Whether a kind goes by it: WhatsApp needs a template of each, and Slack is told which. */
  carries(kind: NotificationKind): boolean
}

/** Meta lets free text go so long after a customer wrote. */
const WINDOW_MS = 24 * 3_600_000

/** The channels that are set up in a workspace. E-mail and push always are. */
export async function channelsOf(
  deps: Deps,
  workspaceId: string,
): Promise<ReadonlyMap<DeliveryChannel, WorkspaceChannel>> {
  const { sms, whatsapp, slack } = await settingsOfAll(deps, workspaceId)
  const channels = new Map<DeliveryChannel, WorkspaceChannel>()
  channels.set('email', { ...emailChannel(deps.mailer), carries: () => true })
  channels.set('push', await pushOf(deps))
  if (sms) channels.set('sms', smsOf(deps, workspaceId, sms))
  if (whatsapp) channels.set('whatsapp', whatsAppOf(deps, workspaceId, whatsapp))
  if (slack) {
    const { kinds, webhookUrl } = slack
    const port = slackChannel({ outgoing: deps.outgoing, webhookUrl })
    channels.set('slack', { ...port, carries: (kind) => kinds.includes(kind) })
  }
  return channels
}

async function pushOf(deps: Deps): Promise<WorkspaceChannel> {
  const { outgoing, config } = deps
  const port = webPushChannel({ outgoing, keys: await pushKeys(deps), subject: contactOf(config) })
  return { ...port, carries: () => true }
}

/** Whom a push service may write to. Apple takes no address on this machine. */
function contactOf({ publicUrl, mailFrom }: Config): string {
  if (publicUrl.startsWith('https://')) return publicUrl
  return `mailto:${/<([^>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom.trim()}`
}

/**
 * The address that Twilio reports to names the delivery: an SMS whose sending broke off, so that we never
 * learned Twilio's id of it, is known again when its report comes.
 */
function smsOf({ config }: Deps, workspaceId: string, settings: StoredSettings['sms']): WorkspaceChannel {
  const portFor = (query: string) =>
    twilioChannel({
      ...settings,
      baseUrl: config.providerUrls.twilio,
      statusCallback: twilioCallback(config, workspaceId, query),
    })
  return {
    ...portFor(''),
    carries: isForCustomers,
    send: (message, options) => portFor(`?delivery=${encodeURIComponent(options.key)}`).send(message, options),
  }
}

function whatsAppOf(deps: Deps, workspaceId: string, settings: StoredSettings['whatsapp']): WorkspaceChannel {
  const { db, clock, config } = deps
  const port = whatsAppChannel({ ...settings, baseUrl: config.providerUrls.whatsapp })
  const hasTemplate = (kind: NotificationKind) => Object.hasOwn(settings.templates, kind)
  return {
    ...port,
    carries: (kind) => isForCustomers(kind) && hasTemplate(kind),
    async send(message, options) {
      if (hasTemplate(message.kind)) return port.send(message, options)
      const wroteAt = await lastWrote(db, workspaceId, message.to)
      const isWindowOpen = wroteAt !== null && clock.now() < wroteAt + WINDOW_MS
      return port.send({ ...message, isWindowOpen }, options)
    },
  }
}

/** SMS and WhatsApp go to numbers, which only customers have. */
function isForCustomers(kind: NotificationKind): boolean {
  return kindFacts(kind).audience === 'customer'
}
