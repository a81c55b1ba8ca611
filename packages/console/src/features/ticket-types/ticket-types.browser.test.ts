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

const TYPES = 'settings/ticket-types'
const button = (name: string) => page.getByRole('button', { name, exact: true })
const names = () => page.locator('main ol > li a').allTextContents()

test.each(['ticket-types', 'teams', 'sla', 'tickets'])('%s is for admins, and says so', async (name) => {
  page = await site.open(`settings/${name}?role=agent`)
  await page.getByRole('heading', { name: 'For admins' }).waitFor()
})

test('puts types in order by key, archives one and takes it back', async () => {
  page = await site.open(TYPES)
  await button('Move Refund').focus()
  await page.keyboard.press('ArrowDown')
  await page.getByText('Refund is now 2 of 4.').waitFor()
  expect(await names()).toEqual(['Delivery', 'Refund', 'Technical question', 'Complaint'])
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move Refund')
  await button('Archive Refund').click()
  await button('Bring back Refund').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await button('Archive Refund').waitFor()
  expect(await names()).toHaveLength(4)
})

test('the last type stays, and the service says why', async () => {
  page = await site.open(TYPES)
  for (const name of ['Refund', 'Delivery', 'Technical question']) {
    await button(`Archive ${name}`).click()
    await button(`Bring back ${name}`).waitFor()
  }
  await button('Archive Complaint').click()
  await page.getByText(/It is the last type, and tickets need one/).waitFor()
  expect(await names()).toEqual(['Complaint'])
})

test('a ready-made list says what it would add, and adds it', async () => {
  page = await site.open(TYPES)
  await button('Add a ready-made list').click()
  await page.getByRole('radio', { name: /^Services/ }).check()
  expect(await button('Nothing to add').isDisabled()).toBe(true)
  await page.getByRole('radio', { name: /^Company/ }).check()
  await page.getByText('there already').waitFor()
  await button('Add 3 types').click()
  await page.getByRole('link', { name: 'Media inquiry' }).waitFor()
  expect(await names()).toHaveLength(7)
})

test('makes a type whose questions depend on each other, and shows it as customers see it', async () => {
  page = await site.open(`${TYPES}/new`)
  const preview = page.getByRole('complementary', { name: 'What customers see' })
  await page.getByLabel('Name', { exact: true }).fill('Wrong colour')
  expect(await page.getByLabel('Key', { exact: true }).inputValue()).toBe('wrong_colour')
  await button('Add a question').click()
  await page.getByLabel('Question', { exact: true }).fill('Which part?')
  await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'Choice' })
  await page.getByLabel('Choice 1', { exact: true }).fill('Shade')
  await page.keyboard.press('Enter')
  await page.getByLabel('Choice 2', { exact: true }).fill('Foot')
  await button('Add a question').click()
  await page.getByLabel('Question', { exact: true }).fill('Which colour is it?')
  await page.getByLabel('Asked', { exact: true }).selectOption({ label: 'Where “Which part?” is …' })
  await button('Save changes').click()
  await page.getByText('Choose at least one answer.').waitFor()
  await page.getByRole('group', { name: 'Asked where the answer is one of these' }).getByText('Shade').click()
  expect(await preview.getByLabel(/Which colour/).count()).toBe(0)
  await preview.getByLabel(/Which part/).selectOption({ label: 'Shade' })
  await preview.getByLabel(/Which colour/).waitFor()
  await button('Save changes').click()
  await page.getByText('Wrong colour is there now.').waitFor()
  await page.getByText('Your programs know it by this.').waitFor()
  await page.getByText(/where “Which part\?” is “Shade”/).waitFor()
})

test('words of a saved question may change, and its key stays', async () => {
  page = await site.open(`${TYPES}/${idOf('tty', 1)}`)
  await button('Add a question').click()
  await page.getByLabel('Question', { exact: true }).fill('Colour')
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByLabel('Question', { exact: true }).fill('Finish')
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Ticket types' }).first().click()
  await page.getByRole('link', { name: 'Refund' }).click()
  await page.getByRole('button', { name: /^Finish/ }).click()
  await page.getByText('Key: colour').waitFor()
})

test('moves a question above its choice, and is told what is wrong', async () => {
  page = await site.open(`${TYPES}/${idOf('tty', 1)}`)
  await button('Move “What happened”').focus()
  await page.keyboard.press('Home')
  await button('Save changes').click()
  await page.getByText('It depends on a choice that must stand above it.').waitFor()
  await button('Remove “Reason”').click()
  await page.getByText('“Reason” is removed.').waitFor()
  expect(await page.getByText('It depends on a choice').count()).toBe(0)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await button('Remove “Reason”').waitFor()
})

test('variables come from a menu, unknown ones are named at once', async () => {
  page = await site.open(`${TYPES}/${idOf('tty', 3)}`)
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('Hello ')
  await page.getByRole('button', { name: 'Insert a variable into “Text”' }).click()
  await page.getByRole('menuitem', { name: /^Customer’s first name/ }).click()
  await page.getByText('Hello Ana', { exact: true }).waitFor()
  expect(await text.inputValue()).toBe('Hello {{customer.first_name}}')
  await text.fill('Hello {{name}}')
  await page.getByText('“name” is not known. Choose from the list of variables.').waitFor()
  await button('Save changes').click()
  expect(await page.getByText('Saved', { exact: true }).count()).toBe(0)
})

test('says what is not there, and tries again what did not come', async () => {
  page = await site.open(`${TYPES}/${idOf('tty', 99)}`)
  await page.getByText('This is not here').waitFor()
  await page.evaluate(() => window.fake.setup.failing(true))
  await page.getByRole('link', { name: 'Ticket types' }).first().click()
  await page.getByText('This could not be loaded').waitFor()
  await page.evaluate(() => window.fake.setup.failing(false))
  await button('Try again').click()
  await page.getByRole('link', { name: 'Refund' }).waitFor()
})
