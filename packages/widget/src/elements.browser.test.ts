import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Article } from '@deskbell/protocol'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, settled, startHost, type Visit } from './testing/host.ts'

let host: Host
let axe: string
beforeAll(async () => {
  host = await startHost()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const SCRIPT = '<script type="module" src="/v1/elements.js"></script>'
const ARTICLE: Article = {
  id: 'art_01h455vb4pex5vsknk084sn02q',
  slug: 'refunds',
  kind: 'article',
  locale: 'en',
  title: 'How refunds work',
  excerpt: 'When the money comes back',
  category: { slug: 'fees', name: 'Fees' },
  tags: [],
  updatedAt: '2026-03-01T09:00:00.000Z',
  publishedAt: '2026-03-01T09:00:00.000Z',
  tree: [
    { t: 'p', c: ['Refunds take ', { t: 'strong', c: ['three'] }, ' working days.'] },
    { t: 'h', level: 2, id: 'ask', c: ['Ask for one'] },
    { t: 'steps', items: [{ id: 's-1', c: [{ t: 'p', c: ['Open the order.'] }] }] },
    { t: 'callout', kind: 'warning', c: [{ t: 'p', c: ['Cash is paid back in person.'] }] },
  ],
  headings: [],
  helpfulCount: 0,
  notHelpfulCount: 0,
  related: [],
  locales: ['en', 'ar'],
}

/** A page with the elements on it, before a service that has one article; `asked` is what it heard. */
async function visit(body: string, more: Visit & { answer?: (slug: string) => object | number } = {}) {
  const { answer = () => ARTICLE, ...how } = more
  const page = await host.visit({ ...how, body })
  page.setDefaultTimeout(8_000)
  const asked: string[] = []
  await page.route('**/v1/help/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    asked.push(`${route.request().method()} ${pathname}`)
    if (route.request().method() === 'POST') return route.fulfill({ status: 202 })
    const given = answer(pathname.split('/').at(-1) ?? '')
    if (given === 0) return route.abort()
    if (typeof given !== 'number') return route.fulfill({ json: given })
    await route.fulfill({ status: given, json: { code: given === 404 ? 'not_found' : 'internal', status: given } })
  })
  if (how.context?.colorScheme === 'dark') {
    await page.evaluate(() => {
      document.documentElement.style.setProperty('color-scheme', 'light dark')
      document.body.style.setProperty('background', '#16140f')
    })
  }
  // Only now: an element in view asks at once.
  await page.evaluate("import('/v1/elements.js').then(() => {})")
  await page.waitForFunction(() => customElements.get('deskbell-tooltip') !== undefined)
  return { page, asked }
}

const tip = (page: Page) => page.locator('deskbell-tooltip .tip')
const PROFIT =
  '<deskbell-tooltip content="What you earn on this order"><button id="b">Profit</button></deskbell-tooltip>'

describe('a tooltip', () => {
  test('opens by pointer, stays while the pointer is on it, and goes with it', async () => {
    const { page } = await visit(PROFIT)
    await page.locator('#b').hover()
    await tip(page).waitFor()
    expect(await tip(page).textContent()).toContain('What you earn on this order')
    await tip(page).hover()
    await page.locator('h1').hover()
    await tip(page).waitFor({ state: 'hidden' })
    // One that only passes by opens nothing.
    await page.locator('#b').hover()
    await page.locator('h1').hover()
    expect(await tip(page).isVisible()).toBe(false)
    await page.context().close()
  })

  test('opens by focus, is read with its trigger, and Escape closes it and nothing else', async () => {
    const { page } = await visit(PROFIT)
    await page.evaluate(() => {
      document.addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') document.title = 'The dialog of the page closed'
      })
    })
    await page.locator('main').press('Tab')
    await tip(page).waitFor()
    const description = () =>
      page.evaluate(() => {
        const id = document.querySelector('#b')?.getAttribute('aria-describedby') ?? ''
        return document.getElementById(id)?.textContent
      })
    expect(await description()).toBe('What you earn on this order')
    await page.keyboard.press('Escape')
    await tip(page).waitFor({ state: 'hidden' })
    expect(await page.title()).toBe('Host')
    await page.keyboard.press('Escape')
    expect(await page.title()).toBe('The dialog of the page closed')

    await page.locator('deskbell-tooltip').evaluate((element) => element.setAttribute('content', 'Before tax'))
    await expect.poll(description).toBe('Before tax')
    await page.locator('deskbell-tooltip').evaluate((element) => element.remove())
    expect(await page.locator('[aria-describedby]').count()).toBe(0)
    await page.context().close()
  })

  test('opens by touch, and closes by a touch elsewhere', async () => {
    const { page } = await visit(PROFIT, { context: { hasTouch: true, viewport: { width: 390, height: 700 } } })
    await page.locator('#b').tap()
    await tip(page).waitFor()
    await page.locator('h1').tap()
    await tip(page).waitFor({ state: 'hidden' })
    await page.context().close()
  })

  test('around words that cannot be focused, a button of its own is reached by keys', async () => {
    const { page } = await visit('<p>Net <deskbell-tooltip content="After fees">amount</deskbell-tooltip></p>')
    const button = page.locator('deskbell-tooltip .info')
    await button.focus()
    await page.keyboard.press('Shift')
    await button.press('Enter')
    await tip(page).waitFor()
    await expect.poll(() => button.getAttribute('aria-label')).toBe('More information')
    // What the page puts in later takes its place.
    await page.locator('deskbell-tooltip').evaluate((element) => element.append(document.createElement('button')))
    await button.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test.each(['left:0;top:0', 'right:0;top:0', 'right:0;bottom:0', 'left:0;bottom:0'])(
    'stays in the window at %s',
    async (corner) => {
      const text = 'Quite a lot of words, so that there is no room for all of them beside it'
      const { page } = await visit(
        `<div id="c"><deskbell-tooltip content="${text}"><button id="b">?</button></deskbell-tooltip></div>`,
      )
      await page.evaluate((style) => {
        Object.assign((document.querySelector('#c') as HTMLElement).style, { position: 'fixed' })
        for (const part of style.split(';')) {
          const [side = '', at = ''] = part.split(':')
          ;(document.querySelector('#c') as HTMLElement).style.setProperty(side, at)
        }
      }, corner)
      await page.locator('#b').hover()
      await tip(page).waitFor()
      const box = await tip(page).boundingBox()
      const trigger = await page.locator('#b').boundingBox()
      if (!box || !trigger) throw new Error('Nothing is shown')
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.y).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(1000)
      expect(box.y + box.height).toBeLessThanOrEqual(760)
      const apart = box.y >= trigger.y + trigger.height || box.y + box.height <= trigger.y
      expect(apart || box.x >= trigger.x + trigger.width || box.x + box.width <= trigger.x).toBe(true)
      await page.context().close()
    },
  )
})

