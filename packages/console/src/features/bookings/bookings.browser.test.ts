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

const PHONE = { width: 390, height: 844 }
const path = (n: number) => `bookings/${idOf('bkg', n)}`
const nothing = async () => undefined
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
}
const column = (page: Page, name: string) => page.getByRole('region', { name })
const dialog = (page: Page) => page.getByRole('dialog')
const status = (page: Page, word: string) => page.locator('.booking-meta').getByText(word, { exact: true })

test('cards move by themselves, say so, and keep the focus', async () => {
  const page = await site.visit('bookings')
  const card = page.getByRole('link', { name: '#405 Boiler inspection' })
  await column(page, 'Confirmed').locator(card).focus()
  await page.evaluate(() => window.fake.bookings.reports(5, 'on_way'))
  await column(page, 'On the way').locator(card).waitFor()
  await page.getByText('Booking #405 is now: On the way').waitFor({ state: 'attached' })
  expect(await card.evaluate((link) => link === document.activeElement)).toBe(true)
  expect(await page.locator('.card.is-fresh').count()).toBe(1)
  await page.evaluate(() => window.fake.bookings.reports(5, 'delayed', 'A flat tyre'))
  await column(page, 'On the way').getByText('A flat tyre').waitFor()
  await page.evaluate((at) => window.fake.bookings.books(30, at, 'A new lamp'), new Date().toISOString())
  await column(page, 'Confirmed').getByText('A new lamp').waitFor()
  expect(
    await column(page, 'Confirmed')
      .getByText(/^Late by/)
      .count(),
  ).toBeGreaterThan(0)
})

test('a day is chosen, narrowed and walked through by keys', async () => {
  const page = await site.visit('bookings?page=4')
  await page.getByText('The first 4 bookings').waitFor()
  await press('Load later bookings')(page)
  await press('Load later bookings')(page)
  await page.getByText('10 bookings').waitFor()
  await page.keyboard.press('j')
  expect(
    await page.evaluate(() => document.activeElement?.closest('.column')?.querySelector('h2')?.textContent),
  ).toContain('Confirmed')
  await page.keyboard.press('l')
  expect(
    await page.evaluate(() => document.activeElement?.closest('.column')?.querySelector('h2')?.textContent),
  ).toContain('On the way')
  await page.getByLabel('Provider', { exact: true }).selectOption({ label: 'Omar Reyes' })
  await page.getByText('3 bookings').first().waitFor()
  await page.getByRole('searchbox').fill('nothing of the kind')
  await page.getByText('Nothing fits').waitFor()
  await press('Clear filters')(page)
  await page.keyboard.press(']')
  await page.getByText('No bookings on this day').waitFor()
  await page.keyboard.press('t')
  await column(page, 'Confirmed').waitFor()
})

test('what is behind says so and comes back', async () => {
  const page = await site.visit('bookings')
  await column(page, 'Confirmed').waitFor()
  await page.evaluate(() => window.fake.bookings.failing(true))
  await page.keyboard.press(']')
  await page.getByText('The bookings of this day could not be loaded').waitFor()
  await page.evaluate(() => window.fake.bookings.failing(false))
  await press('Try again')(page)
  await page.getByText('No bookings on this day').waitFor()
})

test('a booking is made by keyboard, with faults at their fields and a guard', async () => {
  const page = await site.visit('bookings?day=2027-03-14')
  await page.getByText('No bookings on this day').waitFor()
  await page.keyboard.press('c')
  await press('Make booking')(page)
  await page.getByText('Choose somebody, or enter an e-mail address.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
  await page.keyboard.type('blocked@example.com')
  await dialog(page).getByLabel('Service').fill('Boiler inspection')
  await dialog(page).getByLabel('Who comes').selectOption({ label: 'Leah Brandt' })
  await dialog(page).getByLabel('Price').fill('99.999')
  await press('Make booking')(page)
  await page.getByText('Enter an amount such as 125.00.').waitFor()
  await dialog(page).getByLabel('Price').fill('99,50')
  await press('Make booking')(page)
  await page.getByText('is blocked').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Leave without saving?').waitFor()
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click()
  await dialog(page).getByLabel('E-mail address', { exact: true }).fill('ana@example.com')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Boiler inspection/ }).waitFor()
  await page.getByText('€99.50').waitFor()
  expect(await page.getByText('Leah Brandt').count()).toBeGreaterThan(0)
})

