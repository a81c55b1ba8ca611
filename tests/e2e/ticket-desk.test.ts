import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole, openVisitor } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

let browser: Browser
let desk: Deskbell

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
})
afterAll(async () => {
  await browser.close()
  await desk[Symbol.asyncDispose]()
})

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Ticket' })
const toast = (page: Page, text: string | RegExp) => page.getByLabel('Notices').getByText(text).first().waitFor()

/** Writes a call down; gives the number of its ticket. */
async function logCall(page: Page, name: string, said: string): Promise<string> {
  await page.goto(`${desk.url}/console/tickets/call`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page
    .getByLabel('E-mail address', { exact: true })
    .fill(`${name.toLowerCase().replaceAll(' ', '.')}@caller.example`)
  await page.getByLabel('Type').selectOption({ label: 'General inquiry' })
  await page.getByLabel('What was said').fill(said)
  await page.getByRole('button', { name: 'Create ticket' }).click()
  const heading = page.getByRole('heading', { level: 1, name: /^#\d+/ })
  await heading.waitFor()
  return /#(\d+)/.exec((await heading.textContent()) ?? '')?.[1] ?? ''
}

test('a call becomes a ticket, is answered with a file, noted upon, and resolved', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page, log } = await openConsole(context, desk.url, demoAgentOf(desk))
  const number = await logCall(page, 'Rita Vance', 'Her lamp hums. She asks what to do.')
  await log.getByText('Her lamp hums.').waitFor()
  const panel = panelOf(page)
  await panel.getByText('First answer', { exact: false }).first().waitFor()
  await panel
    .getByText(/due in/)
    .first()
    .waitFor()

  const buffer = Buffer.alloc(1_500_000, 'words ')
  await page.setInputFiles('input[type=file]', [{ name: 'advice.txt', mimeType: 'text/plain', buffer }])
  await page.getByText('advice.txt is attached.').waitFor()
  await page.getByRole('textbox', { name: 'Reply' }).fill('Please read this.')
  await page.getByRole('button', { name: 'Send, and then' }).click()
  await page.getByRole('menuitem', { name: 'Send and wait for the customer' }).click()
  await log.getByText('Please read this.').waitFor()
  await page.getByRole('link', { name: /advice.txt/ }).waitFor()
  await expect.poll(() => panel.getByLabel('Status', { exact: true }).inputValue()).toBe('waiting')

  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note for colleagues' }).fill('Batch 7 again.')
  await page.keyboard.press('Enter')
  await page.getByRole('article', { name: 'Note by You' }).getByText('Batch 7 again.').waitFor()

  await panel.getByLabel('Priority', { exact: true }).selectOption({ label: 'Urgent' })
  await toast(page, `#${number} has priority urgent.`)
  await panel.getByLabel('Add a tag').fill('Hum')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove tag hum' }).waitFor()
  await panel.getByLabel('Assignee').selectOption({ index: 1 })
  await toast(page, `#${number} is `)

  await panel.getByLabel('Status', { exact: true }).selectOption({ label: 'Resolved' })
  await page.getByRole('dialog').getByLabel('For the customer').fill('Another transformer helped.')
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve ticket' }).click()
  await page.getByText('This ticket is resolved.').waitFor()
  await page.getByRole('tab', { name: 'History' }).click()
  await panel.getByText(/Waiting → Resolved/).waitFor()
  await panel.getByText(/Priority: Normal → Urgent|Priority: \S+ → Urgent/).waitFor()
  await context.close()
})

test('lists follow, filter and change many; a number leads to its ticket', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { page } = await openConsole(context, desk.url, demoAgentOf(desk))
  const first = await logCall(page, 'Sol Park', 'Where is the parcel with the green lamp?')
  const list = await context.newPage()
  await list.goto(`${desk.url}/console/tickets/all?order=newest`)
  const row = (text: string) => list.getByRole('row').filter({ hasText: text })
  await row(`#${first}`).getByText('Sol Park').waitFor()
  const second = await logCall(page, 'Ola Berg', 'Which bulb fits the desk lamp?')
  await row(`#${second}`).waitFor()

  await list.getByRole('searchbox').fill('parcel green')
  await row(`#${second}`).waitFor({ state: 'detached' })
  await row(`#${first}`).waitFor()
  await list.getByRole('searchbox').fill('')
  await row(`#${second}`).waitFor()
  await row(`#${first}`).getByRole('checkbox').check()
  await row(`#${second}`).getByRole('checkbox').check()
  await list.getByRole('button', { name: 'Priority' }).last().click()
  await list.getByRole('menuitem', { name: 'High' }).click()
  await toast(list, '2 tickets changed.')
  await row(`#${first}`).getByText('High').waitFor()
  await list.getByRole('button', { name: /^Undo/ }).click()
  await toast(list, '2 tickets put back.')
  await row(`#${first}`).getByText('Low').waitFor()

  await list.getByRole('button', { name: 'Saved views' }).click()
  await list.getByRole('menuitem', { name: 'Save this view' }).click()
  await list.getByLabel('Name', { exact: true }).fill('Newest of all')
  await list.getByRole('button', { name: 'Save changes' }).click()
  await list.getByRole('heading', { name: 'Newest of all' }).waitFor()

  await page.keyboard.press('Control+k')
  await page.keyboard.type(`#${first}`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: new RegExp(`^#${first} `) }).waitFor()
  await context.close()
})

test('a chat becomes a ticket, and both sides go on in it', async () => {
  const visitor = await openVisitor(browser, desk.url)
  await visitor.openChat()
  await visitor.send('My order is not on the list. Can you look?')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const agent = await openConsole(context, desk.url, demoAgentOf(desk))
  const { page } = agent
  await agent.open('My order is not on the list.')
  await page.getByRole('button', { name: 'Make it a ticket' }).click()
  await page.getByRole('dialog').getByLabel('Type').selectOption({ label: 'General inquiry' })
  await page.getByRole('button', { name: 'Make ticket' }).click()
  await page.getByRole('heading', { name: /^#\d+ My order is not on the list/ }).waitFor()
  await agent.send('It is there now.')
  await visitor.log.getByText('It is there now.').waitFor()
  await visitor.send('Thank you.')
  await agent.log.getByText('Thank you.').waitFor()
  await expect.poll(() => panelOf(page).getByLabel('Status', { exact: true }).inputValue()).toBe('in_progress')
  await context.close()
  await visitor.page.close()
})
