import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'

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

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')

test('keeps a response, finds it, and deletes it once it was asked', async () => {
  page = await site.open('settings/responses?role=agent')
  await button('New response').click()
  await dialog().getByLabel('Title').fill('Greeting')
  await dialog().getByLabel('Shortcut').fill('hello')
  await dialog().getByRole('textbox', { name: 'Text' }).fill('Hello {{customer.name}}')
  await dialog().getByText('Hello Ana Beltrán', { exact: true }).waitFor()
  await dialog().getByRole('button', { name: 'Save response' }).click()
  await dialog().getByText('Another canned response has the shortcut hello.').waitFor()
  await dialog().getByLabel('Shortcut').fill('')
  await dialog().getByLabel('Title').fill('Out of stock')
  await dialog().getByText('Typed as /out-of-stock in a reply.').waitFor()
  await dialog().getByRole('switch', { name: 'Shared with everybody' }).uncheck()
  await dialog().getByRole('button', { name: 'Save response' }).click()
  await page.getByText('/out-of-stock').waitFor()
  await page.getByLabel('Show').selectOption({ label: 'Only mine' })
  await page.getByText('Ask for a photo').waitFor({ state: 'detached' })
  await page.getByRole('searchbox').fill('nowhere')
  await page.getByText('No response fits. Try other words.').waitFor()
  await page.getByRole('searchbox').fill('stock')
  await button('Delete Out of stock').click()
  await dialog().getByRole('button', { name: 'Delete response' }).click()
  await page.getByText('“Out of stock” is deleted.').waitFor()
})

test('a macro is read by agents and changed by admins', async () => {
  page = await site.open('settings/responses?role=agent')
  await page.getByText('Reply → Leave a note → Give to team → Add tags → Set status').waitFor()
  await page.getByText('Admins change macros. Everybody can use them.').waitFor()
  expect(await page.getByRole('link', { name: 'Send a new shade' }).count()).toBe(0)
  await page.goto(page.url().replace('responses?', `responses/${idOf('mac', 1)}?`))
  await page.getByRole('heading', { name: 'For admins' }).waitFor()
})

test('builds a macro of steps, in order', async () => {
  page = await site.open('settings/responses/new')
  await button('Save changes').click({ force: true })
  await page.getByLabel('Name', { exact: true }).fill('Refund done')
  await button('Save changes').click()
  await page.getByText('Add at least one step.').waitFor()
  for (const step of ['Set status', 'Reply', 'Add tags']) {
    await button('Add a step').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: step, exact: true }).click()
  }
  await button('Save changes').click()
  await page.getByText('Enter the text.').waitFor()
  await page.getByText('Enter at least one tag.').waitFor()
  await page.getByRole('textbox', { name: 'What the customer reads' }).fill('Your refund is on its way.')
  await page.getByLabel('Tags', { exact: true }).fill('Refund, paid')
  await button('Move step 1').focus()
  await page.keyboard.press('End')
  await page.getByText('The step is now 3 of 3.').waitFor()
  await button('Save changes').click()
  await page.getByText('“Refund done” is saved.').waitFor()
  await page.getByRole('link', { name: 'Responses' }).first().click()
  await page.getByText('Reply → Add tags → Set status').waitFor()
  await button('Delete Refund done').click()
  await dialog().getByRole('button', { name: 'Delete macro' }).click()
  await page.getByText('Reply → Add tags → Set status').waitFor({ state: 'detached' })
})

test('ticket rules say what does not fit, and are kept', async () => {
  page = await site.open('settings/tickets')
  await page.getByLabel('Tell the customer before').fill('9')
  await button('Save changes').click()
  await page.getByText('The warning must come before the ticket closes.').waitFor()
  await page.getByRole('switch', { name: 'Close resolved tickets by themselves' }).uncheck()
  await page.getByLabel('Counts as one within').fill('5000')
  await button('Save changes').click()
  await page.getByText('Enter a whole number from 0 to 1,440.').waitFor()
  await page.getByLabel('Counts as one within').fill('15')
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Responses' }).click()
  await page.getByRole('link', { name: 'Ticket rules' }).click()
  expect(await page.getByLabel('Counts as one within').inputValue()).toBe('15')
  expect(await page.getByLabel('Tell the customer before').count()).toBe(0)
})
