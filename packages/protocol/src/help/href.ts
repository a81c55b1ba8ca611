import { LIMITS } from '../core/limits.ts'

/**
 * Whether an address may stand in a link: web, mail, telephone, or a path or anchor of the same
 * site. Everything else, `javascript:` and `data:` first of all, is refused, and so is whatever a
 * browser would read differently from us (control characters, backslashes, `//`).
 *
 * @example isSafeHref('/help/articles/refunds') // true
 */
export function isSafeHref(href: string): boolean {
  if (href === '' || href.length > LIMITS.urlLength || /[\p{Cc}\s\\]/u.test(href)) return false
  if (/^(#|\/(?!\/))/.test(href)) return true
  const url = URL.parse(href)
  return url !== null && /^(https?|mailto|tel):$/.test(url.protocol) && href.startsWith(url.protocol)
}

/** Whether an address may be loaded as a picture: https, or a file of this service. */
export function isSafeImage(src: string): boolean {
  return isSafeHref(src) && /^(https:|\/)/.test(src)
}
