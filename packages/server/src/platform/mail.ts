import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { resendMailer } from './mail-resend.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text: every mail reads well as such. */
  readonly text: string
  readonly html?: string
  readonly replyTo?: string
  /** With angle brackets; made by the mailer when absent. */
  readonly messageId?: string
  /** Message-IDs that this one answers or belongs to, the nearest last. */
  readonly references?: readonly string[]
  /** Further headers, such as `Auto-Submitted`. */
  readonly headers?: Readonly<Record<string, string>>
  /** The same for every try, so that a provider that knows it sends once. */
  readonly idempotencyKey?: string
}

/** Sends mail, or keeps it where it can be read when no mail server is set up. */
export interface Mailer {
  /** Resolves once the mail was taken; throws otherwise, so that the job tries again. */
  send(mail: Mail): Promise<void>
  close(): Promise<void>
}

/** By SMTP or Resend where one is set up; else into a folder, so that nobody needs an account to begin. */
export function createMailer(config: Config, logger: Logger): Mailer {
  if (config.smtpUrl) return smtpMailer(config.smtpUrl, config.mailFrom)
  if (config.resendApiKey) return resendMailer(config.resendApiKey, config.mailFrom)
  return folderMailer(join(config.dataDir, 'mailbox'), config.mailFrom, logger)
}

/** Whether mail leaves this machine. */
export function isMailSent(config: Pick<Config, 'smtpUrl' | 'resendApiKey'>): boolean {
  return config.smtpUrl !== null || config.resendApiKey !== null
}

export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, pool: true, maxConnections: 2 }, { from })
  return {
    async send(mail) {
      await transport.sendMail(toNodemailer(mail))
    },
    async close() {
      transport.close()
    },
  }
}

/** Writes each mail to a file that any mail program opens, and says in the log where. */
export function folderMailer(folder: string, from: string, logger: Pick<Logger, 'info'>): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(toNodemailer(mail))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`)
      await writeFile(file, message, { mode: 0o600 })
      logger.info({ to: mail.to, subject: mail.subject, file }, 'mail kept: no mail service is set up')
    },
    async close() {
      transport.close()
    },
  }
}

function toNodemailer({ references, idempotencyKey: _key, ...mail }: Mail) {
  return {
    ...mail,
    headers: { ...mail.headers },
    ...(references?.length && { references: [...references], inReplyTo: references.at(-1) ?? '' }),
  }
}
