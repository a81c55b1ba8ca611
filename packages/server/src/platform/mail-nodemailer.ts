import type { Mail } from './mail.ts'

/** A mail as nodemailer takes it. */
export function toNodemailer({ references, idempotencyKey: _key, ...mail }: Mail) {
  return {
    ...mail,
    headers: { ...mail.headers },
    ...(references?.length && { references: [...references], inReplyTo: references.at(-1) ?? '' }),
  }
}
