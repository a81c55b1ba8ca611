import type { Mailer } from '../mail.ts'
import type { ChannelPort } from './channel.ts'

/** E-mail by whatever sends it here: Resend, a mail server, or a folder. */
export function emailChannel(mailer: Mailer): ChannelPort {
  return {
    provider: mailer.provider,
    keyLifeMs: mailer.keyLifeMs,
    send({ to, subject, text, html, mail }, { key, signal }) {
      const whole = { to, subject, text, ...(html && { html }), ...mail, idempotencyKey: key }
      return mailer.send(whole, signal ? { signal } : {})
    },
  }
}
