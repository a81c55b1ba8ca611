import { createECDH, randomBytes } from 'node:crypto'
import type { AddPushSubscription, SlackSettings, TwilioSettings, WhatsAppSettings } from '@deskbell/protocol'
import type { Selectable } from 'kysely'
import { newDelivery } from '../features/notifications/deliveries-repository.ts'
import type { DeliveriesTable } from '../features/notifications/tables.ts'
import type { TestApi } from './api.ts'

/** Settings of an account at Twilio that nobody has. */
export function twilioInput(more: Partial<TwilioSettings> = {}): TwilioSettings {
  const accountSid = `AC${'0123456789abcdef'.repeat(2)}`
  return { accountSid, authToken: 'twilio-auth-token-1234', from: '+441632960000', ...more }
}

export function whatsAppInput(more: Partial<WhatsAppSettings> = {}): WhatsAppSettings {
  return {
    phoneNumberId: '106540352242922',
    accessToken: 'meta-access-token-2345',
    appSecret: 'meta-app-secret-3456',
    verifyToken: 'meta-verify-token-4567',
    templates: { booking_confirmed: { name: 'booking_1', language: 'en', parameters: ['booking.date'] } },
    ...more,
  }
}

export function slackInput(more: Partial<SlackSettings> = {}): SlackSettings {
  const webhookUrl = 'https://hooks.slack.example/services/T000/B000/slack-webhook-secret-5678'
  return { webhookUrl, kinds: ['agent_ticket_created'], ...more }
}

/** A browser's subscription with keys of its own. */
export function pushSubscriptionInput(endpoint = 'https://push.example/send/one'): AddPushSubscription {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const keys = { p256dh: browser.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') }
  return { endpoint, keys }
}

/** A delivery as it stands once a provider took it. Answers its id. */
export async function sentDelivery(
  { deps: { db, clock } }: Pick<TestApi, 'deps'>,
  workspaceId: string,
  more: Partial<Selectable<DeliveriesTable>> = {},
): Promise<string> {
  const now = clock.now()
  const to = { channel: 'email', address: 'ana@example.com', person: { kind: 'customer', id: null } } as const
  const row = newDelivery(workspaceId, now, 'ticket_reply', to)
  const sent = { status: 'sent', provider: 'resend', attempts: 1, handed_at: now, sent_at: now }
  await db
    .insertInto('deliveries')
    .values({ ...row, ...sent, ...more })
    .execute()
  return row.id
}

/** What became of a delivery. */
export async function deliveryOf({ deps: { db } }: Pick<TestApi, 'deps'>, id: string) {
  const columns = ['status', 'reason', 'provider_id', 'sent_at', 'updated_at'] as const
  return db
    .selectFrom('deliveries')
    .select([...columns])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
