import { hashToken } from '../../platform/secrets.ts'

/**
 * The same words in the same order, whatever their case, spaces and punctuation: by this a question
 * that is sent again is known.
 *
 * @example digestOfQuestion('typ_1', 'Where?', 'Where is it') === digestOfQuestion('typ_1', 'where', 'where is it!')
 */
export function digestOfQuestion(...parts: readonly string[]): string {
  const words = parts.map(
    (part) =>
      part
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ') ?? '',
  )
  return hashToken(words.join('\n'))
}
