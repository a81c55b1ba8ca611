import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import * as v from 'valibot'
import type { Config } from '../../platform/config.ts'
import { fetchResendMail } from '../../platform/mail-in/index.ts'
import type { JobHandler } from '../feature.ts'
import { ingest } from './ingest.ts'

export const FETCH_JOB = 'inbound-mail.fetch'

const EmailId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))
const Event = v.object({ type: v.string(), data: v.optional(v.object({ email_id: v.optional(EmailId) })) })

/**
 * What a webhook of Resend says. `forged` where the signature does not fit, or is older than five
 * minutes; without an id where it is about something else.
 */
export function readResendEvent(config: Config, body: string, headers: Headers): { emailId: string | null } | 'forged' {
  if (config.resendWebhookSecret === null) return 'forged'
  let said: unknown
  try {
    said = new Webhook(config.resendWebhookSecret).verify(body, {
      'webhook-id': headers.get('svix-id') ?? headers.get('webhook-id') ?? '',
      'webhook-timestamp': headers.get('svix-timestamp') ?? headers.get('webhook-timestamp') ?? '',
      'webhook-signature': headers.get('svix-signature') ?? headers.get('webhook-signature') ?? '',
    })
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return 'forged'
    throw error
  }
  const event = v.safeParse(Event, said)
  const isMail = event.success && event.output.type === 'email.received'
  return { emailId: isMail ? (event.output.data?.email_id ?? null) : null }
}

/** Fetches a mail that Resend took for us, and takes it. Tried again until it is there. */
export const fetchFromResend: JobHandler = async ({ deps }, payload, { signal }) => {
  const { emailId } = v.parse(v.object({ emailId: EmailId }), payload)
  const key = deps.config.resendApiKey
  if (key === null) throw new Error('RESEND_API_KEY is not set')
  const { raw, size } = await fetchResendMail(key, emailId, signal)
  await ingest(deps, 'resend', raw, { size })
}
