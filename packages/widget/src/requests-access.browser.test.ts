import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe, findingsInBoth } from './testing/axe.ts'
import type { FakeThread } from './testing/fake-client.ts'
import { type Host, openAs, settled, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const THREAD: FakeThread = {
  id: 'cnv_9',
  ticket: { id: 'tkt_9', number: 9, subject: 'Certified copy of the deed, and of its translation', status: 'waiting' },
  said: [
    ['me', 'A copy, please.', 100],
    ['team', 'Here it is.', 50],
  ],
  extras: {
    attachments: [
      { id: 'att_1', name: 'deed.png', type: 'image/png', size: 123_456, image: { width: 160, height: 120 } },
      { id: 'att_2', name: 'A deed with a long name.pdf', type: 'application/pdf', size: 2_345_678, image: null },
    ],
    quoted: 'On Monday Nina wrote: a copy, please',
    automatic: true,
  },
}

const at = (page: Page, selector: string) => page.locator(`deskbell-widget ${selector}`)

/** Each view after the one before it, as one would come by them. */
const VIEWS: Record<string, (page: Page) => Promise<void>> = {
  home: async (page) => {
    await page.evaluate(() => window.Deskbell.open())
    await at(page, '.request').waitFor()
  },
  types: async (page) => {
    await at(page, '.request').click()
    await at(page, '.kind').first().waitFor()
  },
  form: async (page) => {
    await at(page, '.kind').first().click()
    await at(page, '#field_papers').waitFor()
  },
  'form with faults and files': async (page) => {
    await at(page, '#field_wish').selectOption('move')
    await at(page, '.method input').nth(1).check()
    const chooser = page.waitForEvent('filechooser')
    await at(page, '#field_papers').click()
    const file = { mimeType: 'image/png', buffer: Buffer.alloc(90_000, 1) }
    await (await chooser).setFiles([
      { ...file, name: 'a.png' },
      { ...file, name: 'b.exe' },
    ])
    await at(page, '.file.ready').waitFor()
    await at(page, '.file.failed').waitFor()
    await at(page, 'button[type=submit]').click()
    await at(page, '.verdict').waitFor()
  },
  'asked before': async (page) => {
    await page.evaluate(() => {
      const earlier = { id: 'tkt_7', number: 7, subject: 'Odd things', status: 'open', similarity: 0.8 } as const
      window.fakeClient.tickets.similar = [{ ...earlier, createdAt: '2026-03-03T10:00:00.000Z', sharedWords: ['odd'] }]
    })
    for (const [id, text] of Object.entries({
      subject: 'Move it',
      text: 'Friday',
      field_day: '2026-12-04',
      name: 'Nina',
      email: 'nina@example.com',
      phone: '+351 912 345 678',
    }))
      await at(page, `#${id}`).fill(text)
    await at(page, 'button[type=submit]').click()
    await at(page, '.earlier').waitFor()
  },
  sent: async (page) => {
    await at(page, '.deeds .primary').click()
    await at(page, '.outcome').waitFor()
  },
  'thread with details': async (page) => {
    await openAs(page, [THREAD], 'cnv_9')
    await at(page, '.request-bar').click()
    await at(page, '.request-details dl').waitFor()
    await at(page, '.picture img:not([hidden])').waitFor()
    await at(page, '.quoted summary').click()
    await at(page, '.request-bar').click()
  },
  resolved: async (page) => {
    await page.evaluate(() => window.fakeClient.move('cnv_9', 'resolved'))
    await at(page, '.score').nth(3).click()
    await at(page, '.rating textarea').waitFor()
  },
  closed: async (page) => {
    await page.evaluate(() => window.fakeClient.move('cnv_9', 'closed'))
    await at(page, '.request-bar .closed').waitFor()
  },
  list: async (page) => {
    await at(page, 'header .tool').first().click()
    await at(page, '.status').first().waitFor()
  },
  'a request that is not here': async (page) => {
    await page.evaluate(() => window.Deskbell.showTicket(77))
    await at(page, '.empty').waitFor()
  },
}

for (const lang of ['en', 'ar'] as const) {
  test(`axe finds nothing in requests, in light and in dark, in ${lang}`, async () => {
    const page = await host.visit({ contact: true, lang, context: { locale: lang } })
    await bringAxe(page)
    const found: Record<string, string[]> = {}
    for (const [name, show] of Object.entries(VIEWS)) {
      await show(page)
      found[name] = await findingsInBoth(page)
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(VIEWS).map((name) => [name, []])))
    expect(await page.evaluate(() => window.violations)).toEqual([])
    await page.context().close()
  }, 60_000)
}

test('on a phone, nothing is wider than the screen, fields are 16 px and targets at least 24', async () => {
  const page = await host.visit({
    contact: true,
    context: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' },
  })
  const small: string[] = []
  for (const [name, show] of Object.entries(VIEWS)) {
    await show(page)
    await settled(page)
    const scrolls = at(page, '.scroll').last()
    expect({ name, overflow: await scrolls.evaluate((node) => node.scrollWidth - node.clientWidth) }).toEqual({
      name,
      overflow: 0,
    })
    small.push(
      ...(await page.evaluate((view) => {
        const root = document.querySelector('deskbell-widget')?.shadowRoot
        const all = root?.querySelectorAll<HTMLElement>('.panel :is(button, input, select, textarea, summary)')
        return [...(all ?? [])].flatMap((one) => {
          // A box is as large as what one may press for it.
          const target = one.matches('[type=radio], [type=checkbox]') ? (one.closest('label') ?? one) : one
          const { width, height } = target.getBoundingClientRect()
          const field = one.matches('.control, textarea')
          const fits = Math.min(width, height) >= 24 && (!field || getComputedStyle(one).fontSize === '16px')
          return fits ? [] : [`${view}: ${one.className} ${width} × ${height}`]
        })
      }, name)),
    )
  }
  expect(small).toEqual([])
  await page.context().close()
}, 60_000)
