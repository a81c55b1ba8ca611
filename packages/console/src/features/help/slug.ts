import { LIMITS } from '@deskbell/protocol'

/** Letters that do not come apart into a plain one and a mark. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i', þ: 'th' }

/**
 * The part of an address that a title gives; empty where nothing of it can stand there, as with a
 * title in Arabic.
 *
 * @example slugOf('Größe ändern?') // 'grosse-andern'
 */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[ßæœøđłıþ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LIMITS.slugLength)
    .replace(/-$/, '')
}
