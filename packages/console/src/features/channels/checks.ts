import { SlackSettings, TwilioSettings, WhatsAppSettings } from '@deskbell/protocol'
import * as v from 'valibot'
import { n } from '../../i18n/notices.ts'

type Found<V> = Partial<Record<keyof V, string>>

/** Says for each field that its schema refuses what is wrong with it. */
function check<V extends object>(
  values: V,
  rules: { readonly [K in keyof V]?: readonly [schema: v.GenericSchema, words: string] },
): Found<V> {
  const found: Found<V> = {}
  for (const key of Object.keys(rules) as (keyof V)[]) {
    const rule = rules[key]
    if (rule && !v.is(rule[0], values[key])) found[key] = rule[1]
  }
  return found
}

const { secret } = n.channels

/** What does not fit in Twilio's settings, by field. */
export const checkTwilio = (values: TwilioSettings): Found<TwilioSettings> =>
  check(values, {
    accountSid: [TwilioSettings.entries.accountSid, n.channels.sms.accountSidBad],
    authToken: [TwilioSettings.entries.authToken, secret],
    from: [TwilioSettings.entries.from, n.channels.sms.fromBad],
  })

/** What does not fit in Slack's settings, by field. */
export const checkSlack = (values: SlackSettings): Found<SlackSettings> => ({
  ...check(values, { webhookUrl: [SlackSettings.entries.webhookUrl, n.channels.slack.webhookUrlBad] }),
  ...(values.kinds.length === 0 ? { kinds: n.channels.slack.kindsBad } : {}),
})

type WhatsAppKeys = Pick<WhatsAppSettings, 'phoneNumberId' | 'accessToken' | 'appSecret' | 'verifyToken'>

/** What does not fit in what Meta gives, by field. */
export const checkWhatsApp = (values: WhatsAppKeys): Found<WhatsAppKeys> =>
  check(values, {
    phoneNumberId: [WhatsAppSettings.entries.phoneNumberId, n.channels.whatsapp.phoneNumberIdBad],
    accessToken: [WhatsAppSettings.entries.accessToken, secret],
    appSecret: [WhatsAppSettings.entries.appSecret, secret],
    verifyToken: [WhatsAppSettings.entries.verifyToken, secret],
  })
