import { parse, postprocess, preprocess } from 'micromark'

/**
 * The Markdown with other addresses in its links, pictures and definitions: `change` is given each
 * one without Markdown's escapes, and answers another or null to leave it. All else stays as it
 * was, to the letter; code is no link.
 *
 * @example changeAddresses('[a](b.md)', () => '/help/articles/b') // '[a](/help/articles/b)'
 */
export function changeAddresses(markdown: string, change: (address: string) => string | null): string {
  const events = postprocess(
    parse()
      .document()
      .write(preprocess()(markdown, undefined, true)),
  )
  let changed = ''
  let from = 0
  for (const [step, { type, start, end }] of events) {
    if (step !== 'enter' || (type !== 'resourceDestinationString' && type !== 'definitionDestinationString')) continue
    const written = markdown.slice(start.offset, end.offset)
    const address = change(decode(written))
    if (address === null) continue
    changed += markdown.slice(from, start.offset) + address
    from = end.offset
  }
  return changed + markdown.slice(from)
}

function decode(written: string): string {
  return written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&')
}

/** The parts of an address: what stands before `?` and `#`, as text, and the rest as it is. */
export function splitAddress(address: string): { path: string; rest: string } {
  const end = address.search(/[?#]/)
  const path = end < 0 ? address : address.slice(0, end)
  return { path: decodePath(path), rest: end < 0 ? '' : address.slice(end) }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path as Markdown takes it anywhere. */
export function encodePath(path: string): string {
  return path
    .split('/')
    .map((name) =>
      encodeURIComponent(name).replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/')
}

/** @example resolvePath('orders/refunds.md', '../billing/invoices.md') // 'billing/invoices.md' */
export function resolvePath(from: string, address: string): string | null {
  if (/^([a-z][a-z0-9+.-]*:|[/#?])/i.test(address) || address === '') return null
  const names = from.split('/').slice(0, -1)
  for (const name of address.split('/')) {
    if (name === '..') {
      if (names.pop() === undefined) return null
    } else if (name !== '.' && name !== '') names.push(name)
  }
  return names.join('/')
}

/** @example relativePath('orders/refunds.md', 'billing/invoices.md') // '../billing/invoices.md' */
export function relativePath(from: string, to: string): string {
  const [folder = '', ...rest] = to.split('/')
  return from.startsWith(`${folder}/`) ? rest.join('/') : `../${to}`
}
