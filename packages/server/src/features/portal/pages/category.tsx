/** @jsxImportSource hono/jsx */
import { CodedError } from '@deskbell/protocol'
import { listArticles, listHelpCategories } from '../../help/index.ts'
import type { Place } from '../address.ts'
import { Icon } from '../look/icons.tsx'
import type { Page } from '../page.ts'
import { Crumbs, homeCrumb } from '../parts/crumbs.tsx'
import { breadcrumbList } from '../parts/json-ld.tsx'
import { ArticleList, StillNeedHelp } from '../parts/lists.tsx'
import { link, type Site } from '../site.ts'

const ROWS = 50

/** The articles of one category. Throws `not_found` where it holds nothing for this reader. */
export async function categoryPage(site: Site, slug: string, from: string | null): Promise<Page> {
  const { ctx, reader, t, published, locales } = site
  const { items: topics } = await listHelpCategories(ctx, reader)
  const topic = topics.find((one) => one.slug === slug)
  if (!topic) throw new CodedError('not_found')
  const list = await listArticles(ctx, reader, { category: slug, limit: ROWS, ...(from !== null && { cursor: from }) })
  const place: Place = { name: 'category', slug }
  const translated = new Set(published.filter(({ category }) => category.slug === slug).map(({ locale }) => locale))
  const here = { name: topic.name, place }
  return {
    title: topic.name,
    ...(topic.description && { description: topic.description }),
    place,
    ...(from !== null && { query: `?from=${encodeURIComponent(from)}` }),
    locales: locales.filter((locale) => translated.has(locale)),
    data: [breadcrumbList(site, [homeCrumb(site), here])],
    body: (
      <>
        <Crumbs site={site} crumbs={[homeCrumb(site)]} />
        <div class="head">
          <Icon name={topic.icon} />
          <h1>{topic.name}</h1>
        </div>
        <p class="lead">{topic.description || t.count('articles', topic.articleCount)}</p>
        <ArticleList site={site} rows={list.items.map((article) => ({ article }))} />
        {list.nextCursor !== null && (
          <p class="more">
            <a
              class="button plain"
              rel="next"
              href={`${link(site, place)}?from=${encodeURIComponent(list.nextCursor)}`}
            >
              {t('next')}
            </a>
          </p>
        )}
        <StillNeedHelp site={site} />
      </>
    ),
  }
}
