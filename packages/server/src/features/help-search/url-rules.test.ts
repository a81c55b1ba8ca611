import type { ArticleRecord, SuggestedHelp, TestedUrlRules, UrlRules } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { publishArticles } from '../../testing/help.ts'
import { moveTranslation } from '../help/index.ts'

const RULES = '/v1/help-center/url-rules'
const UNKNOWN = `art_${'0'.repeat(26)}`

eachDatabase((_kind, open) => {
  async function desk() {
    const api = testApi((await open()).db)
    const workspace = await api.workspace()
    const articles = await publishArticles(api.deps, workspace.id, [
      { slug: 'checkout', title: 'Paying at the checkout', searchKeywords: 'pay card' },
      { slug: 'returns', title: 'Returning a parcel' },
      { slug: 'sizes', title: 'Sizes' },
      { slug: 'draft', title: 'Not yet', published: false },
    ])
    const idOf = (slug: string) => (articles[slug] as ArticleRecord).id
    const admin = await api.agent(workspace, { role: 'admin' })
    const save = (items: object[], revision: number, by = admin) =>
      by.call<UrlRules>('PUT', RULES, { body: { items, revision } })
    const suggest = async (url: string, title = '') => {
      const query = new URLSearchParams({ workspace: workspace.key, url, title })
      const { body } = await api.call<SuggestedHelp>('GET', `/v1/help/suggestions?${query}`)
      return { from: body.from, slugs: body.items.map(({ slug }) => slug) }
    }
    return { api, workspace, idOf, admin, save, suggest }
  }

  test('a rule names the articles of a page, in its order', async () => {
    const { save, suggest, idOf } = await desk()
    const rules = [
      { pattern: '/orders/**', articleIds: [idOf('draft')] },
      { pattern: '/orders/*', articleIds: [idOf('returns'), idOf('draft'), idOf('sizes')] },
      { pattern: '/**', articleIds: [idOf('checkout')] },
    ]
    expect((await save(rules, 0)).body).toEqual({ items: rules, revision: 1 })
    expect(await suggest('https://shop.example/orders/17?id=9')).toEqual({ from: 'rule', slugs: ['returns', 'sizes'] })
    expect(await suggest('https://shop.example/')).toEqual({ from: 'rule', slugs: ['checkout'] })
  })

  test('without one, what resembles the page; else the most read', async () => {
    const { api, workspace, save, suggest, idOf } = await desk()
    await save([{ pattern: '/nothing-to-see', articleIds: [idOf('draft')] }], 0)
    expect(await suggest('https://shop.example/cart/checkout.html', 'Shop')).toEqual({
      from: 'match',
      slugs: ['checkout'],
    })
    expect(await suggest('https://shop.example/x/8f2a91', 'Your size | Shop')).toEqual({
      from: 'match',
      slugs: ['sizes'],
    })
    await api.deps.db.updateTable('help_articles').set({ view_count: 7 }).where('slug', '=', 'sizes').execute()
    const popular = { from: 'popular', slugs: ['sizes', 'checkout', 'returns'] }
    expect(await suggest('https://shop.example/about')).toEqual(popular)
    expect(await suggest('https://shop.example/nothing-to-see'), 'a rule of nothing says nothing').toEqual(popular)
    const elsewhere = await api.workspace()
    const query = new URLSearchParams({ workspace: elsewhere.key, url: 'https://a.example/' })
    const empty = await api.call('GET', `/v1/help/suggestions?${query}`)
    expect(empty.body).toEqual({ items: [], from: 'popular' })
    expect(workspace.key).not.toBe(elsewhere.key)
  })

  test('rules are tried before they are saved', async () => {
    const { admin, idOf } = await desk()
    const items = [
      { pattern: '/a', articleIds: [idOf('sizes')] },
      { pattern: 'shop.example/b', articleIds: [idOf('returns')] },
      { pattern: '/c', articleIds: [UNKNOWN] },
    ]
    const attempt = async (url: string) =>
      (await admin.call<TestedUrlRules>('POST', `${RULES}/test`, { body: { url, items } })).body
    expect(await attempt('https://shop.example/b')).toMatchObject({
      from: 'rule',
      rule: 1,
      items: [{ slug: 'returns' }],
    })
    expect(await attempt('https://shop.example/c')).toMatchObject({ from: 'popular', rule: 2 })
    expect(await attempt('https://else.example/b')).toMatchObject({ from: 'popular', rule: null })
    expect((await admin.call('GET', RULES)).body).toEqual({ items: [], revision: 0 })
  })

  test('of two who save at the same time, one is told', async () => {
    const { save, idOf } = await desk()
    const rules = [{ pattern: '/a', articleIds: [idOf('sizes')] }]
    const first = await Promise.all([save(rules, 0), save(rules, 0), save([], 0)])
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const second = await Promise.all([save(rules, 1), save([], 1)])
    expect(second.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await save(rules, 7)).body.code).toBe('conflict')
  })

  test('articles of others and deleted ones have no place in them', async () => {
    const { api, workspace, admin, save, idOf } = await desk()
    const foreign = await publishArticles(api.deps, (await api.workspace()).id, [{ slug: 'theirs', title: 'Theirs' }])
    for (const id of [UNKNOWN, (foreign.theirs as ArticleRecord).id]) {
      expect((await save([{ pattern: '/a', articleIds: [id] }], 0)).body.code).toBe('not_found')
    }
    await save(
      [
        { pattern: '/a', articleIds: [idOf('sizes'), idOf('returns')] },
        { pattern: '/b', articleIds: [idOf('sizes')] },
      ],
      0,
    )
    const ctx = testCtx(api.deps, workspace.id)
    await moveTranslation(ctx, { articleId: idOf('sizes'), locale: 'en', to: 'archived', version: 1 })
    expect((await admin.call('DELETE', `/v1/help-center/articles/${idOf('sizes')}`)).status).toBe(204)
    expect((await admin.call<UrlRules>('GET', RULES)).body).toEqual({
      items: [{ pattern: '/a', articleIds: [idOf('returns')] }],
      revision: 1,
    })
  })

  test('providers read them, and do not write them', async () => {
    const { api, workspace, save } = await desk()
    const provider = await api.agent(workspace, { role: 'provider' })
    expect((await provider.call('GET', RULES)).status).toBe(200)
    expect((await save([], 0, provider)).body.code).toBe('forbidden')
    const saved = await save([], 0, await api.agent(workspace))
    expect(saved.body).toEqual({ items: [], revision: 1 })
    const events = await api.deps.db
      .selectFrom('events')
      .select('data')
      .where('type', '=', 'help_url_rules.saved')
      .execute()
    expect(events).toEqual([{ data: '{"count":0}' }])
  })

  test('an address that is none is refused', async () => {
    const { api, workspace } = await desk()
    const answer = await api.call('GET', `/v1/help/suggestions?workspace=${workspace.key}&url=/orders`)
    expect(answer.body.errors).toEqual([{ path: 'query.url', message: 'must be a whole address' }])
  })
})
