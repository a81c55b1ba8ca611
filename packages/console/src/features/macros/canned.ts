import type { CannedResponse } from '@deskbell/protocol'

export const CANNED_FILTERS = ['all', 'shared', 'mine'] as const
export type CannedFilter = (typeof CANNED_FILTERS)[number]

/** Whether a shortcut is what the contract takes. */
export const isShortcut = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,39}$/.test(text)

/**
 * A shortcut made from a title.
 *
 * @example shortcutOf('Refund: how long?') // 'refund-how-long'
 */
export const shortcutOf = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')

/** Those that hold every word somewhere: in shortcut, title or text. `mine` are those nobody else sees. */
export function foundCanned(canned: readonly CannedResponse[], words: string, filter: CannedFilter): CannedResponse[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return canned.filter((one) => {
    const text = `/${one.shortcut} ${one.title} ${one.text}`.toLowerCase()
    const among = filter === 'all' || one.shared === (filter === 'shared')
    return among && wanted.every((word) => text.includes(word))
  })
}
