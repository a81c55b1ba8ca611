import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe, findings } from './testing/axe.ts'
import { bookingDesk, bookingLooks, LINK } from './testing/fake-bookings.ts'
import { type Host, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

test.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['ar', 'light'],
  ['ar', 'dark'],
] as const)('axe finds nothing in any look of a booking in %s, %s', { timeout: 60_000 }, async (lang, colorScheme) => {
  const page = await host.visit({ lang, context: { colorScheme, viewport: { width: 480, height: 900 } } })
  page.setDefaultTimeout(10_000)
  const looks = Object.entries(bookingLooks(Date.now()))
  const desk = await bookingDesk(page, looks[0]?.[1].booking as never)
  await page.evaluate("import('/v1/elements.js').then(() => {})")
  await page.evaluate((link) => {
    document.documentElement.style.setProperty('color-scheme', 'light dark')
    const element = document.createElement('deskbell-booking')
    element.setAttribute('link', link)
    document.querySelector('main')?.append(element)
  }, LINK)
  await page.locator('deskbell-booking .connection.live').waitFor()
  const element = page.locator('deskbell-booking [lang]').first()
  expect(await element.getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr')
  await bringAxe(page)
  const found: string[] = []
  const look = async (name: string) => {
    found.push(...(await findings(page, 'deskbell-booking')).map((one) => `${name}: ${one}`))
  }
  for (const [name, { booking, location }] of looks) {
    desk.tell(booking)
    desk.locate(location ?? null)
    await page.waitForFunction((version) => {
      const shown = document.querySelector('deskbell-booking')
      return shown?.life && shown.shadowRoot?.querySelector(`[data-version="${version}"]`)
    }, desk.booking.version)
    await look(name)
    for (const opens of ['reject', 'message', 'calendar']) {
      const button = page.locator(`deskbell-booking [data-opens=${opens}]`)
      if (!/confirmed|completed/.test(name) || (await button.count()) === 0) continue
      await button.click()
      await look(`${name}, ${opens}`)
      await page.keyboard.press('Escape')
    }
    if (name === 'verified') {
      await page.locator('deskbell-booking .rating label').nth(3).click()
      await look('rating')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Escape')
    }
  }
  expect(found).toEqual([])
  expect(await page.evaluate(() => window.violations)).toEqual([])
  await page.context().close()
})
