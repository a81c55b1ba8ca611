export const MAIL_TOKEN = 'a token for mail servers'
/** The settings of a desk that takes mail. */
export const MAIL_ENV = {
  INBOUND_ADDRESS: 'support@desk.example',
  MAIL_FROM: 'Desk <support@desk.example>',
  INBOUND_MAIL_TOKEN: MAIL_TOKEN,
}

export interface MailParts {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

let made = 0

/** A raw mail as it comes over the wire; each has a Message-ID of its own. */
export function rawMail({
  from = 'Ana <ana@example.com>',
  to = 'support@desk.example',
  subject = 'Broken lamp',
  body = 'The lamp is broken.',
  headers = {},
}: MailParts = {}): Uint8Array<ArrayBuffer> {
  const all = { From: from, To: to, Subject: subject, 'Message-ID': `<m${++made}@example.com>`, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`)
}
