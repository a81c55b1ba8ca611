import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

let browser: Browser
let desk: Deskbell
beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
})
afterAll(async () => {
  await browser?.close()
  await desk?.[Symbol.asyncDispose]()
})

/** A picture of one dot. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('an article is written, illustrated, reviewed and published, and readers find it', async () => {
  const context = await browser.newContext()
  const { page } = await openConsole(context, desk.url, demoAgentOf(desk))
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(message.text())
  })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  const preview = page.getByRole('region', { name: 'Preview' })

  await page.getByRole('link', { name: 'Help centre' }).click()
  await button('New article').click()
  await dialog.getByLabel('Title').fill('Polish the brass bell')
  await button('Write article').click()
  const text = page.getByRole('textbox', { name: 'Text in Markdown' })
  await text.click()
  await page.keyboard.insertText(
    'Use a **soft** cloth.\n\n1. [ ] Breathe on it\n2. [ ] Rub\n\n<b>Never</b> sand it.\n\n',
  )
  await preview.getByRole('checkbox').nth(1).waitFor()
  await page.getByText('1 thing readers will not see as written').waitFor()
  await text.evaluate((element, picture) => {
    const bytes = Uint8Array.from(atob(picture), (char) => char.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], 'cloth.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, PICTURE)
  const picture = preview.getByRole('img', { name: 'cloth' })
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1)
  await page.keyboard.press('Control+s')
  await page.getByText('Version 2 is saved').waitFor()

  await button('More steps').click()
  await page.getByRole('menuitem', { name: 'Send to review' }).click()
  await dialog.getByRole('button', { name: 'Send to review' }).click()
  await button('Approve').click()
  await button('Publish').click()
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Published. Readers see it now.').waitFor()

  const reader = await context.newPage()
  await reader.goto(`${desk.url}/help/articles/polish-the-brass-bell`)
  await reader.getByRole('heading', { name: 'Polish the brass bell' }).waitFor()
  expect(await reader.getByRole('img', { name: 'cloth' }).count()).toBe(1)
  await reader.close()

  await page.goto(`${desk.url}/console/help/rules`)
  // After those that the demo has.
  await page.getByLabel('Pages of rule 1').waitFor()
  await button('Add rule').click()
  const rule = await page.getByLabel(/^Pages of rule \d+$/).count()
  await page.getByLabel(`Pages of rule ${rule}`).fill('/bells/*')
  await page.getByRole('combobox', { name: `Add an article to rule ${rule}` }).fill('brass bell')
  await page.getByRole('option', { name: /^Polish the brass bell/ }).click()
  await page.getByLabel('Address of the page').fill('https://shop.example/bells/7')
  await button('Try it').click()
  await page.getByText(`Rule ${rule} fits: /bells/*`).waitFor()
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
  // Nothing that the console's own policy refused, and nothing that was thrown.
  expect(wrong).toEqual([])
  await context.close()
})
