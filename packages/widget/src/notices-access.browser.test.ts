import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe, findings } from './testing/axe.ts'
import { type Host, openAs, settled, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const at = (page: Page, selector: string) => page.locator(`deskbell-widget ${selector}`)

/** Each view after the one before it, as one would come by them. */
const VIEWS: Record<string, (page: Page) => Promise<void>> = {
  home: async (page) => {
    await openAs(page)
    await page.evaluate(() => {
      const { notices } = window.fakeClient
      const readAt = new Date().toISOString()
      const url = 'https://harbour.example/bookings/a-very-long-address-that-nobody-would-read'
      notices.preferences = { ...notices.preferences, available: ['email', 'sms', 'whatsapp', 'push', 'in_app'] }
      notices.add({ title: 'Closed on Friday', category: 'system', createdAt: '2026-03-03T10:00:00.000Z', readAt })
      notices.add({ title: 'Your signing starts in an hour', category: 'booking', priority: 'urgent' })
      notices.add({ title: 'Paid: €120.00', category: 'payment', target: { type: 'url', url } })
      notices.add({ title: 'Ana answered #12', priority: 'high', target: { type: 'ticket', ticketId: 'tkt_9' } })
    })
    await at(page, '.notice-bell .count').waitFor()
  },
  list: async (page) => {
    await at(page, '.notice-bell').click()
    await at(page, '.notice').nth(3).waitFor()
  },
  'a mark that did not hold': async (page) => {
    await page.evaluate(() => {
      window.fakeClient.notices.refuse = { method: 'POST', code: 'unreachable' }
    })
    await at(page, '.notices-sum .link').click()
    await at(page, '.notices-fault').waitFor()
  },
  'a kind without any': async (page) => {
    await page.evaluate(() => {
      window.fakeClient.notices.kept = []
    })
    await at(page, '.chip').last().click()
    await at(page, '.empty').waitFor()
  },
  choices: async (page) => {
    await at(page, 'header .tool').nth(1).click()
    await at(page, '.device .primary').waitFor()
  },
  'choices with quiet hours, saved': async (page) => {
    await at(page, '.way.wide').click()
    await at(page, '.hours').waitFor()
    await at(page, '.outcome-bar .link').waitFor()
  },
  'a choice that did not hold': async (page) => {
    await page.evaluate(() => {
      window.fakeClient.notices.refuse = { method: 'PATCH', code: 'unreachable' }
    })
    await at(page, '.way').nth(1).click()
    await at(page, '.choices-fault').waitFor()
  },
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'ar'] as const) {
    test(`axe finds nothing in notifications, in ${colorScheme}, in ${lang}`, async () => {
      const page = await host.visit({ lang, context: { colorScheme, locale: lang } })
      await bringAxe(page)
      const found: Record<string, string[]> = {}
      for (const [name, show] of Object.entries(VIEWS)) {
        await show(page)
        found[name] = await findings(page)
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(VIEWS).map((name) => [name, []])))
      expect(await page.evaluate(() => window.violations)).toEqual([])
      await page.context().close()
    }, 60_000)
  }
}

test('on a phone, nothing is wider than the screen, fields are 16 px and targets at least 24', async () => {
  const page = await host.visit({
    context: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' },
  })
  const small: string[] = []
  for (const [name, show] of Object.entries(VIEWS)) {
    await show(page)
    await settled(page)
    const overflow = await at(page, '.scroll')
      .last()
      .evaluate((node) => node.scrollWidth - node.clientWidth)
    expect({ name, overflow }).toEqual({ name, overflow: 0 })
    small.push(
      ...(await page.evaluate((view) => {
        const root = document.querySelector('deskbell-widget')?.shadowRoot
        const all = root?.querySelectorAll<HTMLElement>('.panel :is(button, input, select, a)')
        return [...(all ?? [])].flatMap((one) => {
          const { width, height } = one.getBoundingClientRect()
          const field = one.matches('.choice-field')
          const fits = Math.min(width, height) >= 24 && (!field || getComputedStyle(one).fontSize === '16px')
          return fits ? [] : [`${view}: ${one.className} ${width} × ${height}`]
        })
      }, name)),
    )
  }
  expect(small).toEqual([])
  await page.context().close()
}, 60_000)
