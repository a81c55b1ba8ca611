import { LIMITS } from '@deskbell/protocol'

const SPARE = 8

/**
 * An address made of a title: what it has of Latin letters and digits.
 *
 * @example slugOf('Track an order', 'article') // 'track-an-order'
 * @example slugOf('تتبّع طلب', 'article') // 'article'
 */
export function slugOf(title: string, otherwise: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.slugLength - SPARE)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? otherwise : slug
}

/** @example freeSlug('refunds', new Set(['refunds'])) // 'refunds-2' */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  let number = 2
  while (taken.has(`${slug}-${number}`)) number++
  return `${slug}-${number}`
}
