/** @jsxImportSource hono/jsx */
import { type ArticleSummary, LIMITS, type SearchHit, type SearchResult } from '@deskbell/protocol'
import type { Child } from 'hono/jsx'
import { listArticles, listHelpCategories } from '../../help/index.ts'
import { searchFor } from '../../help-search/index.ts'
import { Icon } from '../look/icons.tsx'
import type { Page } from '../page.ts'
import { Fragments } from '../parts/fragments.tsx'
import { ArticleList, StillNeedHelp, TopicList } from '../parts/lists.tsx'
import { link, type Site } from '../site.ts'

export const ROWS = 10
const MOST_TAGS = 8

/** What was asked: words, filters, and which page of the results. */
export interface Asked {
  readonly q: string
  readonly category: string | null
  readonly tag: string | null
  readonly page: number
  /** The words were more than are searched for. */
  readonly isCut: boolean
}

export async function searchPage(site: Site, asked: Asked): Promise<Page> {
  const { ctx, reader, t, locales } = site
  const { q, category, tag, page, isCut } = asked
  const result = await find(site, asked)
  const topics = result.total === 0 ? (await listHelpCategories(ctx, reader)).items : []
  const rows = result.items.slice((page - 1) * ROWS)
  const isPlain = category === null && tag === null && page === 1
  const title = q === '' ? t('search') : t('searchTitle', { query: q })
  return {
    title,
    place: { name: 'search' },
    query: queryOf(asked),
    locales,
    hidden: true,
    searched: q,
    ...(q !== '' && isPlain && { activity: { type: 'search', query: q, results: result.total } }),
    body: (
      <>
        {isCut && <p class="notice">{t('tooLong', { length: t.number(LIMITS.queryLength) })}</p>}
        <h1>{headline(site, asked, result.total)}</h1>
        {result.widened && <p class="lead">{t('widened')}</p>}
        {result.total < 3 && <Suggestions site={site} asked={asked} suggestions={result.suggestions} />}
        <Filters site={site} asked={asked} result={result} />
        {rows.length > 0 && <ArticleList site={site} rows={rows.map(rowOf)} />}
        <Pages site={site} asked={asked} total={result.total} />
        {result.total === 0 && (
          <>
            <p class="lead">{t(q === '' ? 'askAnything' : 'noResultsHint')}</p>
            {topics.length > 0 && (
              <section>
                <h2 class="sr">{t('topics')}</h2>
                <TopicList site={site} topics={topics} />
              </section>
            )}
          </>
        )}
        <StillNeedHelp site={site} />
      </>
    ),
  }
}

/** Matches up to the page that is shown; without words, the articles of a category or tag. */
async function find({ ctx, reader }: Site, asked: Asked): Promise<SearchResult> {
  const { q, category, tag, page } = asked
  const filter = { ...(category && { category }), ...(tag && { tag }) }
  if (q !== '') return searchFor(ctx, reader, { q, ...filter, limit: page * ROWS })
  const none = { widened: false, suggestions: [], categories: [] }
  if (!category && !tag) return { items: [], total: 0, ...none }
  const { items } = await listArticles(ctx, reader, { ...filter, limit: LIMITS.pageSizeMax })
  return { items: items.slice(0, page * ROWS).map(hitOf), total: items.length, ...none }
}

function hitOf(article: ArticleSummary): SearchHit {
  const whole = (text: string) => [{ text, hit: false }]
  return { article, title: whole(article.title), passage: whole(article.excerpt) }
}

function rowOf({ article, title, passage }: SearchHit) {
  return { article, title: <Fragments of={title} />, below: passage.length > 0 && <Fragments of={passage} /> }
}

function headline({ t }: Site, { q, tag }: Asked, total: number): string {
  if (q !== '') return total === 0 ? t('noResults', { query: q }) : t.count('resultsFor', total, { query: q })
  return tag ? t.count('resultsTagged', total, { tag }) : t('search')
}

