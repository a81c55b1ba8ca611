import { type InlineNode, isSafeHref, isSafeImage } from '@deskbell/protocol'
import { type Page, report } from './page.ts'

type Link = Extract<InlineNode, { t: 'a' }>
type Picture = Extract<InlineNode, { t: 'img' }>

const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const ARTICLE = /^(?:\/[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?\/help\/articles\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?(?:[?#]|$)/
const FILE = /^\/help\/files\/[^/?#]+\/([^/?#]+)$/
const PICTURE_FILE = /\.(?:png|jpe?g|webp|gif|avif)$/i

const YOUTUBE =
  /^https:\/\/(?:www\.|m\.)?(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|shorts\/|embed\/|live\/))([\w-]{11})(?![\w-])/
const VIMEO = /^https:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{5,12})(?![\w-])/

/**
 * A link to an address as it was written, without its words; null where it may not be followed,
 * which is reported unless `quiet`.
 */
export function toLink(page: Page, written: string, quiet = false): Link | null {
  const href = settle(page, written, 'link')
  if (href === null || !isSafeHref(href) || !takeRoom(page, href)) {
    if (!quiet) report(page, `The link to ${abridged(written)} is not shown: ${whyNot(page, href)}.`)
    return null
  }
  const article = ARTICLE.exec(href)?.[1]
  return article === undefined ? { t: 'a', href, c: [] } : { t: 'a', href, article, c: [] }
}

/** A picture at an address as it was written; null, which is reported, where it may not be shown. */
export function toPicture(page: Page, written: string, alt: string): Picture | null {
  const src = settle(page, written, 'image')
  if (src === null || !isSafeImage(src) || !takeRoom(page, src)) {
    const why = src !== null && isSafeHref(src) && page.addressRoom > 0 ? 'it has to be https' : whyNot(page, src)
    report(page, `The picture at ${abridged(written)} is not shown: ${why}.`)
    return null
  }
  if (FILE.test(src) && !PICTURE_FILE.test(src)) report(page, `The file ${abridged(src)} is not a picture.`)
  if (alt.trim() === '') report(page, `The picture at ${abridged(src)} has no description for those who cannot see it.`)
  const size = page.options.sizes?.get(src)
  return size ? { t: 'img', src, alt, width: size.width, height: size.height } : { t: 'img', src, alt }
}

/** The video that an address leads to, of those providers that may be embedded. */
export function videoAt(href: string): { provider: 'youtube' | 'vimeo'; id: string } | null {
  const youtube = YOUTUBE.exec(href)?.[1]
  if (youtube !== undefined) return { provider: 'youtube', id: youtube }
  const vimeo = VIMEO.exec(href)?.[1]
  return vimeo === undefined ? null : { provider: 'vimeo', id: vimeo }
}

/** The name of the kept file that an address leads to, unless that is a picture. */
export function downloadAt(href: string): string | null {
  const name = FILE.exec(href)?.[1]
  return name === undefined || PICTURE_FILE.test(name) ? null : decoded(name)
}

/** The address to use for one that was written: relative ones are resolved, schemes are in small letters. */
function settle(page: Page, written: string, kind: 'link' | 'image'): string | null {
  if (SCHEME.test(written)) return written.replace(SCHEME, (scheme) => scheme.toLowerCase())
  if (/^[/#]/.test(written)) return written
  return page.options.resolve?.(decoded(written), kind) ?? null
}

function takeRoom(page: Page, address: string): boolean {
  page.addressRoom -= address.length
  return page.addressRoom > 0
}

function whyNot(page: Page, address: string | null): string {
  if (address === null) return 'it is relative to nothing we know'
  return isSafeHref(address) && page.addressRoom <= 0
    ? 'there are too many long addresses'
    : 'such addresses are not allowed'
}

function abridged(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
