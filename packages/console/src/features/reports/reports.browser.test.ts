import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'

let site: FakeSite
let page: Page

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(async () => {
  await page.context().close()
  expect(site.complaints.splice(0)).toEqual([])
})

const card = (name: string) => page.getByRole('region', { name, exact: true })

test('shows the figures beside what they were, for a period and a team', async () => {
  page = await site.open('reports')
  await card('First answer').getByText('42 min').waitFor()
  await card('First answer').getByText('13 min less').waitFor()
  await card('Promises kept').getByText('92%').waitFor()
  await card('Satisfaction').getByText('4.3').waitFor()
  const created = await card('Created').getByRole('link').textContent()
  await page.getByRole('button', { name: '7 days' }).click()
  await expect.poll(() => card('Created').getByRole('link').textContent()).not.toBe(created)
  const week = await card('Created').getByRole('link').textContent()
  await page.getByLabel('Team').selectOption({ label: 'Payments' })
  await expect.poll(() => card('Created').getByRole('link').textContent()).not.toBe(week)
})

test('a figure leads to the list of what it counts', async () => {
  page = await site.open('reports')
  await page.getByRole('link', { name: 'Delivery' }).click()
  await page.waitForURL(/tickets\/all\?typeId=tty_.*&from=\d{4}-\d\d-\d\d&to=/)
  await page.getByRole('heading', { name: 'Tickets' }).or(page.getByText('Type: Delivery')).first().waitFor()
})

test('takes two dates, and refuses those that are no span', async () => {
  page = await site.open('reports')
  await page.getByRole('button', { name: 'Dates' }).click()
  await page.getByLabel('To', { exact: true }).fill('2026-01-01')
  await page.getByText('Choose two dates, the first before the second').waitFor()
  await page.getByLabel('From', { exact: true }).fill('2025-12-25')
  await page.getByText('Tickets created from 25 December 2025 to 1 January 2026').waitFor()
})

test('every number of the chart stands in a table', async () => {
  page = await site.open('reports')
  await page.getByRole('img', { name: /^Created and resolved by day/ }).waitFor()
  await page.getByText('Show as a table').click()
  expect(await card('Every day as a table').getByRole('row').count()).toBe(31)
})

test('puts the figures in a file', async () => {
  page = await site.open('reports')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^tickets-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('Figures,Created,')
  expect(text).toContain('By type,Refund,')
})

test('says so where there was no ticket, and where the figures do not come', async () => {
  page = await site.open('reports?empty')
  await page.getByText('No tickets in this period').waitFor()
  await page.goto(page.url().replace('?empty', '?failing'))
  await page.getByText('The figures could not be loaded').waitFor()
})
