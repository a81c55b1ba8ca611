/** A piece of a message: plain words, or an address to follow. */
export type Piece = string | { readonly href: string; readonly label: string }

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi
/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,;:!?…]+$/

/**
 * Splits a message into words and web addresses. Only `http:` and `https:` become links; a closing
 * bracket stays with the address only if it was opened inside it.
 *
 * @example linkify('See https://example.com/a.') // ['See ', { href, label: 'https://example.com/a' }, '.']
 */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(ADDRESS)) {
    const label = trim(match[0])
    const url = URL.canParse(label) ? new URL(label) : null
    if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) continue
    if (match.index > end) pieces.push(text.slice(end, match.index))
    pieces.push({ href: url.href, label })
    end = match.index + label.length
  }
  if (end < text.length) pieces.push(text.slice(end))
  return pieces
}

function trim(address: string): string {
  let kept = address
  for (;;) {
    const before = kept
    kept = kept.replace(TRAILING, '')
    for (const [open, shut] of ['()', '[]', '{}'] as unknown as [string, string][]) {
      if (kept.endsWith(shut) && kept.split(shut).length > kept.split(open).length) kept = kept.slice(0, -1)
    }
    if (kept === before) return kept
  }
}
