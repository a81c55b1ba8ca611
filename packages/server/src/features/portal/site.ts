import type { WorkspaceSettings } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import { listPublished, type PublishedArticle, preferredLocales, type Reader } from '../help/index.ts'
import { settingsOf } from '../workspaces/index.ts'
import { type Place, parseAddress, pathOf } from './address.ts'
import { CATALOGUES, type Words, wordsFor } from './i18n/words.ts'

/** The portal of one workspace in one language: what every page of it knows. */
export interface Site {
  readonly ctx: Ctx
  readonly workspaceKey: string
  /** What its paths begin with: nothing, or `/w/wk_…` where there are many workspaces. */
  readonly prefix: string
  readonly reader: Reader
  readonly settings: WorkspaceSettings
  readonly t: Words
  /** Every language of every article that customers can read. */
  readonly published: readonly PublishedArticle[]
  /** The languages in which there is anything to read, the workspace's own first. */
  readonly locales: readonly string[]
  readonly hasFaq: boolean
}

export interface SiteAt {
  readonly workspaceKey: string
  readonly prefix: string
  readonly reader: Reader
}

export async function openSite(ctx: Ctx, { workspaceKey, prefix, reader }: SiteAt): Promise<Site> {
  const published = await listPublished(ctx, reader)
  const { ownLocale, locale } = reader
  const locales = [...new Set(published.map((article) => article.locale))].sort()
  const own = [ownLocale, ...locales.filter((one) => one !== ownLocale)]
  return {
    ctx,
    workspaceKey,
    prefix,
    reader,
    settings: settingsOf(reader),
    t: wordsFor(locale, ownLocale),
    published,
    locales: own,
    hasFaq: published.some(({ kind }) => kind === 'faq'),
  }
}

/** Whether the site has pages in its reader's language: articles, or at least words of its own. */
export function speaks({ locales, reader: { locale } }: Site): boolean {
  return locales.includes(locale) || Object.hasOwn(CATALOGUES, locale)
}

type Linked = Pick<Site, 'prefix' | 'reader'>

/**
 * The path of a page, in this site's language unless another is named.
 *
 * @example link(site, { name: 'article', slug: 'refunds' }, 'ar') // '/ar/help/articles/refunds'
 */
export function link({ prefix, reader }: Linked, place: Place, locale: string = reader.locale): string {
  const folder = locale === reader.ownLocale ? '' : `/${locale}`
  return `${prefix}${folder}${pathOf(place)}`
}

/** The whole address of a page. */
export function addressOf(site: Site, place: Place, locale?: string): string {
  return site.ctx.deps.config.publicUrl + link(site, place, locale)
}

/**
 * Where a link in an article leads: to the same page of this site, in its reader's language, where
 * it names one of the portal's pages.
 */
export function localHref(site: Linked, href: string): string {
  if (!href.startsWith('/')) return href
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? []
  const address = parseAddress(path)
  if (!address || address.workspaceKey !== null || address.place.name === 'asset') return href
  return link(site, address.place) + rest
}

/** The languages in which an article can be read, by its slug. */
export function localesOf({ published, locales }: Site, slug: string): string[] {
  const has = new Set(published.filter((article) => article.slug === slug).map((article) => article.locale))
  return locales.filter((locale) => has.has(locale))
}

/** Of some languages, the one that this reader would rather have. */
export function nearest({ reader }: Linked, available: readonly string[]): string {
  return preferredLocales(reader.locale, reader.ownLocale, available)[0] ?? reader.ownLocale
}
