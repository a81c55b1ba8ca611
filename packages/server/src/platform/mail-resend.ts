import { faultIn, faultOfStatus, PROVIDER_TIMEOUT_MS } from './channels/asking.ts'
import { ChannelError, type ChannelFault } from './channels/channel.ts'
import type { Mailer } from './mail.ts'

export interface ResendOptions {
  readonly apiKey: string
  readonly from: string
  /** The origin of its API, such as `https://api.resend.com`. */
  readonly baseUrl: string
  readonly timeoutMs?: number
}

/** Resend knows a key again for 24 hours; a little less, because its clock and ours differ. */
const KEY_LIFE_MS = 24 * 3_600_000 - 10 * 60_000

/** By Resend's names of errors; what is not here goes by the HTTP status. */
const FAULTS: Readonly<Record<string, ChannelFault>> = {
  // The first try is still under way there.
  concurrent_idempotent_requests: 'unavailable',
  // Answered with 429, but a quota of a day or a month is one more kind of limit.
  daily_quota_exceeded: 'limited',
  monthly_quota_exceeded: 'limited',
}

/**
 * Sends through Resend's HTTP API. A mail with an idempotency key is taken once, however often it is
 * tried, for as long as Resend remembers the key.
 */
export function resendMailer({ apiKey, from, baseUrl, timeoutMs = PROVIDER_TIMEOUT_MS }: ResendOptions): Mailer {
  return {
    provider: 'resend',
    keyLifeMs: KEY_LIFE_MS,
    async send({ references, idempotencyKey, messageId, headers, replyTo, ...mail }, { signal } = {}) {
      // Loaded with the first mail: whoever sends by SMTP never needs it.
      const { Resend } = await import('resend')
      const resend = new Resend(apiKey, { baseUrl })
      const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]
      const answer = await resend.emails.send(
        {
          from,
          ...mail,
          ...(replyTo && { replyTo }),
          headers: {
            ...headers,
            ...(messageId && { 'Message-ID': messageId }),
            ...(references?.length && { References: references.join(' '), 'In-Reply-To': references.at(-1) ?? '' }),
          },
        },
        { signal: AbortSignal.any(limits), ...(idempotencyKey && { idempotencyKey }) },
      )
      // Keys are ours alone, so it has this mail from an earlier try, whose links were other ones.
      if (answer.error?.name === 'invalid_idempotent_request') return { providerId: null }
      if (answer.error) throw faultOf(answer.error, answer.headers ?? {}, apiKey)
      return { providerId: answer.data.id }
    },
    close: async () => undefined,
  }
}

interface ResendError {
  readonly name?: string
  readonly message?: string
  readonly statusCode?: number | null
}

/** Its SDK does not say why a request failed that was not answered, so that is in doubt always; the key takes the doubt away. */
function faultOf(error: ResendError, headers: Readonly<Record<string, string>>, apiKey: string): ChannelError {
  const { name = 'error', statusCode, message = '' } = error
  const fault = FAULTS[name] ?? (typeof statusCode === 'number' ? faultOfStatus(statusCode) : 'uncertain')
  if (fault === 'uncertain') return new ChannelError(fault, 'Resend did not answer')
  return faultIn(fault, `Resend: ${name}`, { words: message, secrets: [apiKey], headers: new Headers(headers) })
}
