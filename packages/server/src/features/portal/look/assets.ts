import { ARTICLE_CSS } from '@deskbell/widget/article'
import { hashToken } from '../../../platform/secrets.ts'
import { enhance } from '../enhance/enhance.ts'
import pageCss from './page.css.ts'
import printCss from './print.css.ts'
import { themeCss } from './theme.ts'

/** A file that belongs to every page, named by what is in it. */
export interface PageFile {
  readonly type: string
  readonly text: string
  readonly name: string
}

const STYLES = [ARTICLE_CSS, pageCss, printCss].map(squeeze).join('')
const SCRIPT = `(${enhance})()`
const script = fileOf('portal', 'js', 'text/javascript; charset=utf-8', SCRIPT)
/** One style sheet per brand colour; anybody may ask for any, so only some are kept. */
const styles = new Map<string, PageFile>()
const KEPT = 200

/** Everything a page of this colour looks like, as one file. */
export function styleFile(brand: string | null): PageFile {
  const colour = brand === null ? '' : brand.slice(1).toLowerCase()
  const known = styles.get(colour)
  if (known) return known
  const name = colour === '' ? 'portal' : `portal-${colour}`
  const file = fileOf(name, 'css', 'text/css; charset=utf-8', themeCss(colour === '' ? null : `#${colour}`) + STYLES)
  if (styles.size >= KEPT) styles.clear()
  styles.set(colour, file)
  return file
}

export const scriptFile = (): PageFile => script

/**
 * The file of a name, and whether the name says exactly what is in it: pages of an older version of
 * the service ask for files whose content has changed.
 *
 * @example findFile('portal-2563eb.k3j2h1g4.css')
 */
export function findFile(name: string): { readonly file: PageFile; readonly isExact: boolean } | null {
  const parts = /^portal(?:-([0-9a-f]{6}))?\.[\w-]{10}\.(css|js)$/.exec(name)
  if (!parts) return null
  const file = parts[2] === 'js' ? script : styleFile(parts[1] ? `#${parts[1]}` : null)
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
