import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeSite, startFakeSite } from '../testing/fake-site.ts'
import { idOf } from '../testing/fixtures.ts'

const ANA = idOf('cnv', 1)
const MAREK = idOf('cnv', 2)
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

const row = (id: string) => page.locator(`a.row[data-id="${id}"]`)
const reply = () => page.getByRole('textbox', { name: 'Reply' })
const path = () => new URL(page.url()).pathname

test('signs in, says what is wrong, and goes on where one wanted to be', async () => {
  page = await site.open(`inbox/mine/${ANA}?signed-out`)
  const submit = page.getByRole('button', { name: 'Sign in' })
  await submit.click()
  await page.getByText('Enter your password.').waitFor()
  await page.getByLabel('E-mail').fill('noor@lumen.example')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await submit.click()
  await page.getByText('do not fit together').waitFor()
  await page.getByLabel('Password', { exact: true }).fill('too many')
  await submit.click()
  await page.getByText('Wait 42 seconds').waitFor()
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await submit.click()
  await page.getByRole('log', { name: 'Conversation with Ana Beltrán' }).waitFor()
})

test('moves, opens, replies, closes and undoes by keyboard alone', async () => {
  page = await site.open('inbox/mine')
  await row(ANA).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('log').waitFor()
  expect(path()).toBe(`/console/inbox/mine/${ANA}`)
  await page.keyboard.press('r')
  await page.keyboard.type('First line')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('and j second')
  await page.keyboard.press('Enter')
  await page.getByRole('log').getByText('First line\nand j second').waitFor()
  expect(await reply().inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await page.getByText('This conversation is closed.').waitFor()
  await page.keyboard.press('z')
  await page.getByText('This conversation is closed.').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  expect(path()).toBe('/console/inbox/mine')
})

test('new conversations wait behind a line while one reads, and come in at once otherwise', async () => {
  page = await site.open(`inbox/all/${ANA}?page=100`)
  await row(ANA).waitFor()
  const order = () => page.locator('a.row').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-id')))
  const before = await order()
  await page.evaluate(
    (id) => {
      window.fake.newConversation(90, 'Hello?')
      window.fake.newConversation(91, 'Anybody?')
      window.fake.says(id, 'One more thing.')
    },
    idOf('cnv', 5),
  )
  await page.getByRole('button', { name: 'Show 3 new conversations at the top' }).waitFor()
  expect(await order()).toEqual(before)
  await page.keyboard.press('.')
  expect((await order()).slice(0, 3).toSorted()).toEqual([idOf('cnv', 90), idOf('cnv', 91), idOf('cnv', 5)].toSorted())
  await page.keyboard.press('Escape')
  await page.getByText('No conversation is open').waitFor()
  await page.evaluate(() => window.fake.newConversation(92, 'At the top?'))
  await row(idOf('cnv', 92)).waitFor()
  expect((await order())[0]).toBe(idOf('cnv', 92))
})

test('a list goes on when one comes near its end', async () => {
  page = await site.open('inbox/all')
  await row(ANA).waitFor()
  const rows = page.locator('a.row')
  const first = await rows.count()
  await rows.last().scrollIntoViewIfNeeded()
  await expect.poll(() => rows.count()).toBeGreaterThan(first)
})

test('reading clears the unread mark here and in the title', async () => {
  page = await site.open('inbox/mine')
  await row(MAREK).getByText('2 unread').waitFor({ state: 'attached' })
  await expect.poll(() => page.title()).toBe('(2) Mine · Deskbell')
  await row(MAREK).click()
  await page.getByText('New', { exact: true }).waitFor()
  await row(MAREK).getByText('unread').waitFor({ state: 'detached' })
  await expect.poll(() => page.title()).toBe('Mine · Deskbell')
})

test('shows typing, presence and how far the last reply got', async () => {
  page = await site.open(`inbox/mine/${MAREK}`)
  await page.getByText('Not here now', { exact: true }).waitFor()
  await reply().fill('Yes, it does.')
  await page.keyboard.press('Enter')
  await page.locator('[data-delivery=sent]').waitFor()
  await page.evaluate((id) => {
    window.fake.present(id, true)
    window.fake.typing(id, true)
    window.fake.reads(id)
  }, MAREK)
  await page.getByText('Marek is typing').waitFor()
  await page.locator('.thread-here').getByText('Here now').waitFor()
  await page.getByText('Read by Marek').waitFor()
})

test('a reply that was not sent says why and is sent again', async () => {
  page = await site.open(`inbox/mine/${MAREK}`)
  await reply().waitFor()
  await page.evaluate(() => window.fake.failSends(true))
  await reply().fill('Does this arrive?')
  await page.keyboard.press('Enter')
  await page.getByText('Not sent. The service does not answer').waitFor()
  await page.evaluate(() => window.fake.failSends(false))
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('[data-delivery=sent]').waitFor()
  expect(await page.getByRole('log').getByText('Does this arrive?').count()).toBe(1)
})

test('keeps a draft for each conversation, over a reload and an ended session', async () => {
  page = await site.open(`inbox/mine/${MAREK}`)
  await reply().fill('Half a thought')
  await row(ANA).click()
  await row(MAREK).getByText('Draft').waitFor()
  expect(await reply().inputValue()).toBe('')
  await row(MAREK).click()
  await expect.poll(() => reply().inputValue()).toBe('Half a thought')
  await page.evaluate(() => window.fake.endSession())
  await page.getByText('your drafts are kept').waitFor()
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect.poll(() => reply().inputValue()).toBe('Half a thought')
})

test('a text over the limit is counted and cannot be sent', async () => {
  page = await site.open(`inbox/mine/${MAREK}`)
  await reply().fill('x'.repeat(9_900))
  await page.getByText('100 characters left').waitFor()
  await reply().fill('x'.repeat(10_003))
  await page.getByText('3 characters too many').waitFor()
  expect(await page.getByRole('button', { name: 'Send reply' }).isDisabled()).toBe(true)
})

test('assigns from the menu by keyboard, and gives the focus back', async () => {
  page = await site.open(`inbox/unassigned/${idOf('cnv', 3)}`)
  await reply().waitFor()
  await page.keyboard.press('a')
  await page.getByRole('menuitem', { name: 'Assign to me' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText('Assigned to Teo Lindqvist.').waitFor()
  await page.getByText('You assigned this to Teo Lindqvist').waitFor()
  await page.keyboard.press('a')
  await page.getByRole('menuitemradio', { name: /^Teo Lindqvist/ }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('assign-menu')
})

test('a refused step is taken back and says why', async () => {
  page = await site.open(`inbox/mine/${ANA}`)
  await reply().waitFor()
  await page.evaluate(() => window.fake.failSteps(true))
  await page.getByRole('button', { name: 'Close conversation' }).click()
  await page.getByText('Not done. The service does not answer').waitFor()
  await page.getByRole('button', { name: 'Close conversation' }).waitFor()
})

test('the palette finds people and deeds', async () => {
  page = await site.open(`inbox/mine/${ANA}`)
  await reply().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('marek')
  await page.keyboard.press('Enter')
  await page.getByRole('log', { name: 'Conversation with Marek Novák' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
})

test('says when it is cut off', async () => {
  page = await site.open('inbox/mine')
  await row(ANA).waitFor()
  await page.evaluate(() => window.fake.connection('offline'))
  await page.getByText('You are offline. Replies you send wait here').waitFor()
  await page.evaluate(() => window.fake.connection('online'))
  await page.getByText('You are offline').waitFor({ state: 'detached' })
})

test('on a phone one column is left, with a way back from each', async () => {
  page = await site.open('inbox/mine', { viewport: { width: 390, height: 844 } })
  await row(ANA).click()
  await reply().waitFor()
  expect(await row(ANA).isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Customer' }).click()
  await page.getByRole('button', { name: 'Back to the conversation' }).click()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await row(ANA).waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBe(390)
})

test('at 320 px nothing needs scrolling sideways', async () => {
  page = await site.open(`inbox/mine/${idOf('cnv', 6)}`, { viewport: { width: 320, height: 640 } })
  await reply().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(await page.locator('.log').evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0)
})

test('unknown addresses and conversations say so', async () => {
  page = await site.open('inbox/theirs')
  await page.getByRole('heading', { name: 'Nothing is at this address' }).waitFor()
  await page.getByRole('link', { name: 'Go to the inbox' }).click()
  await row(ANA).waitFor()
  expect(path()).toBe('/console/inbox/mine')
  await page.context().close()
  page = await site.open(`inbox/mine/${idOf('cnv', 404)}`)
  await page.getByRole('heading', { name: 'This conversation is not here' }).waitFor()
})
