import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ArticleTree } from '@deskbell/protocol'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../../../tests/support/browser.ts'
import type { DrawOptions, drawArticle, showHeading } from './index.ts'

declare global {
  interface Window {
    article: { drawArticle: typeof drawArticle; showHeading: typeof showHeading }
    log: string[]
  }
}

const POLICY = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"
const ORIGIN = 'https://desk.example'

let browser: Browser
let page: Page
let close: () => Promise<void>
beforeAll(async () => {
  const bundled = await build({
    entryPoints: [`${import.meta.dirname}/index.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'article',
    conditions: ['@deskbell/source'],
  })
  const server = createServer((request, response) => {
    const html = request.url === '/'
    response.writeHead(200, {
      'content-type': html ? 'text/html' : 'text/javascript',
      'content-security-policy': POLICY,
    })
    response.end(
      html ? '<!doctype html><script src="/a.js"></script><div class="a-article"></div>' : bundled.outputFiles[0]?.text,
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.evaluate(() => {
    window.log = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      window.log.push(effectiveDirective),
    )
    document.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a')
      if (!link || event.defaultPrevented) return
      event.preventDefault()
      window.log.push(`browser goes to ${link.href}`)
    })
  })
  close = async () => {
    await browser.close()
    await new Promise((done) => server.close(done))
  }
}, 60_000)
afterAll(() => close?.())

/** Draws a tree into the page; what its callbacks were told is logged. */
async function draw(tree: ArticleTree, options: Pick<DrawOptions, 'headingOffset'> & { ticks?: string[] } = {}) {
  await page.evaluate(
    ([nodes, origin, { ticks, ...more }]) => {
      window.log.length = 0
      const words = {
        note: 'Note',
        tip: 'Tip',
        important: 'Important',
        warning: 'Warning',
        caution: 'Caution',
        playVideo: 'Play video',
        download: 'Download',
        stepsDone: (done: number, of: number) => `${done} of ${of}`,
      }
      const drawing = window.article.drawArticle(nodes, {
        origin,
        words,
        onArticle: (slug) => window.log.push(`article ${slug}`),
        ...(ticks && {
          steps: { isTicked: (id) => ticks.includes(id), tick: (id, on) => window.log.push(`tick ${id} ${on}`) },
        }),
        ...more,
      })
      document.querySelector('.a-article')?.replaceChildren(drawing)
    },
    [tree, ORIGIN, options] as const,
  )
  return page.locator('.a-article')
}

const log = () => page.evaluate(() => window.log)

describe('every kind of node', () => {
  test.each<[string, ArticleTree, string]>([
    [
      'text as text',
      [{ t: 'p', c: ['<img src=x onerror=alert(1)> & ', { t: 'strong', c: ['b'] }] }],
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; <strong>b</strong></p>',
    ],
    [
      'marks',
      [{ t: 'p', c: [{ t: 'em', c: ['a', { t: 'del', c: ['b'] }] }, { t: 'br' }, { t: 'code', text: '<b>' }] }],
      '<p><em>a<del>b</del></em><br><code class="a-code" dir="ltr">&lt;b&gt;</code></p>',
    ],
    [
      'headings',
      [{ t: 'h', level: 2, id: 'location', c: ['Where'] }],
      '<h2 class="a-h2" id="a-location" tabindex="-1">Where</h2>',
    ],
    [
      'lists',
      [{ t: 'ol', start: 3, items: [[{ t: 'p', c: ['x'] }]] }],
      '<ol class="a-list" start="3"><li><p>x</p></li></ol>',
    ],
    [
      'code',
      [{ t: 'pre', lang: 'html', text: '<script>' }],
      '<pre class="a-pre" dir="ltr" tabindex="0"><code>&lt;script&gt;</code></pre>',
    ],
    ['a rule', [{ t: 'hr' }], '<hr class="a-rule">'],
    ['a quotation', [{ t: 'quote', c: [{ t: 'p', c: ['x'] }] }], '<blockquote class="a-quote"><p>x</p></blockquote>'],
    [
      'a table',
      [{ t: 'table', align: ['right'], head: [['h']], rows: [[['c']]] }],
      '<div class="a-table" tabindex="0"><table><thead><tr><th class="a-right" scope="col">h</th></tr></thead><tbody><tr><td class="a-right">c</td></tr></tbody></table></div>',
    ],
    [
      'a picture of the service',
      [{ t: 'p', c: [{ t: 'img', src: '/help/files/1/a.png', alt: 'A', width: 2, height: 1 }] }],
      `<p><img class="a-image" alt="A" loading="lazy" decoding="async" referrerpolicy="no-referrer" width="2" height="1" src="${ORIGIN}/help/files/1/a.png"></p>`,
    ],
    [
      'steps, where nothing can be ticked',
      [{ t: 'steps', items: [{ id: 's', c: [{ t: 'p', c: ['x'] }] }] }],
      '<ol class="a-list"><li><div class="a-step-body"><p>x</p></div></li></ol>',
    ],
  ])('%s', async (_name, tree, html) => {
    const place = await draw(tree)
    expect(await place.evaluate((node) => node.innerHTML)).toBe(html)
  })

  test('callouts have a shape and a word of their own, besides a colour', async () => {
    const place = await draw([{ t: 'callout', kind: 'warning', c: [{ t: 'p', c: ['Hot'] }] }])
    const note = place.getByRole('note')
    expect(await note.textContent()).toBe('WarningHot')
    expect(await note.locator('svg path').count()).toBe(1)
  })

  test('a download leads to the file, apart', async () => {
    const place = await draw([{ t: 'download', href: '/help/files/1/form.pdf', name: 'form.pdf' }])
    const link = place.getByRole('link', { name: 'form.pdf Download' })
    expect(await link.getAttribute('href')).toBe(`${ORIGIN}/help/files/1/form.pdf`)
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  })

  test('headings can stand below a title', async () => {
    const place = await draw([{ t: 'h', level: 4, id: 'x', c: ['Deep'] }], { headingOffset: 3 })
    expect(await place.getByRole('heading', { level: 6 }).textContent()).toBe('Deep')
  })

  test('a kind that only a newer service knows is left out', async () => {
    const place = await draw([{ t: 'hologram', c: ['x'] } as never, { t: 'p', c: ['seen', { t: 'blink' } as never] }])
    expect(await place.textContent()).toBe('seen')
  })
})

describe('addresses', () => {
  test('links to articles may lead to pages of their own', async () => {
    await page.evaluate((origin) => {
      const tree = [{ t: 'p' as const, c: [{ t: 'a' as const, href: '/help/articles/x', article: 'x', c: ['x'] }] }]
      const words = {} as DrawOptions['words']
      const articleHref = (slug: string) => `${origin}/w/wk_1/help/articles/${slug}`
      const drawing = window.article.drawArticle(tree, { origin, words, articleHref })
      document.querySelector('.a-article')?.replaceChildren(drawing)
    }, ORIGIN)
    const link = page.locator('.a-article a')
    expect(await link.getAttribute('href')).toBe(`${ORIGIN}/w/wk_1/help/articles/x`)
  })

  const UNSAFE = [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '\\\\evil.example',
    'blob:https://a',
    '',
  ]

  test.each(UNSAFE)('%j is neither linked, downloaded nor shown', async (href) => {
    const place = await draw([
      {
        t: 'p',
        c: [
          { t: 'a', href, c: ['words'] },
          { t: 'img', src: href, alt: 'picture' },
        ],
      },
      { t: 'download', href, name: 'file' },
    ])
    expect(await place.locator('a, img').count()).toBe(0)
    expect(await place.textContent()).toBe('wordspicturefile')
  })

  test('links to articles stay within; with a key held, and all others, the browser follows', async () => {
    const place = await draw([
      {
        t: 'p',
        c: [
          { t: 'a', href: '/help/articles/x', article: 'x', c: ['one'] },
          { t: 'a', href: 'https://other.example/', c: ['two'] },
        ],
      },
    ])
    await place.getByText('one').click()
    await place.getByText('one').click({ modifiers: ['Control'] })
    await place.getByText('two').click()
    expect(await log()).toEqual([
      'article x',
      `browser goes to ${ORIGIN}/help/articles/x`,
      'browser goes to https://other.example/',
    ])
  })

  test('links to headings move within the article and leave the page’s address alone', async () => {
    const place = await draw([
      { t: 'p', c: [{ t: 'a', href: '#%C3%BCber', c: ['down'] }] },
      { t: 'h', level: 2, id: 'über', c: ['Over'] },
    ])
    const before = page.url()
    await place.getByText('down').click()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Over')
    expect(page.url()).toBe(before)
  })
})

test('steps say how many are done, as they are ticked', async () => {
  const step = (id: string) => ({
    id,
    c: [
      { t: 'p' as const, c: [`Do ${id}`] },
      { t: 'p' as const, c: ['More'] },
    ],
  })
  const place = await draw([{ t: 'steps', items: [step('a'), step('b')] }], { ticks: ['b'] })
  expect(await place.getByRole('status').textContent()).toBe('1 of 2')
  expect(await place.getByRole('checkbox', { name: 'Do b' }).isChecked()).toBe(true)
  await place.getByRole('checkbox', { name: 'Do a' }).check()
  expect(await place.getByRole('status').textContent()).toBe('2 of 2')
  await place.getByRole('checkbox', { name: 'Do b' }).uncheck()
  expect(await log()).toEqual(['tick a true', 'tick b false'])
})

test('a video asks nothing of its provider before it is wanted, and opens apart where no frame is allowed', async () => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const place = await draw([{ t: 'video', provider: 'youtube', id: 'dQw4w9WgXcQ', title: 'Moving' }])
  expect(asked).toEqual([])
  await place.getByRole('button', { name: 'Play video: Moving' }).click()
  await expect.poll(log).toEqual(['frame-src', 'browser goes to https://www.youtube.com/watch?v=dQw4w9WgXcQ'])
  expect(await place.locator('iframe').count()).toBe(0)
  await place.getByRole('button', { name: 'Play video: Moving' }).waitFor()
  const odd = await draw([{ t: 'video', provider: 'vimeo', id: '../../evil', title: 'Odd' }])
  expect(await odd.textContent()).toBe('Odd')
  expect(await odd.locator('a, button').count()).toBe(0)
})
