/** @jsxImportSource hono/jsx */
import type { ArticleSummary, HelpCategory } from '@deskbell/protocol'
import type { Child } from 'hono/jsx'
import { directionOf } from '../i18n/words.ts'
import { Icon } from '../look/icons.tsx'
import { link, type Site } from '../site.ts'

/** `lang` and `dir` of words that are in another language than the page. */
export function tongue({ t }: Site, locale: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return locale === t.locale ? {} : { lang: locale, dir: directionOf(locale) }
}

interface RowProps {
  readonly site: Site
  readonly article: ArticleSummary
  /** The title and what stands below it, where they are more than the article's own. */
  readonly title?: Child
  readonly below?: Child
}

function ArticleRow({ site, article, title, below }: RowProps) {
  const { slug, locale, kind, excerpt } = article
  return (
    <li class="row" {...tongue(site, locale)}>
      <a href={link(site, { name: 'article', slug })}>{title ?? article.title}</a>
      {kind !== 'article' && (
        <span class="badge" lang={site.t.locale}>
          {site.t(kind === 'guide' ? 'guide' : 'question')}
        </span>
      )}
      {(below ?? excerpt) && <p>{below ?? excerpt}</p>}
    </li>
  )
}

export function ArticleList({ site, rows }: { readonly site: Site; readonly rows: readonly Omit<RowProps, 'site'>[] }) {
  return (
    <ul class="list">
      {rows.map((row) => (
        <ArticleRow key={row.article.id} site={site} {...row} />
      ))}
    </ul>
  )
}

export function TopicList({ site, topics }: { readonly site: Site; readonly topics: readonly HelpCategory[] }) {
  return (
    <ul class="topics">
      {topics.map(({ slug, name, description, icon, articleCount }) => (
        <li key={slug}>
          <a href={link(site, { name: 'category', slug })}>
            <Icon name={icon} />
            <div>
              <h3>{name}</h3>
              {description && <p>{description}</p>}
              <p class="count">{site.t.count('articles', articleCount)}</p>
            </div>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The way to a person, below whatever did not answer. */
export function StillNeedHelp({ site }: { readonly site: Site }) {
  const { t } = site
  return (
    <section class="still">
      <div>
        <h2>{t('stillTitle')}</h2>
        <p>{t('stillText')}</p>
      </div>
      <a class="button" href={link(site, { name: 'contact' })}>
        {t('stillButton')}
      </a>
    </section>
  )
}
