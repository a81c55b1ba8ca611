import { oneLine } from './read.ts'

/** What programs put before the subject of answers and of what is passed on, by language. */
const PREFIX =
  /^\s*(re|aw|antw?|antwort|sv|vs|odp|rif|res|ref|r|ynt|ats|回复|回覆|返信|رد|fwd?|fw|wg|tr|rv|enc|i|doorst|pd|vb|转发|轉寄|転送|إعادة توجيه|пересл|отв)(\s*[[(]\d{1,3}[\])])?\s*[:：]\s*/iu

/** Only these answer; the others pass on. */
const REPLY =
  /^\s*(re|aw|antw?|antwort|sv|vs|odp|rif|res|ynt|ats|回复|回覆|返信|رد|отв)(\s*[[(]\d{1,3}[\])])?\s*[:：]/iu

/**
 * A subject without what programs put before it, on one line.
 *
 * @example cleanSubject('AW: Re: [3]  My booking') // 'My booking'
 */
export function cleanSubject(subject: string): string {
  let text = oneLine(subject)
  for (let left = 10; left > 0 && PREFIX.test(text); left--) text = text.replace(PREFIX, '')
  return text.trim()
}

export function isReplySubject(subject: string): boolean {
  return REPLY.test(subject)
}
