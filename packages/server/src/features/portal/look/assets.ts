import { ARTICLE_CSS } from '@deskbell/widget/article'
import { deriveAccent } from '@deskbell/widget/theme'
import { hashToken } from '../../../platform/secrets.ts'
import { enhance } from '../enhance/enhance.ts'
import { live } from '../enhance/live.ts'
import bookingCss from './booking.css.ts'
import pageCss from './page.css.ts'
import printCss from './print.css.ts'
import supportCss from './support.css.ts'
import { themeCss } from './theme.ts'

/** A file that belongs to every page, named by what is in it. */
export interface PageFile {
  readonly type: string
  readonly text: string
  readonly name: string
}

const STYLES = [ARTICLE_CSS, pageCss, supportCss, bookingCss, printCss].map(squeeze).join('')
const SCRIPT = `(${enhance})()`
const script = fileOf('portal', 'js', 'text/javascript; charset=utf-8', SCRIPT)
const liveScript = fileOf('portal-live', 'js', 'text/javascript; charset=utf-8', `(${live})()`)
/** One style sheet per brand colour; anybody may ask for any, so only some are kept. */
const styles = new Map<string, PageFile>()
const KEPT = 200

/** Everything a page of this colour looks like, as one file. */
export function styleFile(brand: string | null): PageFile {
  const name = nameOf(brand)
  const known = styles.get(name)
  if (known) return known
  const file = fileOf(name, 'css', 'text/css; charset=utf-8', themeCss(brand) + STYLES)
  if (styles.size >= KEPT) styles.clear()
  styles.set(name, file)
  return file
}

/** @example nameOf('#2563EB') // 'portal-2563eb' */
function nameOf(brand: string | null): string {
  return brand === null ? 'portal' : `portal-${brand.slice(1).toLowerCase()}`
}

/** What stands in the browser's tab: a question mark on the brand colour. */
export function iconFile(brand: string | null): PageFile {
  const { fill, on } = deriveAccent(brand, 'light')
  const mark = 'M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01'
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="${fill}"/><path d="${mark}" fill="none" stroke="${on}" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  return fileOf(nameOf(brand), 'svg', 'image/svg+xml', text)
}

export const scriptFile = (): PageFile => script

/** What pages load beside it that show by themselves what becomes of a booking. */
export const liveFile = (): PageFile => liveScript

/**
 * The file of a name, and whether the name says exactly what is in it: pages of an older version of
 * the service ask for files whose content has changed.
 *
 * @example findFile('portal-2563eb.k3j2h1g4.css')
 */
export function findFile(name: string): { readonly file: PageFile; readonly isExact: boolean } | null {
  const parts = /^portal(?:-(live|[0-9a-f]{6}))?\.[\w-]{10}\.(css|js|svg)$/.exec(name)
  if (!parts) return null
  if (parts[1] === 'live') return parts[2] === 'js' ? { file: liveScript, isExact: liveScript.name === name } : null
  const brand = parts[1] ? `#${parts[1]}` : null
  const file = parts[2] === 'js' ? script : parts[2] === 'svg' ? iconFile(brand) : styleFile(brand)
  return { file, isExact: file.name === name }
}

function fileOf(name: string, ending: string, type: string, text: string): PageFile {
  return { type, text, name: `${name}.${hashToken(text).slice(0, 10)}.${ending}` }
}

function squeeze(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/\s?([{};,])\s?/g, '$1')
    .replace(/:\s/g, ':')
    .trim()
}
