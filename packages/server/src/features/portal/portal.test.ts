import { LIMITS } from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { memoryLimiter, RATE_RULES } from '../../platform/limits.ts'
import { type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { publishArticles } from '../../testing/help.ts'
import { contentOf } from '../../testing/house.ts'
import { helpInsights } from '../help-insights/index.ts'

const ARTICLES = [
  {
    slug: 'refunds',
    title: 'Get a refund',
    tags: ['money'],
    category: 'orders',
    body: 'See [why](/help/articles/why).',
  },
  { slug: 'refunds', title: 'استرداد', locale: 'ar' },
  { slug: 'invoices', title: 'Invoices & "quotes" </script>', tags: ['money'], category: 'billing' },
  { slug: 'guide', title: 'Set it up', kind: 'guide', category: 'orders', body: '1. [ ] Open it\n2. [ ] Close it' },
  { slug: 'why', title: 'Why?', kind: 'faq', category: 'orders', body: 'Because of <b>.' },
  { slug: 'soon', title: 'Soonish', category: 'orders', published: false },
  { slug: 'inside', title: 'Inside knowledge', category: 'orders', audiences: ['providers'] },
  { slug: 'deep', title: 'Deeper knowledge', category: 'secret', audiences: ['providers'] },
] as const

interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly location: string | null
}

