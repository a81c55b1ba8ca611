import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'

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
const dialog = (page: Page) => page.getByRole('dialog')

test('a key is made, its secret seen once, and the key ended', async () => {
  const page = await site.visit('settings/api-keys?empty')
  await press('Make a key')(page)
  await dialog(page).getByRole('button', { name: 'Make a key' }).click()
  await page.getByText('Enter a name.').waitFor()
  await page.getByText('Choose at least one.').waitFor()
  await page.keyboard.type('Warehouse')
  await dialog(page)
    .getByLabel(/^Read bookings/)
    .check()
  await dialog(page).getByRole('button', { name: 'Make a key' }).click()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await press('Copy')(page)
  await page.getByText('Copied', { exact: true }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^dbk_/)
  await press('I have copied it')(page)
  await page.getByText('ends in w8Xk').waitFor()
  expect(await page.getByText('dbk_').count()).toBe(0)
  expect(await page.getByText('Never used').count()).toBe(1)
  await press('End the key Warehouse')(page)
  await press('End the key')(page)
  await page.getByText('The key “Warehouse” is ended.').waitFor()
  await page.getByText('No key yet').waitFor()
})

test('hours, days and tries are set, and told in a sentence', async () => {
  const page = await site.visit('settings/bookings')
  await page.getByLabel('Time to answer').fill('0')
  await press('Save changes')(page)
  await page.getByText('Enter a whole number from 1 to 1440.').waitFor()
  await page.getByLabel('Time to answer').fill('72')
  await page.getByText('A customer has 72 hours to answer.').waitFor()
  await page.getByLabel('Reminders, in hours before the start').fill('24; 2')
  await press('Save changes')(page)
  await page.getByText('Enter up to five whole numbers').waitFor()
  await page.getByLabel('Reminders, in hours before the start').fill('1, 48')
  await press('Save changes')(page)
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'API keys' }).click()
  await page.getByText('Shop back end').waitFor()
  await page.getByRole('link', { name: 'How bookings go' }).click()
  await expect.poll(() => page.getByLabel('Reminders, in hours before the start').inputValue()).toBe('48, 1')
})

test('quick responses are added, changed, ordered and deleted with a way back', async () => {
  const page = await site.visit('settings/bookings')
  const names = () => page.locator('.quick-section .setup-name').allInnerTexts()
  await press('Add a quick response')(page)
  await dialog(page).getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Enter what the button says.').waitFor()
  await dialog(page).getByLabel('Button').fill('On my way')
  await dialog(page).getByLabel('Message').fill('See you soon.')
  await dialog(page).getByLabel('Arrived').check()
  await dialog(page).getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(names).toEqual(['On my way', 'Running late', 'At the door', 'On my way'])
  await press('Move “At the door” up')(page)
  await expect.poll(names).toEqual(['On my way', 'At the door', 'Running late', 'On my way'])
  await press('Delete “Running late”')(page)
  await expect.poll(names).toEqual(['On my way', 'At the door', 'On my way'])
  await page.keyboard.press('z')
  await expect.poll(names).toEqual(['On my way', 'At the door', 'Running late', 'On my way'])
})

test.each([
  ['settings/bookings?role=agent', 'For admins'],
  ['settings/api-keys?role=agent', 'For admins'],
  ['settings/api-keys?failing', 'Try again'],
])('%s says %s', async (path, words) => {
  const page = await site.visit(path)
  await page.getByText(words).first().waitFor()
})

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['settings', 'settings/bookings', 'Running late', nothing],
  ['quick response', 'settings/bookings', 'Running late', press('Change “Running late”')],
  ['keys', 'settings/api-keys', 'Shop back end', nothing],
  ['new key', 'settings/api-keys', 'Shop back end', press('Make a key')],
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
