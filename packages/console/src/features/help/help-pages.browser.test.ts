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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const titles = () => page.locator('.article-title').allTextContents()
const names = () => page.locator('.category-name').allTextContents()
const patterns = () =>
  page.locator('.rule-pattern').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

test('narrows the list, remembers it over a visit, and shows all again', async () => {
  page = await site.open('help')
  await page.getByText('6 articles').waitFor()
  await page.getByRole('searchbox').fill('lamp')
  await page.getByText('2 articles').waitFor()
  await page.getByLabel('Kind').selectOption('guide')
  await page.getByText('1 article', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Put the Arc lamp together', exact: true }).click()
  await page.getByRole('textbox', { name: 'Text in Markdown' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('1 article', { exact: true }).waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('lamp')
  await page.getByLabel('Status').selectOption('archived')
  await button('Show all articles').click()
  await page.getByText('6 articles').waitFor()
})

test('what waits for me is counted, and shown by one button', async () => {
  page = await site.open('help')
  await button('Waits for my review 1').click()
  await page.getByText('1 article', { exact: true }).waitFor()
  expect(await titles()).toEqual(['Track an order'])
})

test('long lists come page by page, and a failure can be tried again', async () => {
  page = await site.open('help?page=4')
  await page.getByText('4 shown, there are more').waitFor()
  await button('Load more').click()
  await page.getByText('6 articles').waitFor()
  await page.evaluate(() => window.fake.help.failing(true))
  await page.getByRole('link', { name: 'Categories' }).click()
  await page.getByText('This could not be loaded').waitFor()
  await page.evaluate(() => window.fake.help.failing(false))
  await button('Try again').click()
  await page.getByText('Orders and delivery').waitFor()
})

test('goes everywhere from the palette', async () => {
  page = await site.open('inbox/mine')
  await page.getByText('Marek Novák').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('url rules')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'URL rules' }).waitFor()
})

test('makes a category, names it in two languages, and deletes only what is empty', async () => {
  page = await site.open('help/categories')
  await button('New category').click()
  await button('Save category').click()
  await dialog().getByText('Enter a name.').waitFor()
  await dialog().getByLabel('Name').fill('Search')
  await button('Save category').click()
  await dialog().getByText('This is the name of another page.').waitFor()
  await dialog().getByLabel('Name').fill('Guarantee')
  await dialog().getByLabel('Add a language').selectOption({ label: 'Arabic' })
  await dialog().getByLabel('Name (Arabic)').fill('الضمان')
  expect(await dialog().getByLabel('Name (Arabic)').getAttribute('dir')).toBe('rtl')
  await dialog().getByRole('radio', { name: 'Shield' }).check({ force: true })
  await button('Save category').click()
  await page.getByText('English, Arabic').nth(1).waitFor()
  expect(await page.getByRole('button', { name: 'Delete Orders and delivery' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await button('Delete Guarantee').click()
  await button('Delete category').click()
  await page.getByText('“Guarantee” is deleted.').waitFor()
  expect(await names()).toEqual(['Orders and delivery', 'Set up your lamp', 'Payments'])
})

test('orders categories by key and by dragging', async () => {
  page = await site.open('help/categories')
  await button('Move Payments').focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.getByText('Payments is now 1 of 3.').waitFor()
  expect(await names()).toEqual(['Payments', 'Orders and delivery', 'Set up your lamp'])
  const from = await button('Move Set up your lamp').boundingBox()
  const to = await button('Move Payments').boundingBox()
  if (!from || !to) throw new Error('Nothing to drag')
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, to.y + 8, { steps: 8 })
  await page.mouse.up()
  expect(await names()).toEqual(['Set up your lamp', 'Payments', 'Orders and delivery'])
  await page.reload()
  await page.getByText('Payments').first().waitFor()
})

test('tries a page under rules that are not saved yet, then saves them', async () => {
  page = await site.open('help/rules')
  await page.getByLabel('Address of the page').fill('lumen')
  await button('Try it').click()
  await page.getByText('Enter a whole address').waitFor()
  await page.getByLabel('Address of the page').fill('https://www.lumen.example/bulbs/e27')
  await button('Try it').click()
  await page.getByText('No rule fits and nothing resembles the page.').waitFor()
  await button('Add rule').click()
  await page.keyboard.type('bulbs')
  await button('Save changes').click()
  await page.getByText('Enter a path such as /orders/*').waitFor()
  await page.getByText('Add at least one article.').waitFor()
  await page.getByLabel('Pages of rule 3').fill('/bulbs/*')
  await page.getByRole('combobox', { name: 'Add an article to rule 3' }).fill('bulb')
  await page.getByRole('option', { name: /^Which bulb fits/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Which bulb fits?' }).first().waitFor()
  await button('Try it').click()
  await page.getByText('Rule 3 fits: /bulbs/*').waitFor()
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
})

test('orders and removes rules with an undo, and meets a colleague who saved since', async () => {
  page = await site.open('help/rules')
  await page.getByText('Track an order').waitFor()
  await button('Move rule 2').focus()
  await page.keyboard.press('ArrowUp')
  expect(await patterns()).toEqual(['/lamps/arc/**', '/orders/*'])
  await button('Move Send a lamp back').focus()
  await page.keyboard.press('ArrowUp')
  expect(await page.locator('.rule-title').allTextContents()).toEqual([
    'Put the Arc lamp together',
    'Send a lamp back',
    'Track an order',
  ])
  await button('Remove rule 1').click()
  expect(await patterns()).toEqual(['/orders/*'])
  await page.getByRole('button', { name: /^Undo/ }).click()
  expect(await patterns()).toEqual(['/lamps/arc/**', '/orders/*'])
  await page.evaluate(() => window.fake.help.colleagueSavesRules())
  await button('Save changes').click()
  await button('Take theirs').click()
  expect(await patterns()).toEqual(['/colleague/*'])
})

test('shows figures with their days, and drafts the article that was missing', async () => {
  page = await site.open('help/insights')
  const views = page.getByRole('region', { name: 'Article views', exact: true })
  await views.getByText('14% more').waitFor()
  await views.getByText('Show as a table').click()
  expect(await views.getByRole('row').count()).toBe(31)
  await button('7 days').click()
  await page.getByText('Of 427 help sessions').waitFor()
  await page.getByRole('button', { name: 'Write this article “فاتورة”' }).click()
  expect(await dialog().getByLabel('Title').inputValue()).toBe('فاتورة')
  expect(await dialog().getByLabel('Language').inputValue()).toBe('ar')
  await button('Cancel').click()
  await page.getByRole('button', { name: 'Write this article “gift card”' }).click()
  expect(await dialog().getByLabel('Address').inputValue()).toBe('gift-card')
  await button('Write article').click()
  await page.getByRole('textbox', { name: 'Text in Markdown' }).waitFor()
  expect(await page.getByLabel('Title').inputValue()).toBe('Gift card')
})
