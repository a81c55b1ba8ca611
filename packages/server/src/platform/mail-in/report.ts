import type { Attachment, Email } from 'postal-mime'
import type { DeliveryReport } from './mail.ts'

/** What a bounce reports (RFC 3464); null for any other mail. */
export function readReport(email: Email): DeliveryReport | null {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? ''
  const status = email.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const isReport = /^multipart\/report/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)
  if (!status && !isReport) return null
  const fields = status ? fieldsOf(textOf(status)) : new Map<string, string>()
  return {
    messageIds: email.attachments.filter(isOriginal).flatMap((part) => messageIdsIn(textOf(part))),
    recipient: afterType(fields.get('final-recipient') ?? fields.get('original-recipient')),
    action: fields.get('action')?.toLowerCase() ?? 'failed',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
    diagnostic: afterType(fields.get('diagnostic-code'))?.slice(0, 500) ?? null,
  }
}

function isOriginal({ mimeType }: Attachment): boolean {
  return /^(message\/(rfc822|global|rfc822-headers)|text\/rfc822-headers)$/.test(mimeType)
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, 100_000)
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  return new TextDecoder().decode(bytes.subarray(0, 100_000))
}

/** Only its header: what stands in the text of the mail that came back was somebody's to choose. */
function messageIdsIn(mail: string): string[] {
  const end = mail.search(/\r?\n\r?\n/)
  const head = (end === -1 ? mail : mail.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ')
  return [...head.matchAll(/^message-id:\s*(<[^<>\s]{3,500}>)/gim)].map(([, id = '']) => id)
}

/** Fields of all recipients; the first that names one wins. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of text
    .replace(/\r?\n[ \t]+/g, ' ')
    .matchAll(/^([A-Za-z-]{2,60}):[ \t]*(.*)$/gm)) {
    const key = name.toLowerCase()
    if (!fields.has(key)) fields.set(key, value.trim())
  }
  return fields
}

/** `rfc822; ana@example.com` names what follows the semicolon. */
function afterType(value: string | undefined): string | null {
  return value?.replace(/^[\w-]+\s*;\s*/, '').trim() || null
}