describe('an article', () => {
  test('as a link opens in the messenger, or as a page where there is none', async () => {
    const { page, asked } = await visit('<deskbell-article slug="refunds">Refunds</deskbell-article>')
    const link = page.locator('deskbell-article a')
    expect(await link.getAttribute('href')).toMatch(/\/help\/articles\/refunds$/)
    await page.evaluate(() => {
      window.Deskbell.showArticle = ((slug: string) => {
        document.title = slug
      }) as never
    })
    await page.locator('deskbell-article').click()
    expect(await page.title()).toBe('refunds')
    await page.evaluate(() => Reflect.deleteProperty(window, 'Deskbell'))
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.locator('deskbell-article').click()])
    expect(opened.url()).toMatch(/\/help\/articles\/refunds$/)
    expect(asked).toEqual([])
    await page.context().close()
  })

  test('as a popover is read beside its link, and counted when it was opened', async () => {
    const { page, asked } = await visit(
      '<deskbell-article slug="refunds" mode="popover">Refunds</deskbell-article> <button id="next">Next</button>',
    )
    const link = page.locator('deskbell-article button.link')
    const card = page.locator('deskbell-article .card')
    expect(asked).toEqual([])
    await link.click()
    await card.getByText('Cash is paid back in person.').waitFor()
    const title = card.getByRole('heading', { name: 'How refunds work' })
    await expect.poll(() => title.evaluate((element) => element.matches(':focus'))).toBe(true)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    expect(await link.evaluate((element) => element.matches(':focus'))).toBe(true)

    await page.keyboard.press('Enter')
    await card.getByText('three').waitFor()
    for (const _ of ['close', 'tick', 'page', 'next']) await page.keyboard.press('Tab')
    await card.waitFor({ state: 'hidden' })
    expect(await page.locator('#next').evaluate((element) => element.matches(':focus'))).toBe(true)

    await link.click()
    await card.waitFor()
    await page.locator('h1').click()
    await card.waitFor({ state: 'hidden' })
    // It was fetched once; the counts follow when the page goes.
    expect(asked.filter((one) => one.startsWith('GET'))).toEqual(['GET /v1/help/articles/refunds'])
    await page.context().close()
  })

  test('that does not come says so, and comes when asked again', async () => {
    let answer: object | number = 0
    const { page } = await visit('<deskbell-article slug="refunds" mode="popover">Refunds</deskbell-article>', {
      answer: () => answer,
    })
    await page.locator('deskbell-article button.link').click()
    await page.getByText('This article could not be loaded. Check your connection.').waitFor()
    answer = ARTICLE
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Cash is paid back in person.').waitFor()
    await page.locator('deskbell-article').evaluate((element) => element.setAttribute('slug', 'gone'))
    answer = 404
    await page.keyboard.press('Escape')
    await page.locator('deskbell-article button.link').click()
    await page.getByText('This article is not here any more.').waitFor()
    await page.context().close()
  })

  test('inline is drawn when it comes near, in its own direction, and writes nothing', async () => {
    const { page, asked } = await visit(
      '<div id="far"></div><deskbell-article slug="refunds" mode="inline"></deskbell-article>',
      { answer: () => ({ ...ARTICLE, locale: 'ar', title: 'كيف تُردّ المبالغ' }) },
    )
    await page.locator('#far').evaluate((element) => element.style.setProperty('height', '3000px'))
    await page.evaluate(() => scrollTo(0, 2600))
    const body = page.locator('deskbell-article .a-article')
    await body.getByText('three').waitFor()
    expect(await body.getAttribute('dir')).toBe('rtl')
    const step = body.getByRole('checkbox')
    await step.check()
    expect(await step.isChecked()).toBe(true)
    expect(asked).toEqual(['GET /v1/help/articles/refunds'])
    expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0])
    await page.context().close()
  })
})

