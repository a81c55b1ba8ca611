import { LIMITS } from '@deskbell/protocol'
import {
  cleanSubject,
  htmlLines,
  isForwardSubject,
  isReplySubject,
  linesOf,
  MAIL_LIMITS,
  type ParsedMail,
  trimMail,
} from '../../platform/mail-in/index.ts'

/** What a mail says, cut to what a message may hold. */
export interface Said {
  readonly subject: string
  readonly text: string
  readonly quoted: string
  /** All of it, where it is longer than a message may be; else null. */
  readonly whole: string | null
}

/** The words of a mail: plain text if there is any, else its HTML as text; answered mails are folded. */
export function readWords(mail: ParsedMail): Said {
  const lines = mail.text.trim() === '' ? htmlLines(mail.html) : linesOf(mail.text)
  const { text, quoted } = trimMail(lines, {
    isReply: mail.references.length > 0 || isReplySubject(mail.subject),
    isForward: isForwardSubject(mail.subject),
  })
  const isLong = text.length > LIMITS.messageLength
  return {
    subject: subjectOf(mail),
    text: cut(text, LIMITS.messageLength),
    quoted: cut(quoted, MAIL_LIMITS.quotedLength),
    whole: isLong ? text : null,
  }
}

/** The subject without what programs put before it, as long as one may be. */
export function subjectOf(mail: Pick<ParsedMail, 'subject'>): string {
  return cut(cleanSubject(mail.subject), LIMITS.subjectLength)
}

/** At most so many code units, without half a character at the end. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
