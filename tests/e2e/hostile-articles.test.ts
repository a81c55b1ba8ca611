import { resolve } from 'node:path'
import { build } from 'esbuild'
import type { Page, Route } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FOREIGN_PICTURES, HOSTILE } from '../../packages/server/src/platform/markdown/testing/hostile.ts'
import { type Host, startHost } from '../../packages/widget/src/testing/host.ts'
import {
  HOSTILE_ARTICLE,
  HOSTILE_TREE,
  HOSTILE_WORDS,
  type HostilePortal,
  markOf,
  openHostilePortal,
} from '../support/hostile-help.ts'
import { inspect, layTrap, reportedPolicy, type Trap } from '../support/trap.ts'

let host: Host
let portal: HostilePortal
let origin: string
beforeAll(async () => {
  ;[host, portal] = await Promise.all([startHost(), openHostilePortal()])
  const page = await host.visit()
  origin = new URL(page.url()).origin
  await page.context().close()
}, 60_000)
afterAll(async () => {
  await host?.[Symbol.asyncDispose]()
  await portal?.[Symbol.asyncDispose]()
})

interface Visit {
  readonly page: Page
  readonly trap: Trap
}

/**
 * Opens a page in which everything may happen and nothing remains unnoticed.
 *
 * @param answer what the page's own origin says, instead of the host
 */
async function visit(path: string, answer?: (url: URL, route: Route) => Promise<void>): Promise<Visit> {
  const context = await host.browser.newContext({ viewport: { width: 1000, height: 760 } })
  const page = await context.newPage()
  const trap = await layTrap(page, [origin, FOREIGN_PICTURES])
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) return route.fulfill({ status: 204 })
    if (url.pathname === '/v1/help/articles/hostile') return route.fulfill({ json: HOSTILE_ARTICLE })
    return answer ? answer(url, route) : hostAnswers(route)
  })
  await page.goto(`${origin}${path}`)
  return { page, trap }
}

/** As a page is sent, but that its policy holds nothing back. */
function unguarded(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { 'content-security-policy': _, ...others } = headers
  return { ...others, 'content-security-policy-report-only': reportedPolicy(FOREIGN_PICTURES) }
}

async function hostAnswers(route: Route): Promise<void> {
  if (route.request().resourceType() !== 'document') return route.fallback()
  const answered = await route.fetch()
  await route.fulfill({ response: answered, headers: unguarded(answered.headers()) })
}

async function portalAnswers(url: URL, route: Route): Promise<void> {
  const { headers, ...answered } = await portal.answer(url.href)
  await route.fulfill({ ...answered, headers: unguarded(headers) })
}

/** A page with one script, or none. */
function pageWith(body: string, script?: string): (url: URL, route: Route) => Promise<void> {
  const head = `<meta charset="utf-8"><title>Hostile</title>${script ? '<script type="module" src="/script.js"></script>' : ''}`
  return (url, route) =>
    url.pathname === '/script.js'
      ? route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script ?? '' })
      : route.fulfill({ body: `<!doctype html>${head}${body}`, headers: unguarded({ 'content-type': 'text/html' }) })
}

const PLACES: Readonly<Record<string, () => Promise<Visit>>> = {
  'an article of the portal': () => visit('/help/articles/hostile', portalAnswers),
  async 'the messenger'() {
    const visited = await visit('/?help=true')
    await visited.page.waitForFunction(() => typeof window.Deskbell?.ready === 'function')
    await visited.page.evaluate(() => window.Deskbell.ready())
    await visited.page.evaluate(() => window.Deskbell.showArticle('hostile'))
    return visited
  },
  'the article element': () =>
    visit(
      `/?${new URLSearchParams({
        body: '<deskbell-article mode="inline" slug="hostile"></deskbell-article><script type="module" src="/v1/elements.js"></script>',
      })}`,
    ),
  async 'the preview of the console'() {
    const tree = JSON.stringify(HOSTILE_TREE).replaceAll('<', '\\u003c')
    const body = `<div id="app"></div><script type="application/json" id="tree">${tree}</script>`
    return visit('/preview', pageWith(body, await bundle(PREVIEW)))
  },
}

