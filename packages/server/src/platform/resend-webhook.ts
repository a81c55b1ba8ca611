import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import * as v from 'valibot'
import type { Config } from './config.ts'

const Said = v.object({ type: v.string(), data: v.optional(v.record(v.string(), v.unknown()), {}) })

/** What a webhook of Resend says. */
export interface ResendEvent {
  /** The same whenever it comes again. */
  readonly id: string
  /** Such as `email.delivered`. */
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Reads a webhook of Resend, whichever of our addresses it came to. `forged` where the signature does not fit,
 * or is older than five minutes.
 */
export function readResendEvent(config: Config, body: string, headers: Headers): ResendEvent | 'forged' {
  if (config.resendWebhookSecret === null) return 'forged'
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? ''
  let said: unknown
  try {
    said = new Webhook(config.resendWebhookSecret).verify(body, {
      'webhook-id': header('id'),
      'webhook-timestamp': header('timestamp'),
      'webhook-signature': header('signature'),
    })
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return 'forged'
    throw error
  }
  const event = v.safeParse(Said, said)
  return { id: header('id'), ...(event.success ? event.output : { type: 'unknown', data: {} }) }
}