async function get(api: TestApi, path: string, headers: Record<string, string> = {}): Promise<Got> {
  const response = await api.app.request(path, { headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, location: response.headers.get('location') }
}

function post(api: TestApi, path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return api.app.request(path, {
    method: 'POST',
    headers: { ...type, ...headers },
    body: `${new URLSearchParams(form)}`,
  })
}

/** What a page says to search engines. */
function headOf({ text }: Got) {
  const all = (pattern: RegExp) => [...text.matchAll(pattern)]
  return {
    canonical: /<link rel="canonical" href="([^"]+)"/.exec(text)?.[1],
    alternates: Object.fromEntries(
      all(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g).map(([, name, href]) => [name, href]),
    ),
    robots: /<meta name="robots" content="([^"]+)"/.exec(text)?.[1],
    data: all(/<script type="application\/ld\+json">(.*?)<\/script>/gs).map(([, json]) => JSON.parse(json ?? '')),
  }
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    await publishArticles(
      api.deps,
      workspace.id,
      ARTICLES.map((one) => ({
        ...one,
        audiences: 'audiences' in one ? [...one.audiences] : ['customers'],
        tags: 'tags' in one ? [...one.tags] : [],
      })),
    )
  })

  test('every page is a whole document under a strict policy', async () => {
    const paths = ['', '/articles/refunds', '/orders', '/search?q=refund', '/faq'].map((path) => `/help${path}`)
    for (const path of [...paths, '/contact']) {
      const { status, headers, text } = await get(api, path)
      expect([path, status]).toEqual([path, 200])
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      )
      expect(headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600')
      expect(text).toMatch(/^<!doctype html><html lang="en" dir="ltr">.*<h1.*<\/html>$/s)
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
    }
  })

  test('drafts and providers’ articles are nowhere, even for people of the workspace', async () => {
    const provider = await api.agent(workspace, { role: 'provider' })
    for (const path of ['/help/articles/soon', '/help/articles/inside', '/help/secret', '/help/articles/deep']) {
      const { status, text, headers } = await get(api, path, provider.headers)
      expect([path, status, headers.get('cache-control')]).toEqual([path, 404, 'no-store'])
      expect(text).not.toMatch(/Soonish|Inside know|Deeper know/)
    }
    const places = ['/help', '/help/orders', '/help/search?q=knowledge', '/help/search?category=orders', '/sitemap.xml']
    for (const path of places) {
      expect((await get(api, path, provider.headers)).text).not.toMatch(
        /Soonish|Inside know|Deeper know|\/(soon|inside|deep)["<]/,
      )
    }
  })

  test('what is not there is searched for by its own words', async () => {
    const { status, text } = await get(api, '/help/articles/how-to-get-a-refund.html')
    expect(status).toBe(404)
    expect(text).toContain('value="how to get a refund"')
    expect(text).toContain('<a href="/help/articles/refunds">')
    expect(text).toContain('<a href="/help/orders">')
    expect((await get(api, '/help/no-such-category')).status).toBe(404)
    expect((await get(api, '/help/%E0%A4%A')).status).toBe(404)
    expect((await get(api, '/help/orders?from=nonsense')).status).toBe(404)
    expect((await get(api, '/xx/help')).status).toBe(404)
  })

  test('pages speak the language of their address, as far as there is one', async () => {
    const arabic = await get(api, '/ar/help/articles/refunds')
    expect(arabic.text).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
    expect(arabic.text).toContain('استرداد')
    const fallback = await get(api, '/ar/help/articles/invoices')
    expect(fallback.text).toContain('<h1 lang="en" dir="ltr">Invoices')
    expect(fallback.text).toContain('class="notice"')
    expect(headOf(fallback).canonical).toBe('http://localhost:8787/help/articles/invoices')
  })

  test('languages name each other, and each page says which is the one', async () => {
    const both = {
      en: 'http://localhost:8787/help/articles/refunds',
      ar: 'http://localhost:8787/ar/help/articles/refunds',
      'x-default': 'http://localhost:8787/help/articles/refunds',
    }
    for (const locale of ['en', 'ar'] as const) {
      const head = headOf(await get(api, new URL(both[locale]).pathname))
      expect(head).toMatchObject({ canonical: both[locale], alternates: both, robots: undefined })
    }
    expect(headOf(await get(api, '/help/articles/invoices')).alternates).toEqual({})
    expect(headOf(await get(api, '/help/search?q=refund')).robots).toBe('noindex')
    expect(headOf(await get(api, '/help/articles/refunds?voted=yes')).robots).toBe('noindex')
  })

  test('search engines read what a page is, whatever stands in it', async () => {
    const kinds = async (path: string) => headOf(await get(api, path)).data.map((one) => one['@type'])
    expect(await kinds('/help')).toEqual(['WebSite'])
    expect(await kinds('/help/orders')).toEqual(['BreadcrumbList'])
    expect(await kinds('/help/articles/refunds')).toEqual(['BreadcrumbList', 'Article'])
    expect(await kinds('/help/articles/guide')).toEqual(['BreadcrumbList', 'HowTo'])
    expect(await kinds('/help/articles/why')).toEqual(['BreadcrumbList', 'FAQPage'])
    expect(await kinds('/help/faq')).toEqual(['BreadcrumbList', 'FAQPage'])
    expect(await kinds('/contact')).toEqual(['Organization'])
    const [, article] = headOf(await get(api, '/help/articles/invoices')).data
    expect(article).toMatchObject({ '@context': 'https://schema.org', headline: 'Invoices & "quotes" </script>' })
    const [crumbs] = headOf(await get(api, '/help/articles/refunds')).data
    expect(crumbs.itemListElement.map((one: { item: string }) => new URL(one.item).pathname)).toEqual([
      '/help',
      '/help/orders',
      '/help/articles/refunds',
    ])
  })

  test('robots are told where the site map is, and it names every page once', async () => {
    const robots = await get(api, '/robots.txt')
    expect(robots.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(robots.text).toContain('Sitemap: http://localhost:8787/sitemap.xml')
    const { text, headers } = await get(api, '/sitemap.xml')
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
    const places = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? '').pathname)
    expect(new Set(places).size).toBe(places.length)
    expect(places).toEqual(expect.arrayContaining(['/help', '/ar/help', '/help/faq', '/ar/help/articles/refunds']))
    for (const path of places) expect([path, (await get(api, path)).status]).toEqual([path, 200])
    const entry = text.split('<url>').find((one) => one.includes('<loc>http://localhost:8787/help/articles/refunds<'))
    expect(entry).toContain('hreflang="ar" href="http://localhost:8787/ar/help/articles/refunds"')
    expect(entry).toContain('hreflang="x-default"')
    expect(entry).toMatch(/<lastmod>\d{4}-\d\d-\d\dT/)
    expect((await get(api, '/sitemap-1.xml')).status).toBe(404)
  })

  test.each([
    ['/help/', '/help'],
    ['/en/help?q=1', '/help?q=1'],
    ['/AR/help/orders', '/ar/help/orders'],
    ['/help/contact', '/contact'],
    ['/help/articles/refunds/', '/help/articles/refunds'],
  ])('%s leads to %s', async (path, wanted) => {
    expect(await get(api, path)).toMatchObject({ status: 301, location: wanted })
  })

  test('an address with the workspace’s key leads to the short one where there is one workspace', async () => {
    const path = `/w/${workspace.key}/ar/help/articles/refunds`
    expect(await get(api, path)).toMatchObject({ status: 301, location: '/ar/help/articles/refunds' })
    expect((await get(api, '/w/wk_00000000000000000000/help')).status).toBe(404)
  })

  test('a page is sent once, packed, and anew when something changes', async () => {
    const path = '/help/articles/refunds'
    const first = await get(api, path)
    const etag = first.headers.get('etag') ?? ''
    const again = await get(api, path, { 'if-none-match': etag })
    expect([again.status, again.text]).toEqual([304, ''])
    const packed = await api.app.request(path, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const stream = packed.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(stream).text()).toBe(first.text)

    const admin = await api.agent(workspace, { role: 'admin' })
    await admin.call('PATCH', '/v1/workspace', { body: { brandColor: '#2563eb' } })
    api.deps.clock.advance(300)
    const coloured = await get(api, path, { 'if-none-match': etag })
    expect(coloured.status).toBe(200)
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(coloured.text)?.[1] ?? ''
    const css = await get(api, style)
    expect(css.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(css.text).toContain('--accent:#2563eb')

    await publishArticles(api.deps, workspace.id, [{ slug: 'fresh', title: 'Fresh', category: 'news' }])
    api.deps.clock.advance(300)
    expect((await get(api, '/help/articles/fresh')).status).toBe(200)
    expect((await get(api, '/help')).text).toContain('/help/news')
  })

  test('reading writes nothing by itself, and is counted all the same', async () => {
    await helpInsights.stop?.(api.deps)
    const views = async () => {
      const guide = api.deps.db.selectFrom('help_articles').select('view_count').where('slug', '=', 'guide')
      return (await guide.executeTakeFirstOrThrow()).view_count
    }
    const viewsBefore = await views()
    const before = await contentOf(api.deps.db)
    for (const path of ['/help', '/help/articles/guide', '/help/articles/guide', '/help/search?q=zebra', '/help/faq']) {
      await get(api, path)
    }
    await get(api, '/help/articles/guide', { 'sec-purpose': 'prefetch' })
    await api.app.request('/help/articles/guide', { method: 'HEAD' })
    expect(await contentOf(api.deps.db)).toEqual(before)
    await helpInsights.stop?.(api.deps)
    expect(await views()).toBe(viewsBefore + 2)
    const searches = await api.deps.db.selectFrom('help_search_days').select(['query', 'searches', 'empty']).execute()
    expect(searches).toContainEqual({ query: 'zebra', searches: 1, empty: 1 })
  })

  describe('votes', () => {
    const path = '/help/articles/refunds/feedback'
    const counts = () =>
      api.deps.db
        .selectFrom('help_articles')
        .select(['helpful_count as yes', 'not_helpful_count as no'])
        .where('slug', '=', 'refunds')
        .executeTakeFirstOrThrow()

    test('one reader counts once, another counts too, and a changed mind moves the count', async () => {
      for (const agent of ['one', 'one', 'two']) {
        const answer = await post(api, path, { helpful: 'yes' }, { 'user-agent': agent })
        expect([answer.status, answer.headers.get('location')]).toEqual([
          303,
          '/help/articles/refunds?voted=yes#p.feedback',
        ])
      }
      expect(await counts()).toEqual({ yes: 2, no: 0 })
      const comment = { helpful: 'no', comment: 'Too short' }
      const answer = await post(api, path, comment, { 'user-agent': 'one' })
      expect(answer.headers.get('location')).toBe('/help/articles/refunds?voted=comment#p.feedback')
      expect(await counts()).toEqual({ yes: 1, no: 1 })
      const known = { helpful: 'yes', clientId: 'a-number-of-its-own-1' }
      for (const agent of ['one', 'three']) await post(api, path, known, { 'user-agent': agent })
      expect(await counts()).toEqual({ yes: 2, no: 1 })
    })

    test('one from a list of questions leads back to it', async () => {
      const answer = await post(api, '/help/articles/why/feedback', { helpful: 'yes', from: 'faq' })
      expect(answer.headers.get('location')).toBe('/help/faq?voted=why#why')
      expect((await get(api, '/help/faq?voted=why')).text).toMatch(/<details open="">.*Why\?/s)
    })

    test.each([
      ['neither yes nor no', { helpful: 'maybe' }, {}, 400],
      ['a comment that is too long', { helpful: 'no', comment: 'x'.repeat(LIMITS.commentLength + 1) }, {}, 413],
      ['a body that is far too long', { helpful: 'no', comment: 'x'.repeat(100_000) }, {}, 413],
      ['another site’s page', { helpful: 'yes' }, { origin: 'https://elsewhere.example' }, 403],
      ['something else than a form', { helpful: 'yes' }, { 'content-type': 'application/json' }, 415],
    ])('%s is refused', async (_, form, headers, status) => {
      const before = await contentOf(api.deps.db)
      expect((await post(api, path, form, headers)).status).toBe(status)
      expect(await contentOf(api.deps.db)).toEqual(before)
    })

    test('what cannot be read cannot be voted on', async () => {
      for (const slug of ['soon', 'inside', 'nothing']) {
        expect((await post(api, `/help/articles/${slug}/feedback`, { helpful: 'yes' })).status).toBe(404)
      }
      expect((await get(api, path)).status).toBe(405)
      expect((await post(api, '/help', {})).status).toBe(405)
    })
  })

  test('a search is filtered by links, paged, and cut where it is too long', async () => {
    const { text } = await get(api, '/help/search?q=money&tag=money&utm_source=mail')
    expect(text).toContain('href="/help/search?q=money&amp;category=billing&amp;tag=money"')
    expect(text).toContain('<a href="/help/search?q=money" aria-label="Remove the tag “money”">')
    expect((await get(api, '/help/search?tag=MONEY')).text).toContain('2 articles tagged “money”')
    const long = await get(api, `/help/search?q=${'refund%20'.repeat(60)}`)
    expect([long.status, long.text.includes('class="notice"')]).toEqual([200, true])
    const many = Array.from({ length: 25 }, (_, n) => ({
      title: `Parcel number ${n}`,
      slug: `parcel-${n}`,
      category: 'parcels',
    }))
    await publishArticles(api.deps, workspace.id, many)
    api.deps.clock.advance(300)
    const rows = async (page: number) =>
      [...(await get(api, `/help/search?q=parcel&page=${page}`)).text.matchAll(/class="row"/g)].length
    expect([await rows(1), await rows(2), await rows(3)]).toEqual([10, 10, 5])
    expect((await get(api, '/help/search?q=parcel&page=2')).text).toContain('Page 2 of 3')
    expect((await get(api, '/help/search?q=%3Cscript%3Ealert(1)%3C/script%3E')).text).not.toContain('<script>alert')
  })

  test('where there are many workspaces, each has its pages under its key', async () => {
    const hosted = testApi((await open()).db, { env: { DESKBELL_MODE: 'hosted' } })
    const [one, two] = [await hosted.workspace('One'), await hosted.workspace('Two')]
    await publishArticles(hosted.deps, one.id, [
      {
        slug: 'refunds',
        title: 'Refunds of One',
        body: 'See [why](/help/articles/why) and [mail](mailto:a@b.example).',
      },
    ])
    const at = `/w/${one.key}`
    const article = await get(hosted, `${at}/help/articles/refunds`)
    expect(article.text).toContain('Refunds of One')
    const links = [...article.text.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href ?? '')
    expect(links.filter((href) => !href.startsWith(at) && !href.startsWith('/help/assets/'))).toEqual([])
    expect(links).toContain(`${at}/help/articles/why`)
    expect((await get(hosted, `${at}/sitemap.xml`)).text).toContain(`${at}/help/articles/refunds</loc>`)
    expect((await get(hosted, `/w/${two.key}/help/articles/refunds`)).status).toBe(404)
    expect((await get(hosted, `/w/${two.key}/help`)).text).toContain('Nothing has been published here yet.')
    for (const path of ['/help', '/contact', '/sitemap.xml', '/w/wk_00000000000000000000/help']) {
      expect([path, (await get(hosted, path)).status]).toEqual([path, 404])
    }
    expect((await get(hosted, '/robots.txt')).text).not.toContain('Sitemap')
  })

  test('a flood is answered in words', async () => {
    const limited = testApi(api.deps.db, { limiter: memoryLimiter() })
    for (let n = 0; n < RATE_RULES.publicRead.points; n++) await get(limited, '/help')
    const { status, text, headers } = await get(limited, '/help')
    expect([status, headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8'])
    expect(text).toContain('too many requests')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
