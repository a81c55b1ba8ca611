import type { Words } from '../i18n/words.ts'

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/**
 * An e-mail address that its owner knows again and nobody else learns, set apart from words that run
 * the other way.
 *
 * @example maskedEmail('lena@example.com') // 'l•••@e•••.com'
 */
export function maskedEmail(email: string): string {
  const [, first = '', domain = '', ending = ''] = /^(.)[^@]*@(.)[^@]*?(\.[^.@]+)?$/u.exec(email) ?? []
  return `${FIRST_STRONG_ISOLATE}${first}•••@${domain}•••${ending}${POP_ISOLATE}`
}

/** A time of day as a language writes it. */
export function timeInWords({ locale }: Words, hour: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hour))
}

/** What the clocks of a zone show now. */
export function timeInZone({ locale }: Words, now: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(now)
}
