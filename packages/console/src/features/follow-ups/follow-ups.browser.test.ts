import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'

let site: FakeSite

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(() => expect(site.complaints).toEqual([]))

const nothing = async () => undefined
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
}
const rows = (page: Page) => page.getByRole('list', { name: 'Bookings to follow up' }).getByRole('listitem')
const reviews = (page: Page) => page.getByRole('list', { name: 'Reviews' }).getByRole('listitem')

test('a customer who did not answer is taken up, tried, and the follow-up ended', async () => {
  const page = await site.visit('follow-ups')
  await rows(page).first().waitFor()
  expect(await rows(page).allInnerTexts()).toEqual([
    expect.stringContaining('26 h overdue'),
    expect.stringContaining('3 h overdue'),
  ])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('ana.beltran@example.com').waitFor()
  await press('Take it up')(page)
  await drawer.getByText('You have taken this up').waitFor()
  await drawer.getByLabel('SMS').check()
  await drawer.getByLabel('Notes (optional)').fill('Wrote that we ask.')
  await press('Log this try')(page)
  await drawer.getByText('1 try so far').waitFor()
  await press('End follow-up')(page)
  await drawer.getByText('Choose what you found out.').waitFor()
  await drawer.getByLabel(/^The customer cannot be reached/).check()
  await drawer.getByLabel('What colleagues should know').fill('No answer at all.')
  await press('End follow-up')(page)
  await drawer.getByText('1 of 3 tries failed so far').waitFor()
  await drawer.getByLabel(/^The customer confirms the work/).check()
  await press('End follow-up')(page)
  await page.getByText('The follow-up of booking #407 is ended.').waitFor()
  await drawer.getByText('Verified').waitFor()
  expect(await drawer.getByRole('button', { name: 'End follow-up' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await expect.poll(() => rows(page).count()).toBe(1)
})

test('a dispute is settled, and the work goes on', async () => {
  const page = await site.visit('follow-ups?view=disputed')
  await rows(page).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel(/^The work goes on/).check()
  await drawer.getByLabel('What colleagues should know').fill('Two lamps flicker still.')
  await press('Settle dispute')(page)
  await drawer.getByText('In progress').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Nothing is in dispute').waitFor()
})

test('what the rooms tell comes into the queue by itself', async () => {
  const page = await site.visit('follow-ups?view=waiting')
  await expect.poll(() => rows(page).count()).toBe(1)
  await page.evaluate(() => window.fake.bookings.reports(1, 'completed'))
  await expect.poll(() => rows(page).count()).toBe(2)
})

test('reviews are published and hidden at once, and put back', async () => {
  const page = await site.visit('reviews')
  await expect.poll(() => reviews(page).count()).toBe(3)
  await press('Publish the review of Marek Novák')(page)
  await page.getByText('The review is published.').waitFor()
  await expect.poll(() => reviews(page).count()).toBe(2)
  await page.keyboard.press('z')
  await page.getByText('The review is as it was.').waitFor()
  await expect.poll(() => reviews(page).count()).toBe(3)
  await press('Hide the review of A customer')(page)
  await expect.poll(() => reviews(page).count()).toBe(2)
  await page.getByRole('link', { name: 'Hidden' }).click()
  await expect.poll(() => reviews(page).count()).toBe(2)
  await page.getByText('#303 Lamp fitting').waitFor()
  await page.getByRole('link', { name: 'To decide' }).click()
  await expect.poll(() => reviews(page).count()).toBe(2)
})

test.each([
  ['follow-ups?empty', 'Nobody is overdue'],
  ['follow-ups?failing', 'The follow-ups could not be loaded'],
  [`follow-ups?booking=${idOf('bkg', 99)}`, 'This booking is not here any more'],
  ['reviews?empty', 'Nothing to decide'],
  ['reviews?failing', 'The reviews could not be loaded'],
])('%s says %s', async (path, words) => {
  const page = await site.visit(path)
  await page.getByText(words).first().waitFor()
})

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['queue', 'follow-ups', 'Mirror light', nothing],
  ['contact log', `follow-ups?view=mine&booking=${idOf('bkg', 12)}`, 'Log a try', press('End follow-up')],
  ['reviews', 'reviews', 'Quick and tidy.', nothing],
]

test.each(PLACES)('axe finds nothing, and it fits a phone: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 720 })
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, dialog[open]')].some(
      (one) => one.scrollWidth > one.clientWidth,
    ),
  )
  expect(wide).toBe(false)
})
