import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

let browser: Browser
let desk: Deskbell
let page: Page

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = (await openConsole(context, desk.url, demoAgentOf(desk))).page
})
afterAll(async () => {
  await browser.close()
  await desk[Symbol.asyncDispose]()
})

const go = (path: string) => page.goto(`${desk.url}/console/${path}`)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const toast = (text: string | RegExp) => page.getByLabel('Notices').getByText(text).first().waitFor()
const save = async () => {
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
}

test('a team, a type with questions and a rule decide where a ticket goes', async () => {
  await go('settings/teams')
  await button('New team').click()
  await page.getByRole('dialog').getByLabel('Name').fill('Lamp doctors')
  await page.getByRole('dialog').getByRole('button', { name: 'Save team' }).click()
  await toast('Lamp doctors is saved.')

  await go('settings/ticket-types/new')
  await page.getByLabel('Name', { exact: true }).fill('Humming lamp')
  await button('Add a question').click()
  await page.getByLabel('Question', { exact: true }).fill('Which lamp?')
  await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'Choice' })
  await page.getByLabel('Choice 1', { exact: true }).fill('Arc')
  await page.getByRole('switch', { name: 'Must be answered' }).check()
  await page
    .getByRole('textbox', { name: 'Text' })
    .fill('Hello {{customer.first_name|there}}, it is {{ticket.number}}.')
  await button('Save changes').click()
  await toast('Humming lamp is there now.')
  await page.getByLabel('Description', { exact: true }).fill('It hums')
  await save()

  await go('settings/teams')
  await button('Add a rule').click()
  const rule = page
    .getByRole('listitem')
    .filter({ has: page.getByPlaceholder(/^Name, such as/) })
    .last()
  await rule.getByRole('textbox').first().fill('Hums')
  await rule.getByRole('group', { name: 'Type' }).getByText('Humming lamp', { exact: true }).click()
  await rule.getByRole('combobox', { name: /^Team of rule/ }).selectOption({ label: 'Lamp doctors' })
  await page.getByRole('region', { name: 'Try it' }).getByLabel('Type').selectOption({ label: 'Humming lamp' })
  await page.getByText(/“Hums”, decides: it goes to Lamp doctors\./).waitFor()
  await save()
  await button('Delete Lamp doctors').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete team' }).click()
  await page
    .getByRole('dialog')
    .getByText(/Tickets are still given to Lamp doctors by/)
    .waitFor()

  await go('tickets/call')
  await page.getByLabel('Name', { exact: true }).fill('Ida Lund')
  await page.getByLabel('E-mail address', { exact: true }).fill('ida@caller.example')
  await page.getByLabel('Type').selectOption({ label: 'Humming lamp' })
  await page.getByLabel('Which lamp?').selectOption({ label: 'Arc' })
  await page.getByLabel('What was said').fill('It hums at night.')
  await button('Create ticket').click()
  const panel = page.getByRole('complementary', { name: 'Ticket' })
  await expect
    .poll(() => panel.getByLabel('Team', { exact: true }).locator('option:checked').textContent())
    .toBe('Lamp doctors')
})

test('promised times, responses, macros and rules are kept by the service', async () => {
  await go('settings/sla')
  await button('New calendar').click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Office')
  await page.getByRole('dialog').getByRole('button', { name: 'Save calendar' }).click()
  await toast(/^Office is saved/)
  await page.getByRole('link', { name: 'New policy' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Quick')
  await page.getByLabel('Counts by').selectOption({ label: 'Office' })
  await page.getByLabel('First answer, urgent').fill('45m')
  await button('Add an escalation').click()
  await page.getByRole('switch', { name: 'Raise to urgent' }).check()
  await button('Save changes').click()
  await toast('Quick is saved.')
  await page.getByRole('link', { name: 'Promised times' }).first().click()
  await page.getByText(/Office · First answer: Urgent 45 min/).waitFor()
  await button('Delete Office').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete calendar' }).click()
  await page.getByRole('dialog').getByText('The policy “Quick” counts by this calendar.').waitFor()

  await go('settings/responses')
  await button('New response').click()
  await page.getByRole('dialog').getByLabel('Title').fill('Humming')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Text' }).fill('Another transformer helps.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save response' }).click()
  await page.getByText('/humming').waitFor()
  await page.getByRole('link', { name: 'New macro' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Hum and done')
  await button('Add a step').click()
  await page.getByRole('menuitem', { name: 'Set status' }).click()
  await button('Save changes').click()
  await toast('“Hum and done” is saved.')

  await go('settings/tickets')
  await page.getByLabel('Counts as one within').fill('15')
  await save()
  await page.reload()
  await expect.poll(() => page.getByLabel('Counts as one within').inputValue()).toBe('15')
})

test('a ready-made list is added, and reports count what there is', async () => {
  await go('settings/ticket-types')
  const types = page.getByRole('list', { name: 'Ticket types' }).getByRole('listitem')
  await types.first().waitFor()
  const before = await types.count()
  await button('Add a ready-made list').click()
  await page.getByRole('radio', { name: /^Company/ }).check()
  await page.getByRole('button', { name: /^Add \d+ types?$/ }).click()
  await toast(/added\.$/)
  await expect.poll(() => types.count()).toBeGreaterThan(before)

  await go('reports')
  const created = page.getByRole('region', { name: 'Created', exact: true }).getByRole('link')
  await expect.poll(async () => Number(await created.textContent())).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Humming lamp' }).click()
  await page.getByText('It hums at night.').or(page.getByText('Ida Lund')).first().waitFor()
})
