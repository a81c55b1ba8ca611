import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { said } from './channels/asking.ts'
import { ChannelError, type ChannelFault } from './channels/channel.ts'
import type { Mailer } from './mail.ts'
import { toNodemailer } from './mail-nodemailer.ts'

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string
  readonly from: string
  readonly timeouts?: Partial<SmtpTimeouts>
}

/** In milliseconds. */
interface SmtpTimeouts {
  /** For finding the server and for its greeting, each. */
  readonly connect: number
  /** For each answer. Servers look for viruses and spam before they take a mail. */
  readonly answer: number
  /** For one mail in all, with its turn to wait for. */
  readonly whole: number
}

const TIMEOUTS: SmtpTimeouts = { connect: 15_000, answer: 60_000, whole: 180_000 }

/**
 * Sends by a mail server. SMTP knows no idempotency keys: where a connection breaks after the mail began
 * to flow, nobody knows whether the server has it.
 */
export function smtpMailer({ url, from, timeouts }: SmtpOptions): Mailer {
  const { connect, answer, whole } = { ...TIMEOUTS, ...timeouts }
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      // The pool would try again by itself where a connection closes; whether that may be is the job's to say.
      maxRequeues: 0,
      dnsTimeout: connect,
      connectionTimeout: connect,
      greetingTimeout: connect,
      socketTimeout: answer,
    },
    { from },
  )
  // Asked for a mail's bytes when the server wants them, and not before.
  transport.use('stream', (mail, done) => {
    const { flow } = mail.data as { flow?: Flow }
    mail.message.processFunc((bytes) => {
      if (flow) flow.bytes = bytes
      return bytes
    })
    done()
  })
  const secrets = secretsOf(url)
  return {
    provider: 'smtp',
    keyLifeMs: 0,
    async send(mail, { signal } = {}) {
      const limits = [AbortSignal.timeout(whole), ...(signal ? [signal] : [])]
      const flow: Flow = {}
      const message = { ...toNodemailer(mail), flow, signal: AbortSignal.any(limits) }
      try {
        const info = await transport.sendMail(message)
        return { providerId: info.serverMessageId ?? info.messageId }
      } catch (error) {
        throw faultOf(error as SmtpError, flow.bytes?.readableDidRead ?? false, secrets)
      }
    },
    async close() {
      transport.close()
    },
  }
}

/** The bytes of one mail on their way to the connection. */
interface Flow {
  bytes?: Readable
}

interface SmtpError extends Error {
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

/** @param hasFlown whether any of the mail itself was handed to the connection */
function faultOf(error: SmtpError, hasFlown: boolean, secrets: readonly string[]): ChannelError {
  const { code, command = '', response, responseCode } = error
  const reason = said(response ?? error.message, secrets)
  if (responseCode) return new ChannelError(faultOfReply(responseCode, command, response ?? ''), `SMTP: ${reason}`)
  if (hasFlown) return new ChannelError('uncertain', `SMTP: the connection broke before the mail was taken: ${reason}`)
  // Found by our own side: an address that is none, or a mail larger than the server announced.
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return new ChannelError('refused', `SMTP: ${reason}`)
  return new ChannelError('unavailable', `SMTP: ${reason}`)
}

function faultOfReply(reply: number, command: string, response: string): ChannelFault {
  if (reply < 500) return 'unavailable'
  // What the server says of the connection it does not say of this mail.
  if (/^(CONN|EHLO|LHLO|HELO|STARTTLS)$/.test(command)) return 'unavailable'
  return isUnknownUser(reply, command, response) ? 'gone' : 'refused'
}

/** Nothing is ever sent again to an address that is gone, so it takes more than a server that refuses us. */
function isUnknownUser(reply: number, command: string, response: string): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  if (enhanced) return /^5\.(1\.(0|1|2|3|6|10)|2\.1)$/.test(enhanced)
  if (command !== 'RCPT TO' || ![550, 551, 553].includes(reply)) return false
  return !/relay|denied|polic|spam|block|reject|auth|sender|reputation|list/i.test(response)
}

/** The password, and as logins carry it. */
function secretsOf(url: string): readonly string[] {
  const { username, password } = new URL(url)
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)]
  if (!pass) return []
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  return [base64(`\0${user}\0${pass}`), base64(pass), pass, password]
}
