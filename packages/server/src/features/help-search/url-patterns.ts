import type { UrlRule } from '@deskbell/protocol'

/** Where somebody is; neither query nor fragment. */
export interface Page {
  /** Small letters, with the port if the address has one. */
  readonly host: string
  readonly hostname: string
  readonly parts: readonly string[]
}

/** @example pageOf('https://example.com/orders/17?from=mail#top') */
export function pageOf(url: string): Page {
  const { host, hostname, pathname } = new URL(url)
  return { host, hostname, parts: partsOf(pathname) }
}

/** The places of the rules that fit a page, in their order. */
export function fitting(rules: readonly UrlRule[], page: Page): number[] {
  return [...rules.keys()].filter((place) => fits(rules[place]?.pattern ?? '', page))
}

/**
 * Whether a pattern fits a page: `*` stands for one part of the path or for some letters of it, `**`
 * for any number of parts, and a host before the path must be the page's.
 *
 * @example fits('example.com/orders/*', pageOf('https://example.com/orders/17')) // true
 */
export function fits(pattern: string, page: Page): boolean {
  const slash = pattern.indexOf('/')
  const host = pattern.slice(0, slash).toLowerCase()
  if (host !== '' && host !== (host.includes(':') ? page.host : page.hostname)) return false
  return fitParts(partsOf(pattern.slice(slash)), page.parts)
}

function partsOf(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map(decode)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Step by step through the path with all that the pattern may have come to, so that no pattern takes long. */
function fitParts(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = withSkips(pattern, new Set([0]))
  for (const part of path) {
    const next = new Set<number>()
    for (const at of reached) {
      const wanted = pattern[at]
      if (wanted === '**') next.add(at)
      else if (wanted !== undefined && fitsPart(wanted, part)) next.add(at + 1)
    }
    reached = withSkips(pattern, next)
  }
  return reached.has(pattern.length)
}

/** `**` may also stand for nothing. */
function withSkips(pattern: readonly string[], reached: Set<number>): Set<number> {
  for (const at of reached) if (pattern[at] === '**') reached.add(at + 1)
  return reached
}

function fitsPart(wanted: string, part: string): boolean {
  const pieces = wanted.split('*')
  if (pieces.length === 1) return wanted === part
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  if (part.length < first.length + last.length || !part.startsWith(first) || !part.endsWith(last)) return false
  let at = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = part.indexOf(piece, at)
    if (found < 0 || found + piece.length > part.length - last.length) return false
    at = found + piece.length
  }
  return true
}
