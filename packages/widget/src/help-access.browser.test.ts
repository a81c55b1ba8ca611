import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe, findingsInBoth } from './testing/axe.ts'
import { type Host, settled, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

/** Each view after the one before it, as one would come by them. */
const VIEWS: Record<string, (page: Page) => Promise<void>> = {
  home: async (page) => {
    await page.evaluate(() => window.Deskbell.open())
    await page.locator('deskbell-widget .asked').waitFor()
  },
  browse: async (page) => {
    await page.locator('deskbell-widget .tab').nth(2).click()
    await page.locator('deskbell-widget .topics').waitFor()
  },
  results: async (page) => {
    await page.locator('deskbell-widget .seek input').fill('sining')
    await page.locator('deskbell-widget .chip').waitFor()
  },
  'nothing found': async (page) => {
    await page.locator('deskbell-widget .seek input').fill('xylophone')
    await page.locator('deskbell-widget .found .empty').waitFor()
  },
  topic: async (page) => {
    await page.locator('deskbell-widget .seek .tool').click()
    await page.locator('deskbell-widget .topic').nth(1).click()
    await page.locator('deskbell-widget .more').waitFor()
  },
  article: async (page) => {
    await page.evaluate(() => window.Deskbell.showArticle('move-a-signing'))
    await page.locator('deskbell-widget .a-tick').first().click()
    await page.locator('deskbell-widget .contents summary').click()
    await page.locator('deskbell-widget .vote').nth(1).click()
    await page.locator('deskbell-widget .why-form').waitFor()
  },
  'article in Arabic': async (page) => {
    await page.evaluate(() => window.Deskbell.showArticle('bn-alarabiyya'))
    await page.locator('deskbell-widget .reader[lang=ar]').waitFor()
  },
  'article that is gone': async (page) => {
    await page.evaluate(() => window.Deskbell.showArticle('no-such-article'))
    await page.locator('deskbell-widget .help .empty').waitFor()
  },
  'chat about an article': async (page) => {
    await page.evaluate(() => window.Deskbell.showArticle('fees'))
    await page.locator('deskbell-widget .still button').click()
    await page.locator('deskbell-widget textarea').fill('And for two?')
    await page.locator('deskbell-widget .send').click()
    await page.locator('deskbell-widget .log .about').waitFor()
  },
}

for (const lang of ['en', 'ar'] as const) {
  test(`axe finds nothing in help, in light and in dark, in ${lang}`, async () => {
    const page = await host.visit({ help: true, lang, context: { locale: lang } })
    await bringAxe(page)
    const found: Record<string, string[]> = {}
    for (const [name, show] of Object.entries(VIEWS)) {
      await show(page)
      found[name] = await findingsInBoth(page)
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(VIEWS).map((name) => [name, []])))
    await page.context().close()
  }, 60_000)
}

test('on a phone, nothing is wider than the screen, fields are 16 px and targets at least 24', async () => {
  const page = await host.visit({
    help: true,
    context: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  })
  const overflow = () => page.locator('deskbell-widget .scroll').evaluate((node) => node.scrollWidth - node.clientWidth)
  const small: string[] = []
  for (const [name, show] of Object.entries(VIEWS)) {
    await show(page)
    await settled(page)
    // The keyboard of the phone does not come up over what one came to read.
    const typing = () =>
      page.evaluate(() => document.querySelector('deskbell-widget')?.shadowRoot?.activeElement?.tagName)
    if (name === 'browse') expect(await typing()).not.toBe('INPUT')
    expect({ name, overflow: await overflow() }).toEqual({ name, overflow: 0 })
    small.push(
      ...(await page.evaluate((view) => {
        const targets = document
          .querySelector('deskbell-widget')
          ?.shadowRoot?.querySelectorAll<HTMLElement>('.panel button, .panel input, .panel textarea, .panel summary')
        return [...(targets ?? [])].flatMap((target) => {
          const { width, height } = target.getBoundingClientRect()
          const field = target.matches('textarea, [type=search]')
          const fits = Math.min(width, height) >= 24 && (!field || getComputedStyle(target).fontSize === '16px')
          return fits ? [] : [`${view}: ${target.className} ${width} × ${height}`]
        })
      }, name)),
    )
  }
  expect(small).toEqual([])
  expect(await page.evaluate(() => window.violations)).toEqual([])
  await page.context().close()
}, 60_000)
