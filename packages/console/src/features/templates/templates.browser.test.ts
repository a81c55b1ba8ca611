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
const mail = (page: Page) => page.frameLocator('iframe')
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('words are written with variables, seen at once, saved, and taken back', async () => {
  const page = await site.visit('settings/templates')
  await page.getByRole('link', { name: 'Request received' }).click()
  await page.getByText('These are our words.').waitFor()
  await field(page, 'Heading').fill('We have it, ')
  await press('{{recipient.first_name}}')(page)
  expect(await field(page, 'Heading').inputValue()).toBe('We have it, {{recipient.first_name}}')
  await mail(page).getByRole('heading', { name: 'We have it, Ana' }).waitFor()
  await press('Send me a test')(page)
  await page.getByText('A test is on its way to noor@lumen.example.').waitFor()
  await press('Save changes')(page)
  await page.getByText('These are your words.').waitFor()
  await page.getByRole('tab', { name: 'Plain text' }).click()
  await page.locator('pre', { hasText: 'We have it, Ana' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('Request received: open it to read more.').last().waitFor()
  await press('Back to our words')(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Back to our words' }).click()
  await page.getByText('These are our words again.').waitFor()
  expect(await field(page, 'Heading').inputValue()).toBe('Request received')
})

test('what there is not is refused at its field in the words of the service', async () => {
  const page = await site.visit('settings/templates/ticket_reply')
  await field(page, 'Text').fill('Hello {{nobody.knows}}')
  await page.getByText('names nobody.knows; there are recipient.name').waitFor()
  expect(await field(page, 'Text').getAttribute('aria-invalid')).toBe('true')
  await press('Save changes')(page)
  await page.getByText('Something in the form does not fit.').first().waitFor()
  await page.getByText('The preview is older than your words').waitFor()
  await field(page, 'Text').fill('Hello')
  await page.getByText('Filled with made-up values.').waitFor()
  expect(await page.locator('.field-error').count()).toBe(0)
})

test('words that are not saved are there when one comes back, for each language by itself', async () => {
  const page = await site.visit('settings/templates/ticket_reply?locale=de')
  await field(page, 'Subject').fill('Noch nicht fertig')
  await page.getByLabel('Language').selectOption('en')
  await page.getByText('These are your words.').waitFor()
  expect(await field(page, 'Subject').inputValue()).not.toBe('Noch nicht fertig')
  await page.getByLabel('Language').selectOption('de')
  await page.getByText('You have not saved these words yet.').waitFor()
  expect(await field(page, 'Subject').inputValue()).toBe('Noch nicht fertig')
  await press('Discard them')(page)
  expect(await field(page, 'Subject').inputValue()).toContain('(auf Deutsch)')
  await page.reload()
  await field(page, 'Subject').waitFor()
  expect(await field(page, 'Subject').inputValue()).toContain('(auf Deutsch)')
})

test('a mail is seen on a phone and in the dark', async () => {
  const page = await site.visit('settings/templates/ticket_reply')
  const body = mail(page).locator('body')
  await body.waitFor()
  const paint = () => body.evaluate((one) => [getComputedStyle(one).backgroundColor, innerWidth])
  expect(await paint()).toEqual(['rgb(244, 241, 236)', 600])
  await press('Phone')(page)
  await press('Dark')(page)
  await expect.poll(paint).toEqual(['rgb(26, 25, 23)', 320])
})

test('the look of every mail is tried before it is saved', async () => {
  const page = await site.visit('settings/templates/brand')
  await page.getByPlaceholder('Workspace’s own').fill('#8040a0')
  await field(page, 'Footer').fill('Somewhere else')
  await mail(page).getByText('Somewhere else').waitFor()
  const act = mail(page).getByRole('link', { name: 'Open it' })
  expect(await act.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(128, 64, 160)')
  await page.reload()
  await mail(page).getByText('Somewhere else').waitFor()
  await page.getByText('Changes are not saved yet.').waitFor()
  await field(page, 'Logo address').fill('http://lumen.example/logo.png')
  await press('Save changes')(page)
  await page.getByText('Enter an address that begins with https://.').waitFor()
  await field(page, 'Logo address').fill('')
  await press('Save changes')(page)
  await page.getByRole('status').getByText('Saved').waitFor()
})

test('the gallery draws each mail in a language and leads to its words', async () => {
  const page = await site.visit('settings/templates/gallery')
  await mail(page).first().getByRole('heading', { name: 'Request received' }).waitFor()
  expect(await page.locator('.gallery-piece').count()).toBe(41)
  await page.getByLabel('Language').selectOption('de')
  await mail(page).first().getByRole('heading', { name: 'Request received (auf Deutsch)' }).waitFor()
  await page.getByRole('link', { name: 'Change the words: Answer to a request' }).click()
  await page.getByRole('heading', { name: 'Answer to a request' }).first().waitFor()
  expect(page.url()).toContain('ticket_reply?locale=de')
})

test('another language is asked for by its tag', async () => {
  const page = await site.visit('settings/templates/ticket_reply')
  await page.getByLabel('Language').selectOption({ label: 'Another language…' })
  await page.getByLabel('Language tag').fill('no such tag')
  await press('Write in this language')(page)
  await page.getByText('Enter a language tag such as fr or es-MX.').waitFor()
  await page.getByLabel('Language tag').fill('fr')
  await press('Write in this language')(page)
  await expect.poll(() => page.url()).toContain('locale=fr')
  await page.getByText('These are our words.').waitFor()
})

test.each([
  ['settings/templates?role=agent', 'For admins'],
  ['settings/templates?failing', 'Try again'],
  ['settings/templates/brand?failing', 'Try again'],
  ['settings/templates/no_such_kind', 'There is no such notification'],
])('%s says %s', async (path, words) => {
  const page = await site.visit(path)
  await page.getByText(words).first().waitFor()
})

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['list', 'settings/templates', 'Your words: English', nothing],
  ['editor', 'settings/templates/booking_confirmed', 'Filled with made-up values.', press('Dark')],
  [
    'editor with faults',
    'settings/templates/ticket_reply',
    'Filled with made-up values.',
    async (page) => {
      await field(page, 'Text').fill('{{nobody.knows}}')
      await page.getByText('names nobody.knows').waitFor()
    },
  ],
  [
    'short line',
    'settings/templates/ticket_reply?locale=ar',
    'Filled with made-up values.',
    (page) => page.getByRole('tab', { name: 'Short line' }).click(),
  ],
  ['brand', 'settings/templates/brand', 'Filled with made-up values.', nothing],
  ['gallery', 'settings/templates/gallery', 'Request received, Ana', press('Dark')],
]

test.each(PLACES)('axe finds nothing, and it fits a phone: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 720 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  const main = await page.locator('main').evaluate((one) => one.scrollWidth > one.clientWidth)
  expect([wide, main]).toEqual([false, false])
})
