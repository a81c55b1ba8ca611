import type { Logger } from 'pino'
import type { SendOptions, Taken } from './channels/channel.ts'
import type { Config } from './config.ts'
import { folderMailer } from './mail-folder.ts'
import { mailboxFolder } from './mail-kept.ts'
import { resendMailer } from './mail-resend.ts'
import { smtpMailer } from './mail-smtp.ts'

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
  readonly provider: 'smtp' | 'resend' | 'mailbox'
  /** How long an `idempotencyKey` is known again, in milliseconds; 0 where it is not. */
  readonly keyLifeMs: number
  /** Resolves once the mail was taken. Throws `ChannelError` otherwise. */
  send(mail: Mail, options?: Pick<SendOptions, 'signal'>): Promise<Taken>
  close(): Promise<void>
}

/** By SMTP or Resend where one is set up; else into a folder, so that nobody needs an account to begin. */
export function createMailer(config: Config, logger: Logger): Mailer {
  const { smtpUrl, resendApiKey, mailFrom: from } = config
  if (smtpUrl) return smtpMailer({ url: smtpUrl, from })
  if (resendApiKey) return resendMailer({ apiKey: resendApiKey, from, baseUrl: config.providerUrls.resend })
  return folderMailer(mailboxFolder(config), from, logger)
}

/** Whether mail leaves this machine. */
export function isMailSent(config: Pick<Config, 'smtpUrl' | 'resendApiKey'>): boolean {
  return config.smtpUrl !== null || config.resendApiKey !== null
}
