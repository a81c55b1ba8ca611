import { CodedError } from '@deskbell/protocol'
import { readBytes } from '../../platform/body.ts'
import type { App, AppContext } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { MAIL_LIMITS } from '../../platform/mail-in/index.ts'
import { readResendEvent } from '../../platform/resend-webhook.ts'
import { isSameSecret } from '../../platform/secrets.ts'
import { ingest } from './ingest.ts'
import { takeResendEvent } from './resend.ts'

const MIME = '/v1/inbound-mail/mime'
/** Either takes both: mail that came in, and what became of mail that went out. */
const RESEND = ['/v1/inbound-mail/resend', '/v1/resend-reports']
/** A webhook names a mail, and does not carry it. */
const WEBHOOK_BYTES = 256 * 1024

/** Where mail servers bring mail, and Resend its reports. Each way is open only once its secret is set. */
export function mountInboundMail(app: App): void {
  app.post(MIME, takeMime)
  for (const path of RESEND) {
    app.post(path, (c) => {
      c.set('route', path)
      return takeWebhook(c)
    })
  }
}

/** One raw mail, as `message/rfc822`, from whoever has INBOUND_MAIL_TOKEN. */
async function takeMime(c: AppContext): Promise<Response> {
  c.set('route', MIME)
  const { deps, ip } = c.var
  const token = deps.config.inboundMailToken
  const given = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  if (token === null || !isSameSecret(given, token)) {
    await deps.limiter.consume(ip, RATE_RULES.publicWrite)
    throw new CodedError('unauthenticated', 'Give INBOUND_MAIL_TOKEN as a bearer token')
  }
  if (!/^message\/rfc822\b/i.test(c.req.header('content-type') ?? '')) {
    throw new CodedError('unsupported_media_type', 'Send the mail itself as message/rfc822')
  }
  const result = await ingest(deps, 'mime', await readBytes(c.req.raw, MAIL_LIMITS.rawBytes))
  return c.json(result, 202)
}

/** What Resend says of mail, whichever way it went. */
async function takeWebhook(c: AppContext): Promise<Response> {
  const { deps, ip } = c.var
  const body = new TextDecoder().decode(await readBytes(c.req.raw, WEBHOOK_BYTES))
  const event = readResendEvent(deps.config, body, c.req.raw.headers)
  if (event === 'forged') {
    await deps.limiter.consume(ip, RATE_RULES.publicWrite)
    throw new CodedError('unauthenticated', 'The signature of the webhook is not valid, or too old')
  }
  await takeResendEvent(deps, event)
  return c.json({ received: true })
}
