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
  expect(site.complaints).toEqual([])
})

const rows = () => page.locator('.job')
const badges = () => page.locator('.nav-count[title$="failed jobs"], .nav-count[title$="failed job"]')
const dialog = () => page.getByRole('dialog')
const MAIL = 'Sign-up mail'

test('shows what failed and why, withholds what is secret, and counts it in the navigation', async () => {
  page = await site.open('settings/failed-jobs')
  const first = rows().first()
  await first.getByText('connect ECONNREFUSED 10.0.4.12:587').waitFor()
  await first.getByText('after 10 tries').waitFor()
  expect(await first.locator('dl').textContent()).toMatch(/sealed\s*not shown/)
  await expect.poll(() => badges().allInnerTexts()).toHaveLength(2)
  expect(await badges().first().textContent()).toContain('7')
  expect(await rows().count()).toBe(5)
  await page.getByRole('button', { name: 'Load more' }).click()
  await expect.poll(() => rows().count()).toBe(7)
})

test('one is tried again by keyboard; the focus goes to the next, and the count goes down', async () => {
  page = await site.open('settings/failed-jobs')
  await page
    .getByRole('button', { name: /^Try again: Sign-up/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByText('It waits to be tried again.').waitFor()
  await page.getByText('ECONNREFUSED').waitFor({ state: 'detached' })
  await expect.poll(() => badges().first().textContent()).toContain('6')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.job')?.textContent ?? ''))
    .toContain('550 5.1.1')
})

test('where the same work waits already, it says so and stays', async () => {
  page = await site.open('settings/failed-jobs')
  await page.getByRole('button', { name: /^Try again: crm.sync/ }).click()
  await page.getByText('Not done. Somebody changed this at the same time.').waitFor()
  await rows().getByText('crm.sync').waitFor()
})

test('all of one kind are tried again', async () => {
  page = await site.open('settings/failed-jobs')
  await rows().first().waitFor()
  expect(await page.getByRole('button', { name: /^Try all/ }).count()).toBe(0)
  await page.getByLabel('Show').focus()
  await page.getByLabel('Show').selectOption({ label: `${MAIL} (5)` })
  await rows().getByText('crm.sync').waitFor({ state: 'detached' })
  expect(await page.getByLabel('Show').evaluate((select) => select === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: 'Try all 5 again' }).click()
  await page.getByText('5 wait to be tried again.').waitFor()
  await rows().getByText('crm.sync').waitFor()
  await expect.poll(() => rows().count()).toBe(2)
})

test('discarding asks first, says that there is no way back, and gives the focus back', async () => {
  page = await site.open('settings/failed-jobs')
  const discard = page.getByRole('button', { name: /^Discard: Sign-up/ }).first()
  await discard.click()
  await dialog().getByText('this cannot be undone').waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  expect(await discard.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await rows().count()).toBe(5)
  await discard.click()
  await dialog().getByRole('button', { name: 'Discard for good' }).click()
  await page.getByText('Discarded for good.').waitFor()
  await page.getByText('ECONNREFUSED').waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
})

test('without any there is no badge, and the page says what it is for', async () => {
  page = await site.open('settings/failed-jobs?empty')
  await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor()
  expect(await badges().count()).toBe(0)
})

test('says when it cannot be loaded, and tries again', async () => {
  page = await site.open('settings/failed-jobs?failing')
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor()
  await page.context().close()
  page = await site.open('settings/failed-jobs?slow')
  await page.locator('.skeleton').waitFor()
})

test('nobody but admins is told of them', async () => {
  page = await site.open('inbox/mine?role=agent')
  await page.locator('a.row').first().waitFor()
  expect(await badges().count()).toBe(0)
})

test.each([390, 320])('at %i px nothing needs scrolling sideways', async (width) => {
  page = await site.open('settings/failed-jobs', { viewport: { width, height: 700 } })
  await rows().first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  expect(await page.locator('.settings-page').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
})