test('steps, a delay, another time, another provider and the end', async () => {
  const page = await site.visit(path(5))
  await press('Mark as on the way')(page)
  await status(page, 'On the way').waitFor()
  await press('Report a delay')(page)
  await press('Report delay')(page)
  await page.getByText('Say why it takes longer.').waitFor()
  await dialog(page).getByLabel('Why it takes longer').fill('Snow')
  await press('Report delay')(page)
  await page.getByText('Snow').first().waitFor()
  await press('Change who comes')(page)
  await dialog(page).getByLabel('Who comes').selectOption({ label: 'Somebody else, by name' })
  await dialog(page).getByLabel('Their name').fill('Jo March')
  await press('Save')(page)
  await page.getByText('Jo March comes.').waitFor()
  await press('Further steps')(page)
  await page.getByRole('menuitem', { name: 'Start work' }).click()
  await status(page, 'In progress').waitFor()
  expect(await page.getByRole('button', { name: 'Move', exact: true }).count()).toBe(0)
  await press('More to do with this booking')(page)
  await page.getByRole('menuitem', { name: 'Cancel booking' }).click()
  await dialog(page).getByLabel('Reason').fill('The house is closed')
  await dialog(page).getByRole('button', { name: 'Cancel booking' }).click()
  await page.getByText('Cancelled: The house is closed').waitFor()
  expect(await page.getByRole('button', { name: 'Report a delay' }).count()).toBe(0)
})

test('what somebody changed meanwhile is told, and the page shows how it stands', async () => {
  const page = await site.visit(path(6))
  await press('Move')(page)
  await press('Move booking')(page)
  await page.getByText('Choose another time.').waitFor()
  await dialog(page).getByLabel('Starts').fill('2027-03-14T09:00')
  await page.evaluate(() => window.fake.bookings.changesUnseen(6, { service: 'Wiring, all floors' }))
  await press('Move booking')(page)
  await page.getByText('Somebody changed this at the same time.').waitFor()
  await page.getByRole('heading', { name: /Wiring, all floors/, includeHidden: true }).waitFor()
  await press('Move booking')(page)
  await page.getByText('Booking #406 is moved.').waitFor()
  await page.evaluate(() => window.fake.bookings.changesUnseen(6, { status: 'cancelled' }))
  await press('Mark as on the way')(page)
  await page.getByText('Somebody changed this booking meanwhile.').waitFor()
  await status(page, 'Cancelled').waitFor()
})

test('details are changed in place, late reports say so, and the desk writes to both', async () => {
  const page = await site.visit(path(1))
  await page.getByText('Came too late to change anything').waitFor()
  await press('Edit details')(page)
  await page.getByLabel('Service').fill('Forbidden service')
  await press('Save changes')(page)
  await page.getByText('is not offered').waitFor()
  await page.getByLabel('Service').fill('Boiler and radiators')
  await press('Save changes')(page)
  await page.getByRole('heading', { name: /Boiler and radiators/ }).waitFor()
  await page.getByRole('log').getByText('The bell is broken. Please knock.').waitFor()
  await page.getByLabel('Write to both').fill('We are here to help.')
  await page.keyboard.press('Enter')
  await page.getByRole('log').getByText('We are here to help.').waitFor()
  await press('Share a link')(page)
  await dialog(page)
    .getByLabel(/^May only look/)
    .check()
  await press('Make link')(page)
  await page.getByText('/bookings/p7Jq2mVx4Rk9sTz3').waitFor()
})

test.each([
  ['bookings?slow', 'Loading'],
  ['bookings?failing', 'could not be loaded'],
  ['bookings?empty', 'No bookings on this day'],
  [path(99), 'This booking is not here'],
  [`${path(1)}?failing`, 'The booking could not be loaded'],
])('%s says %s', async (place, words) => {
  const page = await site.visit(place)
  await page.getByText(words).first().waitFor({ state: 'attached' })
})

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['board', 'bookings', 'Chandelier repair', nothing],
  [
    'new booking with faults',
    'bookings',
    'Chandelier repair',
    async (page) => {
      await press('New booking')(page)
      await press('Make booking')(page)
    },
  ],
  ['booking', path(1), 'Came too late', nothing],
  ['booking to confirm', path(12), 'Log a try', press('End follow-up')],
  ['verified with a review', path(8), 'Not published yet', nothing],
  ['dispute', path(10), 'Settle the dispute', nothing],
  ['editing', path(5), 'Ring twice.', press('Edit details')],
  ['delay', path(5), 'Ring twice.', press('Report a delay')],
  ['move', path(5), 'Ring twice.', press('Move')],
  ['empty', 'bookings?empty', 'No bookings', nothing],
]

test.each(PLACES)('axe finds nothing, and it fits a phone: %s', async (_, place, ready, act) => {
  const page = await site.visit(place)
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

test('on a phone the day is a list by status', async () => {
  const page = await site.visit('bookings', PHONE)
  await column(page, 'Confirmed').waitFor()
  await page.evaluate(() => window.fake.bookings.reports(1, 'completed'))
  await column(page, 'Completed').getByText('#401').waitFor()
  expect(await column(page, 'In progress').isVisible()).toBe(false)
  expect(await checkPage(page)).toEqual([])
})
