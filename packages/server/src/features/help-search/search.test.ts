import { type ArticleRecord, LIMITS, type SearchResult } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { publishArticles, type TestArticle } from '../../testing/help.ts'
import { moveTranslation, saveTranslation, updateArticle } from '../help/index.ts'

const ARTICLES: readonly TestArticle[] = [
  {
    slug: 'refunds',
    title: 'Getting a refund',
    searchKeywords: 'money back',
    body: 'Refunds arrive within five days.\n\n## After that\n\nAsk us when the bank is slow.',
    tags: ['money'],
    category: 'orders',
  },
  { slug: 'invoices', title: 'Find your invoices', tags: ['money'], category: 'billing' },
  {
    slug: 'tracking',
    title: 'Track an order',
    body: 'Where the parcel is. A refund is elsewhere.',
    category: 'orders',
  },
  { slug: 'refunds', title: 'استرداد المبلغ', body: 'تصل المبالغ المستردة خلال خمسة أيام.', locale: 'ar' },
  { slug: 'inside', title: 'Refund rules for staff', category: 'orders', audiences: ['providers'] },
  { slug: 'draft', title: 'Refund drafts', category: 'orders', published: false },
]

function searching(api: TestApi, workspace: TestWorkspace) {
  return async (q: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ workspace: workspace.key, q, ...more })
    return (await api.call<SearchResult>('GET', `/v1/help/search?${query}`)).body
  }
}

function slugs({ items }: SearchResult): string[] {
  return items.map(({ article }) => article.slug)
}

eachDatabase((_kind, open) => {
  async function library(): Promise<{
    api: TestApi
    workspace: TestWorkspace
    articles: Record<string, ArticleRecord>
    search: ReturnType<typeof searching>
  }> {
    const api = testApi((await open()).db)
    const workspace = await api.workspace()
    const articles = await publishArticles(api.deps, workspace.id, ARTICLES)
    return { api, workspace, articles, search: searching(api, workspace) }
  }

  test('articles are found by their words, their stems, and by what was probably meant', async () => {
    const { search } = await library()
    const found = await search('refund')
    expect(slugs(found)).toEqual(['refunds', 'tracking'])
    expect(found).toMatchObject({
      total: 2,
      widened: false,
      categories: [{ slug: 'orders', name: 'Orders', count: 2 }],
    })
    expect(found.items[0]?.title).toEqual([
      { text: 'Getting a ', hit: false },
      { text: 'refund', hit: true },
    ])
    expect(found.items[0]?.passage[0]).toEqual({ text: 'Refunds', hit: true })

    expect(slugs(await search('invoice'))).toEqual(['invoices'])
    expect(slugs(await search('money back'))[0]).toBe('refunds')
    expect(slugs(await search('slow bank'))).toEqual(['refunds'])
    expect(await search('invocies')).toMatchObject({ widened: true, suggestions: ['invoices'] })
    expect(slugs(await search('invocies'))).toEqual(['invoices'])
    expect(slugs(await search('trac'))).toEqual(['tracking'])
    expect(await search('zzz')).toEqual({ items: [], total: 0, widened: false, suggestions: [], categories: [] })
    expect((await search('')).items).toEqual([])
  })

  test('by category and tag; the counts of categories stay those of all', async () => {
    const { search } = await library()
    const found = await search('find refund', { category: 'billing' })
    expect(slugs(found)).toEqual(['invoices'])
    expect(found.categories.map(({ slug }) => slug).sort()).toEqual(['billing', 'orders'])
    expect(slugs(await search('refund', { tag: 'Money' }))).toEqual(['refunds'])
    expect((await search('refund', { limit: '1' })).items.length).toBe(1)
    expect((await search('refund', { limit: '1' })).total).toBe(2)
  })

  test('in the reader’s language, then in the workspace’s own what is not translated', async () => {
    const { search } = await library()
    expect((await search('المبلغ', { locale: 'ar' })).items[0]?.article).toMatchObject({
      slug: 'refunds',
      locale: 'ar',
    })
    // Letter variants, and another form of the word.
    expect(slugs(await search('إسترداد مبلغ', { locale: 'ar-EG' }))).toEqual(['refunds'])
    const english = await search('track refund', { locale: 'ar' })
    expect(slugs(english)).toEqual(['tracking'])
    expect(english.widened).toBe(false)
  })

  test('for customers what is theirs, and for people of the workspace what is for providers', async () => {
    const { api, workspace, search } = await library()
    const path = `/v1/help/search?workspace=${workspace.key}&q=refund&audience=providers`
    expect(await search('refund', { audience: 'providers' })).toMatchObject({ items: [], total: 0 })
    const agent = await api.agent(workspace)
    const own = await agent.call<SearchResult>('GET', path)
    expect(slugs(own.body)).toEqual(['inside'])
    expect(own.headers.get('cache-control')).toBe('no-store')
    const stranger = await api.agent(await api.workspace())
    expect((await stranger.call<SearchResult>('GET', path)).body.total).toBe(0)
  })

  test('anyone may keep an answer for a while', async () => {
    const { api, workspace } = await library()
    const path = `/v1/help/search?workspace=${workspace.key}&q=refund`
    const first = await api.call('GET', path)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600')
    const etag = first.headers.get('etag') ?? ''
    expect((await api.call('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('what is changed, moved and taken away is searched so at once', async () => {
    const { api, workspace, articles, search } = await library()
    await search('refund')
    const ctx = testCtx(api.deps, workspace.id)
    const { id } = articles.tracking as ArticleRecord
    const words = { title: 'Follow a parcel', excerpt: '', body: 'Nothing of the old words.', searchKeywords: '' }
    await saveTranslation(ctx, { articleId: id, locale: 'en', baseVersion: 1, ...words })
    expect(slugs(await search('refund')), 'a draft changes nothing').toEqual(['refunds', 'tracking'])
    await moveTranslation(ctx, { articleId: id, locale: 'en', to: 'published', version: 2 })
    expect(slugs(await search('refund'))).toEqual(['refunds'])
    expect(slugs(await search('parcel'))).toEqual(['tracking'])
    await updateArticle(ctx, { articleId: id, slug: 'parcels', tags: ['transit'] })
    expect(slugs(await search('transit'))).toEqual(['parcels'])
    await updateArticle(ctx, { articleId: id, audiences: ['providers'] })
    expect(slugs(await search('parcel'))).toEqual([])
    await moveTranslation(ctx, {
      articleId: (articles.refunds as ArticleRecord).id,
      locale: 'en',
      to: 'archived',
      version: 1,
    })
    expect((await search('refund')).total).toBe(0)
  })

  test.each([
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['one more letter than allowed', 'x'.repeat(LIMITS.queryLength + 1)],
  ])('%s is refused', async (_, q) => {
    const { api, workspace } = await library()
    const answer = await api.call('GET', `/v1/help/search?workspace=${workspace.key}&q=${q}`)
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_input'])
  })
})
