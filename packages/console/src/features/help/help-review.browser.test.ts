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
  // Whatever the policy refused is among them: no style element, no style attribute, no foreign picture.
  expect(site.complaints.splice(0)).toEqual([])
})

const address = (n: number, locale = 'en') => `help/articles/${idOf('art', n)}/${locale}`
const text = () => page.getByRole('textbox', { name: 'Text in Markdown' })
const preview = () => page.getByRole('region', { name: 'Preview' })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const saved = (n: number) => page.getByText(`Version ${n} is saved`).waitFor()
const colleague = (n: number, body: string) =>
  page.evaluate(([id, words]) => window.fake.help.colleagueSaves(id, 'en', words), [idOf('art', n), body] as const)
/** Puts the caret at the end of the text and types. */
async function write(words: string) {
  await text().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

test('goes to review with a note, comes back with a request, and is published', async () => {
  page = await site.open(address(5))
  await text().waitFor()
  await button('More steps').click()
  await page.getByRole('menuitem', { name: 'Send to review' }).click()
  await dialog().getByLabel('Who shall review it?').selectOption({ label: 'Ines Prado' })
  await dialog().getByLabel('Note to the reviewer').fill('Is the bubble clear enough?')
  await dialog().getByRole('button', { name: 'Send to review' }).click()
  await page.getByText('Sent to review.').waitFor()
  await button('More steps').click()
  await page.getByRole('menuitem', { name: 'Request changes' }).click()
  await dialog().getByRole('button', { name: 'Request changes' }).click()
  await dialog().getByText('Say what should change.').waitFor()
  await dialog().getByLabel('What should change?').fill('Say which feet.')
  await dialog().getByRole('button', { name: 'Request changes' }).click()
  const comments = page.getByRole('list', { name: 'Comments' })
  await comments.getByText('Is the bubble clear enough?').waitFor()
  await comments.getByText('Say which feet.').waitFor()
  await button('Publish').click()
  await dialog().getByText('It was not reviewed.').waitFor()
  await dialog().getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Published. Readers see it now.').waitFor()
  await button('Archive').click()
  await dialog().getByText('Readers no longer find it in English').waitFor()
})

test('a step saves unsaved words first, and can be undone where nobody has read them', async () => {
  page = await site.open(`${address(3)}?role=agent`)
  await write(' More.')
  expect(await button('Publish').count()).toBe(0)
  await button('Send to review').click()
  await dialog().getByText('Your words are saved first.').waitFor()
  await dialog().getByRole('button', { name: 'Send to review' }).click()
  await saved(3)
  await page.locator('.editor-head').getByText('In review', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.locator('.editor-head').getByText('Draft', { exact: true }).waitFor()
})

test('a step that a colleague took meanwhile is shown, and their newer words too where there are none of mine', async () => {
  page = await site.open(address(5))
  await preview().getByText('Turn the feet').waitFor()
  await page.evaluate((id) => window.fake.help.colleagueMoves(id, 'en', 'archived'), idOf('art', 5))
  await button('Publish').click()
  await dialog().getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Not done. Somebody changed this at the same time.').waitFor()
  await page.locator('.editor-head').getByText('Archived', { exact: true }).waitFor()
  await colleague(5, 'Newer words.')
  await button('Back to draft').click()
  await preview().getByText('Newer words.').waitFor()
  await saved(3)
  expect(await dialog().count()).toBe(0)
})

test('only the reviewer or an admin approves', async () => {
  page = await site.open(`${address(2)}?role=agent`)
  await button('Approve').click()
  await page.getByText('Approved.', { exact: true }).waitFor()
  await button('Publish').waitFor()
})

test('compares versions word by word, and restores one as the newest', async () => {
  page = await site.open(address(2))
  await button('Show details').click()
  await button('Versions').click()
  await page.getByText('readers see this').waitFor()
  await button('Compare version 1').click()
  await dialog().locator('ins').first().waitFor()
  expect(await dialog().locator('ins').first().textContent()).toMatch(/^Added: .* End\.$/s)
  await button('Restore version 1').click()
  await page.getByText('The words of version 1 are the newest again.').waitFor()
  await saved(3)
  expect(await text().textContent()).not.toContain('first scan')
})

test('begins a language as a copy, beside its source, from right to left', async () => {
  page = await site.open(address(3))
  await text().waitFor()
  await button('English').click()
  await page.getByRole('menuitem', { name: 'Add a language' }).click()
  await dialog().getByLabel('Language').selectOption({ label: 'Arabic' })
  await button('Begin').click()
  await page.getByText('It began as a copy of the English text.').waitFor()
  await page.getByRole('region', { name: 'The text in English' }).getByText('You have 30 days.').waitFor()
  expect(await text().getAttribute('dir')).toBe('rtl')
  await page.getByLabel('Title').fill('إرجاع مصباح')
  await text().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('لديك 30 يومًا.')
  await page.keyboard.press('Control+s')
  await saved(1)
  await button('Preview').click()
  await preview().getByText('لديك 30 يومًا.').waitFor()
  await button('Arabic').click()
  await page.getByRole('menuitemradio', { name: /^English/ }).click()
  await preview().getByText('You have 30 days.').waitFor()
})

test('settings hold in all languages, words go with the text, and an unread article can be deleted', async () => {
  page = await site.open(address(5))
  await button('Show details').click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await details.getByLabel('Address').fill('Level It')
  await details.getByLabel('Customers').uncheck()
  await details.getByRole('button', { name: 'Save changes' }).click()
  await details.getByText('Use small letters').waitFor()
  await details.getByText('Choose somebody who can read it.').waitFor()
  await details.getByLabel('Address').fill('level-it')
  await details.getByText('Links to the old address stop working.').waitFor()
  await details.getByLabel('Providers').check()
  await details.getByLabel('Tags').fill('Base, base, feet')
  await details.getByRole('button', { name: 'Save changes' }).click()
  await details.getByText('Saved', { exact: true }).waitFor()
  await details.getByLabel('Excerpt').fill('So that it stands.')
  await page.keyboard.press('Control+s')
  await saved(3)
  await button('Delete article').click()
  await button('Delete for good').click()
  await page.getByText('The article is deleted.').waitFor()
  expect(await page.getByText('Level the base').count()).toBe(0)
})
