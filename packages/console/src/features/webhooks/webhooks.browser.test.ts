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
  await page.getByRole('button', { name }).first().click()
}
const choose = (what: string) => async (page: Page) => {
  await press(/^More to do/)(page)
  await page.getByRole('menuitem', { name: what }).click()
}
const dialog = (page: Page) => page.getByRole('dialog')
const card = (page: Page, url: string) => page.getByRole('region', { name: url })

test('an endpoint is added with all events of a kind, and its secret is seen once', async () => {
  const page = await site.visit('settings/webhooks?empty')
  await press('Add an endpoint')(page)
  await dialog(page).getByRole('button', { name: 'Add an endpoint' }).click()
  await page.getByText('Enter an address such as https://example.com/deskbell.').waitFor()
  await page.getByText('Choose at least one event.').waitFor()
  await dialog(page).getByLabel('Address').fill('http://hooks.example/in')
  await dialog(page).getByLabel('All: Tickets').check()
  expect(await dialog(page).getByLabel('ticket.created').isChecked()).toBe(true)
  await dialog(page).getByLabel('ticket.created').uncheck()
  expect(await dialog(page).getByLabel('All: Tickets').isChecked()).toBe(false)
  expect(await dialog(page).getByLabel('ticket.moved').isChecked()).toBe(true)
  await dialog(page).getByLabel('All: Tickets').check()
  await dialog(page).getByLabel('sla.breached').check()
  await dialog(page).getByRole('button', { name: 'Add an endpoint' }).click()
  await page.getByText('must be an https address').waitFor()
  await dialog(page).getByLabel('Address').fill('https://hooks.example/in')
  await dialog(page).getByRole('button', { name: 'Add an endpoint' }).click()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await press('Copy')(page)
  await page.getByText('Copied', { exact: true }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^whsec_/)
  await press('I have copied it')(page)
  await card(page, 'https://hooks.example/in').getByText('All: Tickets, sla.breached').waitFor()
  expect(await page.getByText('whsec_').count()).toBe(0)
})

test('an endpoint is changed, switched off and on, given a new secret, and deleted', async () => {
  const page = await site.visit('settings/webhooks')
  const crm = card(page, 'https://crm.lumen.example/hooks/deskbell')
  await crm.getByRole('button', { name: /^Change/ }).click()
  await dialog(page).getByLabel('Description').fill('Our CRM')
  await dialog(page).getByRole('switch').check()
  await press('Save changes')(page)
  await crm.getByText('Our CRM').waitFor()
  await crm.getByText('Everything').waitFor()
  await choose('Switch off')(page)
  await crm.getByText('Switched off', { exact: true }).waitFor()
  await choose('Switch on')(page)
  await crm.getByText('On', { exact: true }).waitFor()
  await choose('New secret')(page)
  await page.getByText('requests are signed with both').waitFor()
  await press('Make a new secret')(page)
  await page.getByText('whsec_').waitFor()
  await press('I have copied it')(page)
  await crm.getByText('ends in aS52').waitFor()
  await choose('Delete')(page)
  await press('Delete for good')(page)
  await page.getByText('Endpoint deleted.').waitFor()
  expect(await crm.count()).toBe(0)
})

test('a test says how it went, and stands in the list', async () => {
  const page = await site.visit('settings/webhooks')
  await press(/^Send a test: .*crm/)(page)
  await page.getByText('The test arrived. The answer was 200.').waitFor()
  await page.getByRole('heading', { name: 'webhook.test' }).waitFor()
  await press(/^Send a test: .*old/)(page)
  await page.getByText('The test did not arrive.').waitFor()
})

test('deliveries are narrowed and tried again, and say why they are not', async () => {
  const page = await site.visit('settings/webhooks')
  const rows = page.getByRole('list', { name: 'Deliveries' }).getByRole('listitem')
  await rows.first().waitFor()
  expect(await rows.count()).toBe(25)
  await press('Load more')(page)
  await expect.poll(() => rows.count()).toBe(34)
  await page.getByLabel('Every status').selectOption('failed')
  await expect.poll(() => rows.count()).toBe(2)
  await press('Try again: customer.created to CRM')(page)
  await page.getByText('It goes out now. Look again in a moment.').waitFor()
  await press(/^Try again: sla.breached/)(page)
  await page.getByText('Its endpoint is gone or switched off.').waitFor()
  await page.reload()
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByLabel('Every endpoint').selectOption({ index: 2 })
  await page.getByLabel('Every status').selectOption('delivered')
  await page.getByText('Nothing fits').waitFor()
  await press('Clear filters')(page)
  await expect.poll(() => rows.count()).toBe(25)
})

test.each([
  ['settings/webhooks?role=agent', 'For admins'],
  ['settings/webhooks?failing', 'Try again'],
  ['settings/webhooks?empty', 'No endpoint yet'],
])('%s says %s', async (path, words) => {
  const page = await site.visit(path)
  await page.getByText(words).first().waitFor()
})

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['none', 'settings/webhooks?empty', 'No endpoint yet', nothing],
  ['endpoints', 'settings/webhooks', 'Next try', press(/^Send a test/)],
  ['adding', 'settings/webhooks', 'Next try', press('Add an endpoint')],
  [
    'adding with faults',
    'settings/webhooks',
    'Next try',
    async (page) => {
      await press('Add an endpoint')(page)
      await dialog(page).getByRole('button', { name: 'Add an endpoint' }).click()
    },
  ],
  [
    'a secret',
    'settings/webhooks',
    'Next try',
    async (page) => {
      await choose('New secret')(page)
      await press('Make a new secret')(page)
      await page.getByText('whsec_').waitFor()
    },
  ],
]

test.each(PLACES)('axe finds nothing, and it fits a phone: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 720 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  const main = await page.locator('main').evaluate((one) => one.scrollWidth > one.clientWidth)
  const over = await page.evaluate(() =>
    [...document.querySelectorAll('dialog[open]')].some((one) => one.scrollWidth > one.clientWidth),
  )
  expect([wide, main, over]).toEqual([false, false, false])
})