/** @example queryOf({ q: 'refund', category: null, tag: 'money', page: 2, isCut: false }) // '?q=refund&tag=money&page=2' */
function queryOf({ q, category, tag, page }: Asked): string {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (category) query.set('category', category)
  if (tag) query.set('tag', tag)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '' : `?${query}`
}

function hrefOf(site: Site, asked: Asked, change: Partial<Asked>): string {
  return link(site, { name: 'search' }) + queryOf({ ...asked, page: 1, ...change })
}

interface FilterProps {
  readonly site: Site
  readonly asked: Asked
  readonly result: SearchResult
}

function Filters({ site, asked, result }: FilterProps) {
  const { t } = site
  const topics = result.categories
  const tags = tagsOf(result).filter((tag) => tag !== asked.tag)
  if (topics.length < 2 && tags.length < 2 && !asked.tag && !asked.category) return null
  const all = topics.reduce((sum, { count }) => sum + count, 0)
  return (
    <nav class="filters" aria-label={t('narrow')}>
      {(topics.length > 1 || asked.category !== null) && (
        <ul class="chips">
          <Chip href={hrefOf(site, asked, { category: null })} isOn={asked.category === null}>
            {t('allTopics')} <span>{t.number(all)}</span>
          </Chip>
          {topics.map(({ slug, name, count }) => (
            <Chip key={slug} href={hrefOf(site, asked, { category: slug })} isOn={asked.category === slug}>
              {name} <span>{t.number(count)}</span>
            </Chip>
          ))}
        </ul>
      )}
      {(asked.tag || tags.length > 0) && (
        <ul class="chips">
          {asked.tag && (
            <li>
              <a href={hrefOf(site, asked, { tag: null })} aria-label={t('removeTag', { tag: asked.tag })}>
                {asked.tag}
                <Icon name="close" />
              </a>
            </li>
          )}
          {tags.map((tag) => (
            <Chip key={tag} href={hrefOf(site, asked, { tag })} isOn={false}>
              {tag}
            </Chip>
          ))}
        </ul>
      )}
    </nav>
  )
}

function Chip({ href, isOn, children }: { href: string; isOn: boolean; children?: Child }) {
  return (
    <li>
      <a href={href} {...(isOn && { 'aria-current': 'true' })}>
        {children}
      </a>
    </li>
  )
}

/** The tags of what was found, the most frequent first. */
function tagsOf({ items }: SearchResult): string[] {
  const counts = new Map<string, number>()
  for (const { article } of items) for (const tag of article.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([tag]) => tag)
    .slice(0, MOST_TAGS)
}

function Suggestions({ site, asked, suggestions }: { site: Site; asked: Asked; suggestions: readonly string[] }) {
  const others = suggestions.filter((one) => one !== asked.q)
  if (others.length === 0) return null
  return (
    <p class="lead">
      {site.t('didYouMean')}{' '}
      {others.map((one, index) => (
        <>
          {index > 0 && ', '}
          <a href={hrefOf(site, asked, { q: one })}>{one}</a>
        </>
      ))}
    </p>
  )
}

function Pages({ site, asked, total }: { site: Site; asked: Asked; total: number }) {
  const { t } = site
  const { page } = asked
  const pages = Math.min(Math.ceil(total / ROWS), LIMITS.pageSizeMax / ROWS)
  if (pages < 2) return null
  return (
    <nav class="more" aria-label={t('pages')}>
      {page > 1 && (
        <a class="button plain" rel="prev" href={hrefOf(site, asked, { page: page - 1 })}>
          {t('previous')}
        </a>
      )}
      <span class="quiet">{t('pageOf', { page: t.number(page), pages: t.number(pages) })}</span>
      {page < pages && (
        <a class="button plain" rel="next" href={hrefOf(site, asked, { page: page + 1 })}>
          {t('next')}
        </a>
      )}
    </nav>
  )
}
