import * as v from 'valibot'
import { LIMITS } from '../core/limits.ts'
import { isOneLine, Phone } from '../core/values.ts'

const secret = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(8, 'must have at least 8 characters'),
  v.maxLength(500),
  isOneLine,
)

/** SMS by Twilio: a number of one's own, or a messaging service. */
export const TwilioSettings = v.strictObject({
  accountSid: v.pipe(v.string(), v.trim(), v.regex(/^AC[0-9a-f]{32}$/, 'must be an Account SID, such as AC…')),
  authToken: secret,
  from: v.union([Phone, v.pipe(v.string(), v.trim(), v.regex(/^MG[0-9a-f]{32}$/, 'must be a number or MG…'))]),
})
export type TwilioSettings = v.InferOutput<typeof TwilioSettings>

/** WhatsApp by Meta's Cloud API. Outside of the 24 hours after a customer wrote, only approved templates may go. */
export const WhatsAppSettings = v.strictObject({
  phoneNumberId: v.pipe(v.string(), v.trim(), v.regex(/^\d{5,30}$/, 'must be a phone number id: digits only')),
  accessToken: secret,
  /** Signs Meta's webhooks. */
  appSecret: secret,
  /** What Meta asks for when the webhook is set up. */
  verifyToken: secret,
  /** The name under which Meta approved a template of each kind; kinds that are not here do not go by WhatsApp. */
  templates: v.pipe(
    v.record(
      v.pipe(v.string(), v.maxLength(60)),
      v.strictObject({
        name: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,512}$/, 'must be a template name: lower case, digits and "_"')),
        language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'must be a language such as en or pt_BR')),
        /** Variables of the kind in the order of the template's places. */
        parameters: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20)),
      }),
    ),
    v.maxEntries(100),
  ),
})
export type WhatsAppSettings = v.InferOutput<typeof WhatsAppSettings>

/** The team's Slack, by an incoming webhook. */
export const SlackSettings = v.strictObject({
  webhookUrl: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(LIMITS.urlLength),
    v.startsWith('https://', 'must be an https address'),
    v.url('must be an absolute address'),
  ),
  /** Kinds for agents that are posted. */
  kinds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(50)),
})
export type SlackSettings = v.InferOutput<typeof SlackSettings>

/** How channels stand. Secrets are never shown again: their last four characters at most. */
export const ChannelOverview = v.object({
  email: v.object({
    provider: v.picklist(['smtp', 'resend', 'mailbox']),
    from: v.string(),
    /** Whether deliveries and bounces are reported back. */
    reports: v.boolean(),
  }),
  sms: v.nullable(
    v.object({ accountSid: v.string(), authTokenEnd: v.string(), from: v.string(), callbackUrl: v.string() }),
  ),
  whatsapp: v.nullable(
    v.object({
      phoneNumberId: v.string(),
      accessTokenEnd: v.string(),
      webhookUrl: v.string(),
      templates: WhatsAppSettings.entries.templates,
    }),
  ),
  slack: v.nullable(v.object({ webhookUrlEnd: v.string(), kinds: v.array(v.string()) })),
  push: v.object({ publicKey: v.string() }),
})
export type ChannelOverview = v.InferOutput<typeof ChannelOverview>
