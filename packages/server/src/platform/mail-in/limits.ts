/** What a mail may ask of us. Larger ones are refused before they are read. */
export const MAIL_LIMITS = {
  /** The whole mail, as it came over the wire. */
  rawBytes: 25 * 1024 * 1024,
  /** A full mail in base64 has 340,000; each costs time and memory. */
  lines: 400_000,
  /** Of them such as carry no file: every line costs as much as a long one. */
  shortLines: 60_000,
  shortLine: 50,
  headerBytes: 256 * 1024,
  parts: 100,
  depth: 10,
  /** Of text and HTML that are read; what follows is left out. UTF-16 code units. */
  textLength: 1_000_000,
  /** Reading takes no longer, in milliseconds. */
  parseMs: 10_000,
  /** Larger mails are read by a thread of their own, which can be ended. */
  inlineBytes: 128 * 1024,
  threadMegabytes: 512,
  /** A mail that was passed on more often goes in circles. */
  received: 30,
  /** Of quoted text that is kept. */
  quotedLength: 20_000,
} as const

/** A mail that cannot be read, and why: `too_large`, `too_many_parts`, `too_deep`, `too_slow`, `unreadable`. */
export class MailRefused extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(`The mail is refused: ${reason}`)
    this.name = 'MailRefused'
    this.reason = reason
  }
}
