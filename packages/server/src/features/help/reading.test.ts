import type { Article, ArticlePage, HelpCategory, WidgetConfig } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { publishArticles } from '../../testing/help.ts'

eachDatabase((_kind, open) => {
  test('what is published is read in the reader’s language, or the next best', async () => {
    const api = testApi((await open()).db)
    const { id, key } = await api.workspace()
    const config = () => api.call<WidgetConfig>('GET', `/v1/widget-config?workspace=${key}`)
    expect((await config()).body.hasHelp).toBe(false)
    await publishArticles(api.deps, id, [
      { slug: 'refunds', title: 'Refunds', tags: ['money'], category: 'orders' },
      { slug: 'refunds', title: 'Reembolsos', locale: 'pt' },
      { slug: 'invoices', title: 'Invoices', tags: ['money'], category: 'billing' },
      { slug: 'returns', title: 'Returns', category: 'orders' },
      { slug: 'soon', title: 'Soon', category: 'later', published: false },
      { slug: 'inside', title: 'Inside', category: 'orders', audiences: ['providers'] },
    ])
    expect((await config()).body.hasHelp).toBe(true)

    const read = (slug: string, locale?: string) =>
      api.call<Article>('GET', `/v1/help/articles/${slug}?workspace=${key}${locale ? `&locale=${locale}` : ''}`)
    expect((await read('refunds')).body).toMatchObject({ title: 'Refunds', locale: 'en', locales: ['en', 'pt'] })
    expect((await read('refunds', 'pt-BR')).body).toMatchObject({ title: 'Reembolsos', locale: 'pt' })
    expect((await read('returns', 'pt-BR')).body).toMatchObject({ title: 'Returns', locale: 'en' })
    expect((await read('refunds')).body.related.map((one) => one.slug)).toEqual(['returns', 'invoices'])
    for (const slug of ['soon', 'inside', 'nowhere']) expect((await read(slug)).body.code).toBe('not_found')

    const list = await api.call<ArticlePage>('GET', `/v1/help/articles?workspace=${key}&locale=pt`)
    expect(list.body.items.map((item) => item.title)).toEqual(['Reembolsos', 'Returns', 'Invoices'])
    const categories = await api.call<{ items: HelpCategory[] }>('GET', `/v1/help/categories?workspace=${key}`)
    expect(categories.body.items).toMatchObject([
      { slug: 'orders', name: 'Orders', articleCount: 2 },
      { slug: 'billing', articleCount: 1 },
    ])
  })
})
