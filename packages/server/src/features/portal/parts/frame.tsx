/** @jsxImportSource hono/jsx */
import { type Place, pathOf } from '../address.ts'
import { ownNameOf } from '../i18n/words.ts'
import { iconFile, liveFile, type PageFile, scriptFile, styleFile } from '../look/assets.ts'
import { Icon } from '../look/icons.tsx'
import type { Page } from '../page.ts'
import { addressOf, link, nearest, type Site } from '../site.ts'
import { JsonLd } from './json-ld.tsx'
import { SearchForm } from './search-form.tsx'

/**
 * A whole page as text.
 *
 * @example documentOf(site, await homePage(site)) // '<!doctype html><html lang="en" …'
 */
export function documentOf(site: Site, page: Page): string {
  return `<!doctype html>${<Frame site={site} page={page} />}`
}

function Frame({ site, page }: { readonly site: Site; readonly page: Page }) {
  const { t } = site
  return (
    <html lang={t.locale} dir={t.dir}>
      <Head site={site} page={page} />
      <body>
        <a class="skip" href="#p.main">
          {t('skip')}
        </a>
        <Top site={site} page={page} />
        <main id="p.main" tabindex={-1}>
          <div class="wide">
            {!page.hasSearch && site.published.length > 0 && (
              <div class="strip">
                <SearchForm site={site} searched={page.searched} />
              </div>
            )}
            {page.body}
          </div>
        </main>
        <footer class="bottom">
          <div class="wide">
            <span>{site.settings.name}</span>
            <a href={link(site, { name: 'contact' })}>{t('contact')}</a>
          </div>
        </footer>
        {page.hasChat && (
          <script async src="/v1/deskbell.js" data-workspace={site.workspaceKey} data-locale={t.locale} />
        )}
      </body>
    </html>
  )
}

function Head({ site, page }: { readonly site: Site; readonly page: Page }) {
  const { title, description, query = '', locales, personal = false, kind = 'website' } = page
  const hidden = page.hidden || personal
  const place = personal ? null : page.place
  const { settings, t } = site
  const whole = title === settings.name ? title : `${title} · ${settings.name}`
  const shown = nearest(site, locales)
  const canonical = place && addressOf(site, place, shown) + query
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{whole}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      {(hidden || !place) && <meta name="robots" content="noindex" />}
      {canonical && <link rel="canonical" href={canonical} />}
      {place && !hidden && query === '' && <Alternates site={site} place={place} locales={locales} />}
      <link rel="stylesheet" href={fileHref(styleFile(settings.brandColor))} />
      <link rel="icon" type="image/svg+xml" href={fileHref(iconFile(settings.brandColor))} />
      <script defer src={fileHref(scriptFile())} />
      {page.isLive && <script defer src={fileHref(liveFile())} />}
      <meta property="og:title" content={title} />
      <meta property="og:type" content={kind} />
      <meta property="og:site_name" content={settings.name} />
      <meta property="og:locale" content={t.locale.replace('-', '_')} />
      {description && <meta property="og:description" content={description} />}
      {canonical && <meta property="og:url" content={canonical} />}
      {page.publishedAt && <meta property="article:published_time" content={page.publishedAt} />}
      {page.updatedAt && <meta property="article:modified_time" content={page.updatedAt} />}
      {page.data?.map((data, index) => (
        <JsonLd key={index} data={data} />
      ))}
    </head>
  )
}

function fileHref({ name }: PageFile): string {
  return pathOf({ name: 'asset', file: name })
}

/** The same page in its other languages; whoever speaks none of them gets the workspace's own. */
function Alternates({ site, place, locales }: { site: Site; place: Place; locales: readonly string[] }) {
  if (locales.length < 2) return null
  const own = locales.includes(site.reader.ownLocale) ? site.reader.ownLocale : locales[0]
  return (
    <>
      {locales.map((locale) => (
        <link key={locale} rel="alternate" hreflang={locale} href={addressOf(site, place, locale)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={addressOf(site, place, own)} />
    </>
  )
}

function Top({ site, page }: { readonly site: Site; readonly page: Page }) {
  const { t, settings, hasFaq } = site
  const places = [
    { name: 'home', words: t('help') },
    ...(hasFaq ? [{ name: 'faq', words: t('faq') } as const] : []),
    { name: 'contact', words: t('contact') },
    { name: 'requests', words: t('requests') },
  ] as const
  return (
    <header class="top">
      <div class="wide">
        <a class="name" href={link(site, { name: 'home' })}>
          {settings.name}
        </a>
        <nav aria-label={t('mainNav')}>
          <ul class="nav">
            {places.map(({ name, words }) => (
              <li key={name}>
                <a href={link(site, { name })} {...(page.place?.name === name && { 'aria-current': 'page' })}>
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch site={site} page={page} />
      </div>
    </header>
  )
}

/** The page in every language of the help centre; what is not translated is shown in the next best. */
function LanguageSwitch({ site, page }: { readonly site: Site; readonly page: Page }) {
  const { locales, reader, t } = site
  const others = locales.includes(reader.locale) ? locales : [...locales, reader.locale]
  if (others.length < 2) return null
  const place: Place = page.place ?? { name: 'home' }
  return (
    <details class="switch">
      <summary aria-label={`${t('language')}: ${ownNameOf(reader.locale)}`}>
        <Icon name="languages" />
        <span>{ownNameOf(reader.locale)}</span>
      </summary>
      <ul class="languages">
        {others.map((locale) => (
          <li key={locale}>
            <a
              href={link(site, place, locale) + (page.query ?? '')}
              hreflang={locale}
              lang={locale}
              dir="auto"
              {...(locale === reader.locale && { 'aria-current': 'true' })}
            >
              {ownNameOf(locale)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
