import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'
import { editorAddress } from '../../testing/help/editor-page.ts'

let site: FakeSite

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())

const nothing = async () => undefined
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const panel = (name: string) => async (page: Page) => {
  await press(page, 'Show details')
  await press(page, name)
}

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['articles', 'help', 'Track an order', nothing],
  ['no articles', 'help?empty', 'Write the first article', nothing],
  ['articles that failed', 'help?failing', 'This could not be loaded', nothing],
  [
    'filters that fit nothing',
    'help',
    'Track an order',
    async (page) => {
      await page.getByRole('combobox', { name: 'Kind' }).selectOption('guide')
      await page.getByRole('combobox', { name: 'Status' }).selectOption('archived')
      await page.getByText('No article fits').waitFor()
    },
  ],
  [
    'new article',
    'help',
    'Track an order',
    async (page) => {
      await press(page, 'New article')
      await press(page, 'Write article')
    },
  ],
  ['editor', editorAddress(1), 'Put it together', nothing],
  ['editor in Arabic', editorAddress(1, 'ar'), 'قبل أن تبدأ', (page) => press(page, 'Text in English')],
  ['article that is not there', editorAddress(99), 'could not be loaded', nothing],
  ['settings of an article', editorAddress(5), 'Turn the feet', panel('Settings')],
  ['comments', editorAddress(2), 'The first scan', panel('Comments')],
  ['versions', editorAddress(2), 'The first scan', panel('Versions')],
  [
    'comparison',
    editorAddress(2),
    'The first scan',
    async (page) => {
      await panel('Versions')(page)
      await press(page, 'Compare version 1')
      await page.getByText('Underlined words').waitFor()
    },
  ],
  [
    'readers',
    editorAddress(2),
    'The first scan',
    async (page) => {
      await panel('Readers')(page)
      await page.getByText('Found it at once').waitFor()
    },
  ],
  [
    'conflict',
    editorAddress(3),
    'keep the box',
    async (page) => {
      await page.getByLabel('Title').fill('Mine')
      await page.evaluate((id) => window.fake.help.colleagueSaves(id, 'en', 'Theirs'), idOf('art', 3))
      await page.keyboard.press('Control+s')
      await page.getByRole('button', { name: 'Compare' }).click()
    },
  ],
  ['publishing', editorAddress(3), 'keep the box', (page) => press(page, 'Publish')],
  [
    'adding a language',
    editorAddress(1),
    'Put it together',
    async (page) => {
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('menuitem', { name: 'Add a language' }).click()
    },
  ],
  ['categories', 'help/categories', 'Orders and delivery', nothing],
  ['no categories', 'help/categories?empty', 'Make the first category', nothing],
  ['category', 'help/categories', 'Orders and delivery', (page) => press(page, 'Edit Orders and delivery')],
  [
    'rules',
    'help/rules',
    'Track an order',
    async (page) => {
      await press(page, 'Add rule')
      await press(page, 'Save changes')
      await page.getByLabel('Address of the page').fill('https://www.lumen.example/orders/7')
      await press(page, 'Try it')
      await page.getByText('Rule 1 fits').waitFor()
      await page.getByRole('combobox', { name: 'Add an article to rule 1' }).focus()
      await page.getByRole('option', { name: 'Level the base' }).waitFor()
    },
  ],
  ['no rules', 'help/rules?empty', 'Offer the right article', nothing],
  ['insights', 'help/insights', 'gift card', (page) => page.getByText('Show as a table').first().click()],
  ['no insights', 'help/insights?empty', 'Nothing to count yet', nothing],
]

test.each(PLACES)('axe finds nothing, light or dark: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
})

test.each([390, 820])('nothing is wider than a window of %s px', async (width) => {
  for (const path of ['help', editorAddress(1), 'help/categories', 'help/rules', 'help/insights']) {
    const page = await site.visit(path, { width, height: 844 })
    await page.locator('h1, .title-input').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await checkPage(page)).toEqual([])
  }
})
