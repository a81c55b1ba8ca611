import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { openTestDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { publishArticles } from '../../testing/help.ts'
import { resolveReader } from '../help/index.ts'
import { openSite } from './site.ts'
import { sitemapOf } from './sitemap.ts'

test('too many pages for one file are listed in parts, each page once', async () => {
  const database = await openTestDatabase('sqlite')
  const api = testApi(database.db)
  const { id, key } = await api.workspace()
  await publishArticles(
    api.deps,
    id,
    Array.from({ length: 7 }, (_, n) => ({ slug: `article-${n}`, title: `Article ${n}` })),
  )
  const ctx = testCtx(api.deps, id)
  const site = await openSite(ctx, {
    workspaceKey: key,
    prefix: '',
    reader: await resolveReader(ctx, { workspace: key }),
  })
  // Seven articles, their category, the first page and contact.
  const limits = { most: 9, perPart: 4 }
  const placesOf = (text: string | null) => [...(text ?? '').matchAll(/<loc>([^<]+)/g)].map(([, url]) => url)
  expect(placesOf(sitemapOf(site, 0, { most: 10, perPart: 4 }))).toHaveLength(10)
  const index = sitemapOf(site, 0, limits)
  expect(index).toContain('<sitemapindex')
  expect(placesOf(index)).toEqual([1, 2, 3].map((part) => `http://localhost:8787/sitemap-${part}.xml`))
  const parts = [1, 2, 3].map((part) => placesOf(sitemapOf(site, part, limits)))
  expect(parts.map((part) => part.length)).toEqual([4, 4, 2])
  expect(new Set(parts.flat()).size).toBe(10)
  expect(sitemapOf(site, 4, limits)).toBeNull()
  await database.close()
})
