/** One address as it stands in a header; the name is empty where there is none. */
export interface MailAddress {
  readonly name: string
  /** In lower case. */
  readonly address: string
}

export interface MailFile {
  readonly name: string
  /** As the sender says, not as the bytes say. */
  readonly type: string
  readonly bytes: Uint8Array
  /** Shown within the text, as a logo is. */
  readonly inline: boolean
}

/** What a bounce says of one mail that could not be delivered. */
export interface DeliveryReport {
  /** Message-IDs of the mails that came back, with brackets. */
  readonly messageIds: readonly string[]
  readonly recipient: string | null
  /** `failed`, `delayed`, `delivered` … */
  readonly action: string
  /** Such as `5.1.1`. */
  readonly status: string | null
  readonly diagnostic: string | null
}

/** A mail that was read: everything decoded, nothing judged. */
export interface ParsedMail {
  /** Values by name in lower case, in their order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly from: MailAddress | null
  /** Everyone it was addressed to or delivered to, as it is written. */
  readonly recipients: readonly string[]
  readonly messageId: string | null
  /** In-Reply-To first, then References from the newest to the oldest. */
  readonly references: readonly string[]
  readonly subject: string
  /** Plain text; empty where there is only HTML. */
  readonly text: string
  readonly html: string
  readonly files: readonly MailFile[]
  readonly report: DeliveryReport | null
}

/** The first value of a header, or null. */
export function header(mail: Pick<ParsedMail, 'headers'>, name: string): string | null {
  return mail.headers.get(name)?.[0] ?? null
}
