import { type Article, type ArticleRecord, LIMITS, type Translation } from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { folderOf } from '../../testing/folders.ts'
import { publishArticles } from '../../testing/help.ts'
import { contentOf, furnish, type House } from '../../testing/house.ts'
import { FolderError } from './folder/folder.ts'
import { importFolder } from './folder/import.ts'

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let other: House
  beforeAll(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
    other = await furnish(api)
    await publishArticles(api.deps, house.workspace.id, [
      { slug: 'draft', title: 'Draft', category: 'bad-input', published: false },
      { slug: 'inside', title: 'Inside', category: 'staff', audiences: ['providers'] },
    ])
  })

  test('what is not for a reader is as if it did not exist', async () => {
    const path = (slug: string, more = '') => `/v1/help/articles/${slug}?workspace=${house.workspace.key}${more}`
    const ofProviders = path('inside', '&audience=providers')
    for (const address of [path('unknown'), path('draft'), path('inside'), ofProviders, path('articles')]) {
      const answer = await api.call('GET', address)
      expect([address, answer.status, answer.body.code]).toEqual([address, 404, 'not_found'])
    }
    for (const { call } of [other.admin, house.customer, other.customer]) {
      expect((await call('GET', ofProviders)).body.code).toBe('not_found')
    }
    for (const { call } of [house.provider, house.agent, house.admin]) {
      const answer = await call<Article>('GET', ofProviders)
      expect([answer.body.title, answer.headers.get('cache-control')]).toEqual(['Inside', 'no-store'])
    }
    const list = `/v1/help/articles?workspace=${house.workspace.key}&audience=providers`
    expect((await api.call('GET', list)).body).toEqual({ items: [], nextCursor: null })
    expect((await api.call('GET', path('draft').replace(house.workspace.key, `wk_${'x'.repeat(24)}`))).body.code).toBe(
      'not_found',
    )
  })

  test('published answers are anybody’s to keep and any page’s to read', async () => {
    const address = `/v1/help/articles/${house.ids.slug}?workspace=${house.workspace.key}`
    const headers = { origin: 'https://anywhere.example' }
    const first = await api.call<Article>('GET', address, { headers })
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60, stale-while-revalidate=600',
    })
    const etag = first.headers.get('etag') ?? ''
    const again = await api.call('GET', address, { headers: { ...headers, 'if-none-match': etag } })
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
    await api.deps.db
      .updateTable('help_articles')
      .set({ helpful_count: 7 })
      .where('slug', '=', house.ids.slug ?? '')
      .execute()
    expect((await api.call<Article>('GET', address)).body.helpfulCount).toBe(0)
    api.deps.clock.advance(60_000)
    expect((await api.call<Article>('GET', address)).body.helpfulCount).toBe(7)
  })

  test('input beyond its limits is refused and changes nothing', async () => {
    const center = '/v1/help-center'
    const article = `${center}/articles/${house.ids.articleId}`
    const { categoryId } = house.ids
    const words = { title: 'More', body: '' }
    const named = (slug: string) => ({ slug, words: { en: { name: 'More', description: '' } } })
    const created = (more: object) => ({ categoryId, locale: 'en', words, ...more })
    const cases: [method: string, path: string, body: object, code: string][] = [
      [
        'PUT',
        `${article}/translations/en`,
        { ...words, body: 'x'.repeat(10_000_000), baseVersion: 1 },
        'body_too_large',
      ],
      [
        'PUT',
        `${article}/translations/en`,
        { ...words, body: 'x'.repeat(LIMITS.markdownLength + 1), baseVersion: 1 },
        'invalid_input',
      ],
      ['PUT', `${article}/translations/en`, { ...words, baseVersion: 0 }, 'conflict'],
      ['PUT', `${article}/translations/en`, { ...words, baseVersion: 2 }, 'conflict'],
      ['PUT', `${article}/translations/not~this`, { ...words, baseVersion: 0 }, 'not_found'],
      ['POST', `${article}/translations/en/move`, { to: 'approved', version: 1 }, 'invalid_transition'],
      ['POST', `${article}/translations/en/move`, { to: 'archived', version: 2 }, 'conflict'],
      ['POST', `${article}/translations/en/versions/9/restore`, {}, 'not_found'],
      ['DELETE', article, {}, 'conflict'],
      ['PATCH', article, { slug: 'draft' }, 'conflict'],
      ['PATCH', article, { audiences: [] }, 'invalid_input'],
      ['POST', `${center}/articles`, created({ slug: 'draft' }), 'conflict'],
      ['POST', `${center}/articles`, created({ slug: 'Not This' }), 'invalid_input'],
      ...['articles', 'search', 'faq', 'files', 'contact'].map((slug): [string, string, object, string] => [
        'POST',
        `${center}/categories`,
        named(slug),
        'invalid_input',
      ]),
      ['POST', `${center}/categories`, named('basics'), 'conflict'],
      ['POST', `${center}/categories`, { ...named('more'), words: {} }, 'invalid_input'],
      ['PATCH', `${center}/categories/${categoryId}`, { slug: 'search' }, 'invalid_input'],
      ['DELETE', `${center}/categories/${categoryId}`, {}, 'conflict'],
      ['PUT', `${center}/categories/order`, { ids: [categoryId] }, 'invalid_input'],
      ['PUT', `${center}/categories/order`, { ids: [] }, 'invalid_input'],
      ['GET', `${center}/articles?cursor=mine`, {}, 'invalid_input'],
      ['GET', `/v1/help/articles?workspace=${house.workspace.key}&cursor=mine`, {}, 'invalid_input'],
    ]
    const before = await contentOf(api.deps.db)
    for (const [method, path, body, code] of cases) {
      const answer = await house.admin.call(method, path, Object.keys(body).length > 0 ? { body } : {})
      expect([method, path, answer.body.code]).toEqual([method, path, code])
    }
    expect(await contentOf(api.deps.db)).toEqual(before)
  })

  test('a slug is made of the title, and made another where it is taken', async () => {
    const create = (title: string) =>
      house.agent.call<ArticleRecord>('POST', '/v1/help-center/articles', {
        body: { categoryId: house.ids.categoryId, locale: 'EN-us', words: { title, body: 'a\0b' } },
      })
    const made = [await create('Été: où & quand?'), await create('Ete ou quand'), await create('متى')]
    expect(made.map((answer) => answer.body.slug)).toEqual(['ete-ou-quand', 'ete-ou-quand-2', 'article'])
    const path = `/v1/help-center/articles/${made[0]?.body.id}/translations/en-US`
    const translation = await house.agent.call<Translation>('GET', path)
    expect(translation.body).toMatchObject({ locale: 'en-US', words: { body: 'a\uFFFDb', authorId: house.agent.id } })
  })

  test('who may do what with an article', async () => {
    const { provider, agent, admin } = house
    const reviewer = await api.agent(house.workspace, { name: 'Rex' })
    const body = { categoryId: house.ids.categoryId, locale: 'en', words: { title: 'By a provider', body: 'Words' } }
    const { id } = (await provider.call<ArticleRecord>('POST', '/v1/help-center/articles', { body })).body
    const article = `/v1/help-center/articles/${id}`
    const move = async (who: typeof agent, to: string, more: object = {}) => {
      const path = `${article}/translations/en/move`
      const answer = await who.call<Translation>('POST', path, { body: { to, version: 1, ...more } })
      return answer.body.code ?? answer.body.status
    }
    expect(await move(provider, 'published')).toBe('forbidden')
    expect(await move(agent, 'published')).toBe('forbidden')
    expect(await move(provider, 'in_review', { reviewerId: reviewer.id, comment: 'Please read' })).toBe('in_review')
    const waiting = await reviewer.call<{ items: ArticleRecord[] }>('GET', '/v1/help-center/articles?mine=true')
    expect(waiting.body.items.map((item) => item.id)).toEqual([id])
    for (const who of [provider, agent]) expect(await move(who, 'approved')).toBe('forbidden')
    expect(await move(reviewer, 'approved', { comment: 'Good' })).toBe('approved')
    expect(await move(provider, 'published')).toBe('forbidden')
    expect(await move(agent, 'published')).toBe('published')
    const comments = await agent.call<{ items: object[] }>('GET', `${article}/translations/en/comments`)
    expect(comments.body.items).toMatchObject([
      { text: 'Please read', movedTo: 'in_review', authorId: provider.id },
      { text: 'Good', movedTo: 'approved', authorId: reviewer.id },
    ])
    expect((await provider.call('PATCH', article, { body: { slug: 'elsewhere' } })).body.code).toBe('forbidden')
    expect((await agent.call('PATCH', article, { body: { slug: 'elsewhere' } })).status).toBe(200)
    expect(await move(provider, 'archived')).toBe('forbidden')
    expect(await move(admin, 'archived')).toBe('archived')
    expect((await agent.call('DELETE', article)).body.code).toBe('forbidden')
    expect((await admin.call('DELETE', article)).status).toBe(204)
    expect((await agent.call('GET', article)).status).toBe(404)
  })

  const category = { 'orders/_category.md': '---\nname: Orders\n---\n', 'orders/good.md': '---\ntitle: Good\n---\n' }
  describe('a folder with a mistake is not imported at all, and the mistake is named', () => {
    test.each<[what: string, files: Record<string, string | Uint8Array>, says: string]>([
      ['no front matter', { 'orders/a.md': '# Title' }, 'orders/a.md:1: must begin with ---'],
      ['no end of it', { 'orders/a.md': '---\ntitle: A\n' }, 'orders/a.md:1: the front matter does not end'],
      ['broken YAML', { 'orders/a.md': '---\ntitle: A\ntags: [a\n---\n' }, 'orders/a.md:'],
      ['a key twice', { 'orders/a.md': '---\ntitle: A\ntitle: B\n---\n' }, 'orders/a.md:3: Map keys must be unique'],
      ['a list of lines', { 'orders/a.md': '---\n- a\n---\n' }, 'orders/a.md:2: the front matter must be keys'],
      ['no title', { 'orders/a.md': '---\nexcerpt: A\n---\n' }, 'orders/a.md:1: title is missing'],
      [
        'an unknown key',
        { 'orders/a.md': '---\ntitle: A\n\ncolour: red\n---\n' },
        'orders/a.md:4: colour is not a key',
      ],
      [
        'a wrong value',
        { 'orders/a.md': '---\ntitle: A\norder: -1\n---\n' },
        'orders/a.md:3: order must be a whole number',
      ],
      ['an unknown kind', { 'orders/a.md': '---\ntitle: A\nkind: novel\n---\n' }, 'orders/a.md:3: kind must be'],
      ['a bad file name', { 'orders/A B.md': '---\ntitle: A\n---\n' }, 'orders/A B.md: the name must be small letters'],
      ['no language', { 'orders/a.klingon_x.md': '---\ntitle: A\n---\n' }, 'orders/a.klingon_x.md: the name must be'],
      ['a reserved category', { 'search/_category.md': '---\nname: S\n---\n' }, 'search cannot be the address'],
      ['no category', { 'more/a.md': '---\ntitle: A\n---\n' }, 'more/_category.md: is missing'],
      [
        'one slug twice',
        { 'more/_category.md': '---\nname: M\n---\n', 'more/good.md': '---\ntitle: G\n---\n' },
        'another category has an article good',
      ],
      [
        'settings that differ',
        { 'orders/good.ar.md': '---\ntitle: G\nkind: faq\n---\n' },
        'orders/good.ar.md:3: kind holds in all languages',
      ],
      [
        'other bytes than text',
        { 'orders/a.md': Uint8Array.of(0x2d, 0xff, 0xfe) },
        'orders/a.md: is not text in UTF-8',
      ],
      [
        'too much text',
        { 'orders/a.md': `---\ntitle: A\n---\n${'x'.repeat(10_000_000)}` },
        'orders/a.md: body may have at most',
      ],
      [
        'a picture that is none',
        { 'orders/a.md': '---\ntitle: A\n---\n![a](p.png)\n', 'orders/p.png': 'GIF' },
        'orders/p.png: ',
      ],
    ])('%s', async (_, files, says) => {
      const before = await contentOf(api.deps.db)
      const ctx = testCtx(api.deps, other.workspace.id)
      const failed = await importFolder(ctx, folderOf({ ...category, ...files })).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(FolderError)
      expect((failed as Error).message).toContain(says)
      expect(await contentOf(api.deps.db)).toEqual(before)
    })
  })
})
