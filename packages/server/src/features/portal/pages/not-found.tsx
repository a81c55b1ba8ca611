/** @jsxImportSource hono/jsx */
import { LIMITS, type SearchHit } from '@deskbell/protocol'
import { listHelpCategories } from '../../help/index.ts'
import { searchFor } from '../../help-search/index.ts'
import { type Place, pathOf } from '../address.ts'
import type { Page } from '../page.ts'
import { Fragments } from '../parts/fragments.tsx'
import { ArticleList, StillNeedHelp, TopicList } from '../parts/lists.tsx'
import type { Site } from '../site.ts'

const MATCHES = 5

/** What the address itself says, searched for: a link that has aged often still says what it meant. */
export async function notFoundPage(site: Site, place: Place): Promise<Page> {
  const { ctx, reader, t, locales } = site
  const words = wordsOf(place)
  const { items } = await searchFor(ctx, reader, { q: words, limit: MATCHES })
  const { items: topics } = await listHelpCategories(ctx, reader)
  return {
    status: 404,
    title: t('notFoundTitle'),
    place: null,
    locales,
    searched: words,
    body: (
      <>
        <h1>{t('notFoundTitle')}</h1>
        <p class="lead">{t(items.length > 0 ? 'notFoundText' : 'notFoundPlain')}</p>
        {items.length > 0 && <ArticleList site={site} rows={items.map(rowOf)} />}
        {topics.length > 0 && (
          <section class="section">
            <h2>{t('topics')}</h2>
            <TopicList site={site} topics={topics} />
          </section>
        )}
        <StillNeedHelp site={site} />
      </>
    ),
  }
}

function rowOf({ article, title }: SearchHit) {
  return { article, title: <Fragments of={title} /> }
}

/** @example wordsOf({ name: 'article', slug: 'how-to-refund' }) // 'how to refund' */
function wordsOf(place: Place): string {
  const last = ('slug' in place ? place.slug : pathOf(place)).split('/').at(-1) ?? ''
  return decoded(last)
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LIMITS.queryLength)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
