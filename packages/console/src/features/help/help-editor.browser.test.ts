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

test('writes a new article from its title, sees it, and saves it', async () => {
  page = await site.open('help')
  await page.getByText('Track an order').first().waitFor()
  await page.keyboard.press('c')
  await dialog().getByLabel('Title').fill('How do I pay in instalments?')
  expect(await dialog().getByLabel('Address').inputValue()).toBe('how-do-i-pay-in-instalments')
  await dialog().getByLabel('Category').selectOption({ label: 'Payments' })
  await dialog().getByLabel('Kind').selectOption('faq')
  await button('Write article').click()
  await text().click()
  await page.keyboard.type('## Three parts\n\nPay a third **now**.')
  await preview().getByRole('heading', { name: 'Three parts' }).waitFor()
  expect(await preview().locator('strong').textContent()).toBe('now')
  await page.getByText('Not saved yet. Kept on this device.').waitFor()
  await page.keyboard.press('Control+s')
  await saved(2)
  expect(await button(/^Save/).isDisabled()).toBe(true)
})

test('refuses an address that is taken or cannot be one, and a title that is missing', async () => {
  page = await site.open('help')
  await button('New article').click()
  await button('Write article').click()
  await dialog().getByText('Enter a title.').waitFor()
  await dialog().getByLabel('Title').fill('Track an order')
  await dialog().getByLabel('Address').fill('Not One')
  await button('Write article').click()
  await dialog().getByText('Use small letters').waitFor()
  await dialog().getByLabel('Address').fill('track-an-order')
  await button('Write article').click()
  await dialog().getByText('Another article has this address').waitFor()
})

test('the first article makes the first category along the way', async () => {
  page = await site.open('help?empty')
  await button('New article').click()
  await dialog().getByLabel('Title').fill('Welcome')
  await dialog().getByLabel('First category').fill('Getting started')
  await button('Write article').click()
  await text().waitFor()
  await page.getByRole('link', { name: 'Help centre' }).click()
  await page.locator('.article-meta').getByText('Getting started').waitFor()
})

test('formats by button and by key, and a second time takes it back', async () => {
  page = await site.open(address(5))
  await text().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+b')
  await page.getByText('**Turn the feet until the bubble stands in the middle.**').waitFor()
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+Shift+7')
  await page.getByText('1. [ ] Turn the feet').waitFor()
  await preview().getByRole('checkbox').waitFor()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await button('Callout').click()
  await preview().getByText('Something to know').waitFor()
  // With words selected it makes a link of them, without it opens the palette.
  await page.keyboard.press('Control+k')
  await page.getByText('[Something to know](https://)').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).waitFor()
})

test('names what readers will not see as written, and leads to its line', async () => {
  page = await site.open(address(5))
  await write('\n\nOne <marquee>way</marquee>')
  await page.getByText('1 thing readers will not see as written').waitFor()
  await button('Line 3').click()
  await page.keyboard.type('One way')
  await page.getByText('1 thing readers').waitFor({ state: 'detached' })
  await preview().getByText('One way').waitFor()
})

test('unsaved words survive a reload, and can be let go and taken back', async () => {
  page = await site.open(address(3))
  await write(' Kept over the night.')
  await page.getByText('Not saved yet. Kept on this device.').waitFor()
  await page.reload()
  await page.getByText('These are your unsaved words from').waitFor()
  expect(await text().textContent()).toContain('Kept over the night.')
  await button('Discard them').click()
  await preview().getByText('Kept over the night.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Undo/ }).click()
  await preview().getByText('Kept over the night.').waitFor()
  await page.keyboard.press('Control+s')
  await saved(3)
  await page.reload()
  await text().waitFor()
  expect(await page.getByText('These are your unsaved words').count()).toBe(0)
})

test('when somebody saved since, mine is kept or theirs is taken, as one decides', async () => {
  page = await site.open(address(3))
  await write(' And mine.')
  await colleague(3, 'Theirs alone.')
  await page.keyboard.press('Control+s')
  await dialog().getByText('Sam Okoye saved version 3').waitFor()
  await button('Compare').click()
  await dialog().locator('ins', { hasText: 'And mine.' }).waitFor()
  expect(await dialog().locator('del').textContent()).toContain('Theirs alone.')
  await button('Take theirs').click()
  await preview().getByText('Theirs alone.').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await preview().getByText('And mine.').waitFor()
  await colleague(3, 'Theirs again.')
  await page.keyboard.press('Control+s')
  await dialog().getByText('Sam Okoye saved version 4').waitFor()
  await button('Keep mine').click()
  await saved(5)
  expect(await text().textContent()).toContain('And mine.')
})

test('a picture that is pasted arrives where the caret was, with its progress shown', async () => {
  page = await site.open(address(5))
  await text().click()
  await page.keyboard.press('Control+Home')
  await text().evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'arc-lamp.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await page.getByText('Uploading arc-lamp.png').waitFor()
  await page.keyboard.type('Before. ')
  await preview().getByRole('img', { name: 'arc lamp' }).waitFor()
  expect(await text().textContent()).toMatch(/^Before\. .*!\[arc lamp\]\(\/console\/bell\.svg\?arc-lamp\.png\)Turn/s)
})

test('a download is chosen by key, and one that is too large is refused in words', async () => {
  page = await site.open(address(5))
  await text().click()
  await page.keyboard.press('Control+End')
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Control+Shift+6')
  await (await chooser).setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') })
  await page.getByText('plan.pdf is in the text.').waitFor()
  expect(await text().textContent()).toContain('[plan.pdf](/console/bell.svg?plan.pdf)')
  const large = { name: 'film.zip', mimeType: 'application/zip', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) }
  await page.locator('#article-file').setInputFiles(large)
  await page.getByText('film.zip is larger than 10 MB.').waitFor()
})

test('on a phone one writes or looks, and details lie above', async () => {
  page = await site.open(address(2), { viewport: { width: 390, height: 844 }, hasTouch: true })
  await text().waitFor()
  expect(await preview().isVisible()).toBe(false)
  await button('Preview').click()
  await preview().getByText('The first scan may take a day.').waitFor()
  expect(await text().isVisible()).toBe(false)
  await button('Write').click()
  await button('Show details').click()
  await button('Readers').click()
  await page.getByText('Found it at once, thank you.').waitFor()
  await page.locator('.panel-close').click()
  await text().click()
  expect(await page.getByRole('complementary').count()).toBe(0)
})

test('the editor comes with the first article, not with the inbox', async () => {
  page = await site.open('inbox/mine')
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.getByText('Marek Novák').first().waitFor()
  expect(loaded.filter((path) => /help|codemirror/.test(path))).toEqual([])
  await page.getByRole('link', { name: 'Help centre' }).click()
  await page.getByText('Track an order').first().waitFor()
  expect(loaded.some((path) => /help-.*\.js/.test(path))).toBe(true)
  expect(loaded.some((path) => path.includes('codemirror'))).toBe(false)
  await page.getByRole('link', { name: 'Level the base', exact: true }).click()
  await text().waitFor()
  expect(loaded.some((path) => path.includes('codemirror'))).toBe(true)
})
