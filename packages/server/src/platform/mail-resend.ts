import type { Mailer } from './mail.ts'

/**
 * Sends through Resend's HTTP API. A mail with an idempotency key is taken once, however often it is
 * tried, for as long as Resend remembers the key (a day).
 */
export function resendMailer(apiKey: string, from: string, baseUrl?: string): Mailer {
  return {
    async send({ references, idempotencyKey, messageId, headers, replyTo, ...mail }) {
      // Loaded with the first mail: whoever sends by SMTP never needs it.
      const { Resend } = await import('resend')
      const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl })
      const { error } = await resend.emails.send(
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
        idempotencyKey ? { idempotencyKey } : {},
      )
      if (error) throw new Error(`Resend refused the mail: ${error.name}: ${error.message}`)
    },
    close: async () => undefined,
  }
}