const PREVIEW = `
import { h, render } from 'preact'
import { ArticleView } from './features/help/editor/article-view.tsx'
const tree = JSON.parse(document.getElementById('tree').textContent)
render(h(ArticleView, { tree, locale: 'en' }), document.getElementById('app'))
`

/** A script that draws with the console's own parts. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve(import.meta.dirname, '../../packages/console/src'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['@deskbell/source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
  })
  return outputFiles[0]?.text ?? ''
}

describe.each(Object.entries(PLACES))('%s', (_, open) => {
  test('draws every hostile input, and none of them acts', async () => {
    const { page, trap } = await open()
    const drawn = page.locator('.a-article')
    await drawn.getByText(markOf(HOSTILE.at(-1)?.name ?? ''), { exact: true }).waitFor({ state: 'attached' })
    const { elements, faults } = await inspect(page, '.a-article')
    expect(faults).toEqual([])
    expect(elements).toBeGreaterThan(HOSTILE.length)
    const text = (await drawn.textContent()) ?? ''
    expect(HOSTILE.filter(({ name }) => !text.includes(markOf(name)))).toEqual([])
    // As words, they all came through.
    for (const words of ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '{{7*7}}'])
      expect(text).toContain(words)
    expect(await trap.sprung()).toEqual([])

    // Had anything acted here, it would have been noticed.
    await page.evaluate(() => {
      const careless = document.createElement('div')
      document.body.append(careless)
      careless.innerHTML = '<img src="x:" onerror="alert(7)"><a href="javascript:alert(8)">x</a>'
    })
    await expect.poll(() => trap.sprung()).toContainEqual('alert 7')
    expect(await trap.sprung()).toContainEqual(expect.stringContaining('policy require-trusted-types-for'))
    expect((await inspect(page, 'body')).faults).toContainEqual('<a> href=javascript:alert(8)')
    await page.context().close()
  })
})

const [FIRST] = HOSTILE_WORDS
const PAGES: readonly string[] = [
  '/help',
  '/help/basics',
  '/help/faq',
  '/contact',
  `/contact?article=${encodeURIComponent(FIRST)}`,
  '/help/articles/hostile-1',
  ...HOSTILE_WORDS.map((words, index) => {
    const word = encodeURIComponent(words)
    return [`/help/search?q=${word}`, `/help/articles/${word}`, `/help/search?tag=${word}`][index % 3] ?? ''
  }),
]

test('hostile titles, tags, names, searches and addresses act on no page of the portal', async () => {
  const { page, trap } = await visit('/help/articles/hostile', portalAnswers)
  expect(await page.locator('h1').textContent()).toBe(FIRST)
  for (const path of PAGES) {
    const answered = await page.goto(`${origin}${path}`)
    expect([path, answered?.status()]).toEqual([path, expect.toSatisfy((status) => status < 500)])
    expect([path, await page.locator('h1').count(), await trap.sprung()]).toEqual([path, 1, []])
  }
  await page.context().close()
})

test('drawn without care, the same inputs act, and the trap notices', async () => {
  const { page, trap } = await visit('/careless', pageWith('<main></main>'))
  // What leaves the page would take the trap along.
  const staying = HOSTILE.filter(
    ({ name, markdown }) => /^(html|style)/.test(name) && !/http-equiv|<base/.test(markdown),
  )
  await page.evaluate(
    (inputs) => {
      for (const html of inputs) {
        const place = document.createElement('div')
        document.querySelector('main')?.append(place)
        place.innerHTML = html
      }
    },
    staying.map(({ markdown }) => markdown),
  )
  await expect.poll(async () => (await trap.sprung()).filter((what) => what === 'alert 1').length).toBeGreaterThan(20)
  const sprung = await trap.sprung()
  for (const what of [
    'policy img-src',
    'policy require-trusted-types-for',
    'request https://evil.example/',
    'navigation about:srcdoc',
  ]) {
    expect(sprung).toContainEqual(expect.stringContaining(what))
  }
  expect((await inspect(page, 'main')).faults.length).toBeGreaterThan(100)
  await page.context().close()
})
