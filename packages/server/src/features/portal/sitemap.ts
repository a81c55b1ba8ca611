import type { Place } from './address.ts'
import { addressOf, type Site } from './site.ts'

/** As many addresses as one file may name. */
const MOST = 50_000
/** And as many as each part names when there are more: their alternates count towards its size too. */
const PER_PART = 10_000

interface Entry {
  readonly place: Place
  readonly locale: string
  readonly locales: readonly string[]
  readonly updatedAt: number | null
}

/**
 * The site map: every page in every language with its other languages, or a list of parts where
 * there are too many. Null for a part that is not there.
 */
export function sitemapOf(site: Site, part: number, limits = { most: MOST, perPart: PER_PART }): string | null {
  const entries = entriesOf(site)
  const parts = entries.length > limits.most ? Math.ceil(entries.length / limits.perPart) : 0
  if (part > parts) return null
  if (part > 0) return urlSet(site, entries.slice((part - 1) * limits.perPart, part * limits.perPart))
  return parts === 0 ? urlSet(site, entries) : index(site, parts)
}

/** What robots may read; `hosted` services name no workspace's site map. */
export function robotsOf(publicUrl: string, mode: 'self-hosted' | 'hosted'): string {
  const lines = ['User-agent: *', 'Disallow: /console', 'Disallow: /v1/auth/', 'Disallow: /help/search']
  lines.push('Disallow: /*/help/search')
  if (mode === 'self-hosted') lines.push('', `Sitemap: ${publicUrl}/sitemap.xml`)
  return `${lines.join('\n')}\n`
}

function entriesOf({ published, locales, hasFaq }: Site): Entry[] {
  const entries: Entry[] = []
  const add = (place: Place, available: readonly string[], updated: (locale: string) => number | null) => {
    for (const locale of available) entries.push({ place, locale, locales: available, updatedAt: updated(locale) })
  }
  const inOrder = (some: ReadonlySet<string>) => locales.filter((locale) => some.has(locale))
  const never = () => null
  if (published.length > 0) add({ name: 'home' }, locales, never)
  add({ name: 'contact' }, locales, never)
  if (hasFaq) {
    const some = new Set(published.filter(({ kind }) => kind === 'faq').map(({ locale }) => locale))
    add({ name: 'faq' }, inOrder(some), never)
  }
  for (const [slug, articles] of Map.groupBy(published, ({ category }) => category.slug)) {
    add({ name: 'category', slug }, inOrder(new Set(articles.map(({ locale }) => locale))), never)
  }
  for (const [slug, articles] of Map.groupBy(published, (article) => article.slug)) {
    const times = new Map(articles.map(({ locale, updatedAt }) => [locale, updatedAt]))
    add({ name: 'article', slug }, inOrder(new Set(times.keys())), (locale) => times.get(locale) ?? null)
  }
  return entries
}

function urlSet(site: Site, entries: readonly Entry[]): string {
  const urls = entries.map(({ place, locale, locales, updatedAt }) => {
    const own = locales.includes(site.reader.ownLocale) ? site.reader.ownLocale : locales[0]
    const alternates =
      locales.length < 2
        ? []
        : [...locales.map((one) => [one, one] as const), ['x-default', own] as const].map(
            ([name, one]) =>
              `<xhtml:link rel="alternate" hreflang="${name}" href="${escapeXml(addressOf(site, place, one))}"/>`,
          )
    const changed = updatedAt === null ? '' : `<lastmod>${new Date(updatedAt).toISOString()}</lastmod>`
    return `<url><loc>${escapeXml(addressOf(site, place, locale))}</loc>${changed}${alternates.join('')}</url>`
  })
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${names}>\n${urls.join('\n')}\n</urlset>\n`
}

function index(site: Site, parts: number): string {
  const { ctx, prefix } = site
  const maps = Array.from({ length: parts }, (_, part) => {
    const address = `${ctx.deps.config.publicUrl}${prefix}/sitemap-${part + 1}.xml`
    return `<sitemap><loc>${escapeXml(address)}</loc></sitemap>`
  })
  const names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${names}>\n${maps.join('\n')}\n</sitemapindex>\n`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
