import PostalMime, { type Address, type Attachment, addressParser, type Email } from 'postal-mime'
import { repairCharsets } from './charsets.ts'
import { MAIL_LIMITS, MailRefused } from './limits.ts'
import type { MailAddress, MailFile, ParsedMail } from './mail.ts'
import { readReport } from './report.ts'

/** Headers that name whom a mail was for, whoever added them. */
const RECIPIENT_HEADERS = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-forwarded-to',
]

/** What only proves who signed: it says nothing to a reader. */
const SIGNATURES = /^application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-encrypted)$/

const NAMES_BY_TYPE: Readonly<Record<string, string>> = {
  'message/rfc822': 'message.eml',
  'text/calendar': 'invite.ics',
  'application/ics': 'invite.ics',
  'application/ms-tnef': 'winmail.dat',
  'application/pkcs7-mime': 'smime.p7m',
  'text/html': 'page.html',
  'text/plain': 'text.txt',
}

/** Reads a raw mail in this thread; see `parseMail`. */
export async function readMail(raw: Uint8Array): Promise<ParsedMail> {
  const email = await repairCharsets(raw, await read(raw), read)
  const headers = headersOf(email)
  return {
    headers,
    subject: oneLine(email.subject ?? ''),
    messageId: messageIdOf(email),
    from: firstAddress(email.from),
    recipients: recipientsOf(headers),
    references: referencesOf(email),
    text: plain(email.text),
    html: (email.html ?? '').slice(0, MAIL_LIMITS.textLength),
    files: email.attachments.flatMap((file) => toFile(file)),
    report: readReport(email),
  }
}

async function read(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: MAIL_LIMITS.depth,
      maxHeadersSize: MAIL_LIMITS.headerBytes,
      forceRfc822Attachments: true,
    })
  } catch (error) {
    const words = error instanceof Error ? error.message : ''
    if (/nesting depth/i.test(words)) throw new MailRefused('too_deep')
    throw new MailRefused(/header/i.test(words) ? 'too_large' : 'unreadable')
  }
}

function headersOf(email: Email): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, value } of email.headers) {
    const values = headers.get(key)
    if (values) values.push(value)
    else headers.set(key, [value])
  }
  return headers
}

function firstAddress(address: Address | undefined): MailAddress | null {
  if (!address) return null
  const mailbox = address.group === undefined ? address : address.group[0]
  if (!mailbox?.address || !/^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(mailbox.address)) return null
  return { name: oneLine(mailbox.name).slice(0, 200), address: mailbox.address.toLowerCase() }
}

function recipientsOf(headers: ReadonlyMap<string, readonly string[]>): string[] {
  const values = RECIPIENT_HEADERS.flatMap((name) => headers.get(name) ?? [])
  const mailboxes = values.flatMap((value) => addressParser(value, { flatten: true }))
  return [...new Set(mailboxes.flatMap(({ address }) => (address ? [address] : [])))].slice(0, 200)
}

function referencesOf(email: Email): string[] {
  const ids = (value: string | undefined) => value?.match(/<[^<>\s]{3,500}>/g) ?? []
  return [...new Set([...ids(email.inReplyTo), ...ids(email.references).reverse()])].slice(0, 100)
}

function messageIdOf(email: Email): string | null {
  return email.messageId?.match(/<[^<>\s]{3,500}>/)?.[0] ?? null
}

function toFile({ filename, mimeType, content, disposition, related }: Attachment): MailFile[] {
  if (SIGNATURES.test(mimeType) || typeof content === 'string') return []
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  if (bytes.length === 0) return []
  const name = oneLine(filename ?? '') || (NAMES_BY_TYPE[mimeType] ?? 'file')
  return [{ name, type: mimeType, bytes, inline: related === true || disposition === 'inline' }]
}

/** Control characters have no place in a text, and line ends are `\n`. */
function plain(text = ''): string {
  return text
    .slice(0, MAIL_LIMITS.textLength)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '')
}

/** One line without control characters, so that nothing of a mail becomes a header of another. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}
