/** @jsxImportSource hono/jsx */
import { LIMITS, type SearchHit } from '@deskbell/protocol'
import { searchFor } from '../../../help-search/index.ts'
import { tongue } from '../../parts/lists.tsx'
import { link, type Site } from '../../site.ts'

const MOST = 3

/** Articles that resemble what somebody asks. */
export async function perhapsFor(site: Site, words: string): Promise<readonly SearchHit[]> {
  const q = words
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LIMITS.queryLength)
  if (site.published.length === 0 || q === '') return []
  return (await searchFor(site.ctx, site.reader, { q, limit: MOST })).items
}

/** They stand beside the form or the thread, and below it on phones. */
export function Perhaps({ site, hits }: { readonly site: Site; readonly hits: readonly SearchHit[] }) {
  if (hits.length === 0) return null
  return (
    <aside class="perhaps" aria-label={site.t('perhaps')}>
      <h2>{site.t('perhaps')}</h2>
      <ul class="links">
        {hits.map(({ article }) => (
          <li key={article.id} {...tongue(site, article.locale)}>
            <a href={link(site, { name: 'article', slug: article.slug })}>{article.title}</a>
          </li>
        ))}
      </ul>
    </aside>
  )
}
