import { LIMITS } from '@deskbell/protocol'

/**
 * A tag as it is kept: lower case, one line, without spaces around it.
 *
 * @example tagOf('  Refund ') // 'refund'
 */
export const tagOf = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toLowerCase()
    .slice(0, LIMITS.tagLength)

/** The tags of a text with commas, each once. */
export const tagsOf = (text: string): string[] => [...new Set(text.split(',').map(tagOf).filter(Boolean))]
