import { CodedError } from '@deskbell/protocol'
import type { ProviderReport } from '../../platform/channels/reports.ts'
import { readTwilioStatus } from '../../platform/channels/twilio-status.ts'
import { readWhatsAppReport } from '../../platform/channels/whatsapp-report.ts'
import type { Deps } from '../../platform/context.ts'
import { isSameSecret } from '../../platform/secrets.ts'
import { twilioCallback } from './addresses.ts'
import { type DeliveryReport, reasonOf } from './report.ts'
import { takeReport } from './reports.ts'
import { settingsOfOne } from './stored-settings.ts'
import { noteWindow } from './windows-repository.ts'

/** Whoever wrote STOP to the number. */
const UNSUBSCRIBED = '21610'

/**
 * Takes what Twilio posts of an SMS of a workspace.
 *
 * @param query of the address it was posted to, with its question mark: it is signed too
 * @throws CodedError `unauthenticated` unless the workspace's own account signed it
 */
export async function takeTwilioReport(
  deps: Deps,
  workspaceId: string,
  { form, query, signature }: { form: URLSearchParams; query: string; signature: string | undefined },
): Promise<void> {
  const settings = await settingsOfOne(deps, workspaceId, 'sms')
  if (!settings) throw forged()
  const url = twilioCallback(deps.config, workspaceId, query)
  const report = readTwilioStatus(form, signature, url, settings.authToken)
  if (report === 'forged') throw forged()
  const suppress = form.get('ErrorCode') === UNSUBSCRIBED ? 'unsubscribed' : 'bounced'
  const key = new URLSearchParams(query).get('delivery') ?? ''
  const read = fromNumbers('twilio', workspaceId, { ...report, key }, suppress)
  if (read) await takeReport(deps, read)
}

/**
 * Takes what Meta posts: what became of messages, and that customers wrote.
 *
 * @throws CodedError `unauthenticated` unless the workspace's own app signed it
 */
export async function takeWhatsAppReport(
  deps: Deps,
  workspaceId: string,
  { body, signature }: { body: Uint8Array; signature: string | undefined },
): Promise<void> {
  const settings = await settingsOfOne(deps, workspaceId, 'whatsapp')
  if (!settings) throw forged()
  const said = readWhatsAppReport(body, signature, settings.appSecret)
  if (said === 'forged') throw forged()
  for (const report of said.reports) {
    const read = fromNumbers('whatsapp', workspaceId, report, 'bounced')
    if (read) await takeReport(deps, read)
  }
  for (const { from, at } of said.inbound) {
    await noteWindow(deps.db, workspaceId, from, Math.min(at, deps.clock.now()))
  }
}

/**
 * What Meta wants to read when the webhook is set up, where it knows the token.
 *
 * @throws CodedError `unauthenticated` where it does not
 */
export async function confirmWhatsApp(deps: Deps, workspaceId: string, query: URLSearchParams): Promise<string> {
  const settings = await settingsOfOne(deps, workspaceId, 'whatsapp')
  const isKnown = settings !== null && isSameSecret(query.get('hub.verify_token') ?? '', settings.verifyToken)
  const challenge = query.get('hub.challenge') ?? ''
  if (!isKnown || query.get('hub.mode') !== 'subscribe' || !/^[\w-]{1,200}$/.test(challenge)) throw forged()
  return challenge
}

/** A report as all providers have it; null where it says nothing yet. */
function fromNumbers(
  provider: 'twilio' | 'whatsapp',
  workspaceId: string,
  { providerId, status, isGone, detail, key = '' }: ProviderReport,
  suppress: 'bounced' | 'unsubscribed',
): DeliveryReport | null {
  if (status === 'pending' || !/^[\x21-\x7e]{1,300}$/.test(providerId)) return null
  return {
    provider,
    // They have no ids of their own: each message has each status once.
    id: `${workspaceId} ${providerId} ${status}`,
    workspaceId,
    providerId,
    // The key of a later try has its number after the id.
    deliveryId: /dlv_[0-9a-z]{26}/.exec(key)?.[0] ?? null,
    status: status === 'read' ? 'delivered' : status === 'failed' && isGone ? 'bounced' : status,
    reason: reasonOf(detail),
    suppress: isGone ? suppress : null,
  }
}

function forged(): CodedError {
  return new CodedError('unauthenticated', 'The signature does not fit the settings of this workspace')
}