test('a light page stays light in a dark system', async () => {
  const page = await host.visit({ body: PROFIT, context: { colorScheme: 'dark' } })
  await page.evaluate("import('/v1/elements.js').then(() => {})")
  await page.locator('#b').hover()
  await tip(page).waitFor()
  const background = () => tip(page).evaluate((element) => getComputedStyle(element).backgroundColor)
  const light = await background()
  await page.locator('deskbell-tooltip').evaluate((element) => element.setAttribute('theme', 'dark'))
  await expect.poll(background).not.toBe(light)
  await page.context().close()
})

test('a page whose Trusted Types list refuses Lit gets plain links', async () => {
  const page = await host.visit({ body: '<p>No elements here yet</p>' })
  await page.route('**/*', async (route) => {
    const response = await route.fetch()
    const policy = response.headers()['content-security-policy']
    const headers = {
      ...response.headers(),
      ...(policy && { 'content-security-policy': `${policy}; trusted-types none` }),
    }
    await route.fulfill({ response, headers })
  })
  const body = `<deskbell-article slug="refunds">Refunds</deskbell-article>${PROFIT}${SCRIPT}`
  await page.goto(`${new URL('/', page.url()).href}?${new URLSearchParams({ body })}`)
  const link = page.locator('deskbell-article a')
  expect(await link.getAttribute('href')).toMatch(/\/help\/articles\/refunds$/)
  await expect.poll(() => page.locator('deskbell-tooltip').getAttribute('title')).toBe('What you earn on this order')
  await page.context().close()
})

test.each([
  ['light', 'plain'],
  ['dark', 'plain'],
  ['light', 'hostile'],
] as const)('axe finds nothing in %s on a %s page, and nothing breaks the policy', async (colorScheme, styles) => {
  const { page } = await visit(
    `${PROFIT}<p>Net <deskbell-tooltip content="After fees" article="refunds">amount</deskbell-tooltip></p>
    <deskbell-article slug="refunds" mode="popover">Refunds</deskbell-article>
    <deskbell-article slug="refunds" mode="inline"></deskbell-article>`,
    { context: { colorScheme }, styles },
  )
  await page.evaluate(axe)
  const find = async () => {
    await settled(page)
    return page.evaluate(async () => {
      const { run } = (window as never as { axe: { run(...args: unknown[]): Promise<AxeResults> } }).axe
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const include = ['deskbell-tooltip', 'deskbell-article']
      const { violations } = await run({ include }, { runOnly: tags, resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(' ')}`))
    })
  }
  await page.locator('deskbell-article[mode=inline] .a-article').getByText('three').waitFor()
  expect(await find()).toEqual([])
  await page.locator('deskbell-article button.link').click()
  await page.locator('.card .a-article').waitFor()
  expect(await find()).toEqual([])
  await page.locator('deskbell-tooltip .info').hover()
  await tip(page).nth(1).waitFor()
  expect(await find()).toEqual([])
  expect(await page.evaluate(() => window.violations)).toEqual([])
  await page.context().close()
})
