import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, readAxe, readToTheEnd } from '../testing/axe.ts'
import { type BookedVisit, bookVisit } from '../testing/bookings.ts'
import { startSite, type TestSite } from '../testing/site.ts'

const WIDE: BrowserContextOptions = { viewport: { width: 1100, height: 800 } }
const PLAIN: BrowserContextOptions = { ...WIDE, javaScriptEnabled: false }
const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }

let site: TestSite
let axe: string
/** One that is late, one whose customer is asked, and one that was rated. */
let late: BookedVisit
let asked: BookedVisit
let rated: BookedVisit

const visit = () => bookVisit(site.api, site.workspace)

beforeAll(async () => {
  site = await startSite()
  axe = await readAxe()
  late = await visit()
  await late.report('on_way', { etaMinutes: 20 })
  await late.report('delayed', { etaMinutes: 45, reason: 'The bridge is closed because of the wind' })
  await late.provider.call('POST', `/v1/bookings/${late.booking.id}/messages`, {
    body: { clientId: 'a-client-id-of-mine-1', content: { type: 'text', text: 'I am standing before the bridge.' } },
  })
  asked = await visit()
  await asked.finish()
  rated = await visit()
  await rated.finish()
  const post = (act: string, fields: Record<string, string>) =>
    site.api.app.request(`${rated.manage}/${act}`, { method: 'POST', body: new URLSearchParams(fields) })
  await post('answer', { approved: 'yes' })
  await post('review', { rating: '5', text: 'Quick and kind' })
}, 60_000)
afterAll(() => site?.close())

const PAGES: readonly (readonly [string, () => string])[] = [
  ['a booking that is late', () => late.manage],
  ['one whose customer is asked', () => asked.manage],
  ['one that was rated', () => rated.manage],
  ['one for looking only', () => late.view],
  ['a link that opens nothing', () => `/bookings/${'x'.repeat(43)}`],
]

describe.each(PAGES)('%s', (_, at) => {
  test.each([
    ['left to right', '', WIDE],
    ['on a phone', '/de', PHONE],
    ['right to left on a phone', '/ar', PHONE],
  ])('is accessible, light and dark, %s', async (_name, prefix, options) => {
    const { page, faults } = await site.visit(prefix + at(), options)
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await check(page)).toEqual([])
    }
    expect(faults.filter((fault) => !/status of 410/.test(fault))).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })

  test('moves nothing while it comes, and says the same without scripts', async () => {
    const { page } = await site.open('/robots.txt', WIDE)
    expect((await readToTheEnd(page, at())).shift).toBe(0)
    const plain = await site.visit(at(), PLAIN)
    const said = (seen: Page) => seen.locator('main').ariaSnapshot()
    expect(await said(plain.page)).toBe(await said(page))
    await page.context().close()
  })
})

describe.each([
  ['without scripts', PLAIN],
  ['on a phone', PHONE],
])('%s', (_, options) => {
  test('from the work that is done to a review', async () => {
    const booked = await visit()
    await booked.finish()
    const { page } = await site.open(booked.manage, options)
    await page.getByRole('link', { name: 'Answer now' }).click()
    await page.getByRole('button', { name: 'Send what is wrong' }).click()
    await page.getByRole('link', { name: 'Say what is wrong or missing.' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f.issues')
    await page.getByRole('button', { name: 'Confirm the work' }).click()
    await page.getByRole('status').getByText('You have confirmed the work').waitFor()
    await page.getByRole('link', { name: 'Rate the work' }).click()
    await page.getByRole('radio', { name: '5 Very good' }).check()
    await page.getByLabel('What should others know?').fill('Quick and kind')
    await page.getByRole('button', { name: 'Send review' }).click()
    await page.getByText('You rated it “Very good”.').waitFor()
    await page.getByLabel('Your message').fill('Thank you')
    await page.getByRole('button', { name: 'Send message' }).click()
    await page.getByRole('article').getByText('Thank you').waitFor()
    await page.getByRole('button', { name: 'Make an address to share' }).click()
    const url = await page.getByLabel('The address to share').inputValue()
    expect(url).toContain('/bookings/')
    expect(await booked.now()).toMatchObject({ status: 'verified', review: { rating: 5 } })
    await page.context().close()
  })
})

test('tells no other site where it was', async () => {
  const { page } = await site.open(late.manage, WIDE)
  const referers: (string | undefined)[] = []
  page.context().on('request', (request) => {
    if (!request.url().startsWith(site.url)) referers.push(request.headers().referer)
  })
  for (const name of ['Show on a map', 'Google Calendar']) {
    const link = page.getByRole('link', { name })
    await link.evaluate((one) => {
      // What the page's policy says, without what the link itself adds.
      one.removeAttribute('rel')
      one.removeAttribute('target')
    })
    await link.click()
    await page.waitForURL(/openstreetmap|google/)
    await page.goto(late.manage)
  }
  expect(referers).toEqual([undefined, undefined])
  await page.context().close()
})

describe('while somebody looks at it', () => {
  async function watch(path: string, options: BrowserContextOptions) {
    const { page, faults } = await site.open('/robots.txt', options)
    await page.clock.install()
    await page.addInitScript(() => {
      const moved = { shift: 0 }
      Object.assign(window, { moved })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.shift += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(path)
    return {
      page,
      faults,
      moved: () => page.evaluate(() => (window as never as { moved: { shift: number } }).moved.shift),
    }
  }

  test.each([
    ['on a wide screen', WIDE],
    ['on a phone', PHONE],
  ])('it shows each step within 30 s, moves nothing, and keeps what is being typed, %s', async (_, options) => {
    const booked = await visit()
    const { page, faults, moved } = await watch(booked.manage, options)
    const state = page.locator('.standing').getByRole('status')
    await page.getByLabel('Your question').fill('Half a sen')
    const steps: readonly (readonly [() => Promise<void>, string])[] = [
      [() => booked.report('on_way', { etaMinutes: 20 }), 'María Núñez is on the way'],
      [() => booked.report('delayed', { etaMinutes: 50, reason: 'The bridge is closed' }), 'The bridge is closed'],
      [() => booked.report('arrived'), 'María Núñez has arrived'],
      [() => booked.report('in_progress'), 'The work is under way'],
      [() => booked.report('completed'), 'The work is done'],
    ]
    for (const [report, words] of steps) {
      await report()
      await page.clock.fastForward(30_000)
      await expect.poll(async () => (await state.textContent())?.replace(/[\u2066-\u2069]/g, '')).toContain(words)
    }
    expect(await page.locator('.steps .past').count()).toBe(4)
    expect(await moved()).toBe(0)
    expect(await page.getByLabel('Your question').inputValue()).toBe('Half a sen')
    // The form to answer comes with the page anew.
    await page.getByRole('link', { name: 'Answer now' }).click()
    await page.getByRole('button', { name: 'Confirm the work' }).waitFor()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('a link that is ended meanwhile shows nothing any more', async () => {
    const booked = await visit()
    const { page } = await watch(booked.manage, WIDE)
    await booked.admin.call('DELETE', `/v1/bookings/${booked.booking.id}/links`)
    await page.clock.fastForward(30_000)
    await page.getByRole('heading', { name: 'This link opens nothing' }).waitFor()
    expect(await page.getByText('Lighthouse Lane').count()).toBe(0)
    await page.context().close()
  })
})
