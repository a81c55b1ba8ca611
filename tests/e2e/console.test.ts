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
  await browser.close()
  await desk[Symbol.asyncDispose]()
})

test('an admin sets up the workspace, and finds it so after a reload', async () => {
  const context = await browser.newContext()
  const { page } = await openConsole(context, desk.url, demoAgentOf(desk))
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.goto(`${desk.url}/console/settings/workspace`)
  await page.getByLabel('Greeting').fill('Good to see you.')
  await page.getByLabel('Allowed origins').fill('https://shop.example/')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.goto(`${desk.url}/console/settings/hours`)
  await page.getByText('Open at these hours').click()
  await page.getByLabel('Monday, opens').fill('7.15')
  await page.getByLabel('Monday, closes').fill('6 pm')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.reload()
  expect(await page.getByLabel('Monday, opens').inputValue()).toBe('07:15')
  expect(await page.getByLabel('Monday, closes').inputValue()).toBe('18:00')
  await page.goto(`${desk.url}/console/settings/workspace`)
  expect(await page.getByLabel('Greeting').inputValue()).toBe('Good to see you.')
  expect(await page.getByLabel('Allowed origins').inputValue()).toBe('https://shop.example')
  await context.close()
})

test('an invited person joins by link, sees no admin pages, and is out when their access ends', async () => {
  const office = await browser.newContext()
  const { page } = await openConsole(office, desk.url, demoAgentOf(desk))
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.goto(`${desk.url}/console/settings/team`)
  await page.getByLabel('E-mail').fill('rui@shop.example')
  await page.getByRole('button', { name: 'Create invitation' }).click()
  const link = new URL((await page.getByText('/console/invitation#').textContent()) ?? '')

  const home = await browser.newContext()
  const theirs = await home.newPage()
  const asked: string[] = []
  theirs.on('request', (request) => asked.push(request.url()))
  await theirs.goto(`${desk.url}${link.pathname}${link.hash}`)
  await theirs.getByLabel('Your name').fill('Rui Alves')
  await theirs.getByLabel('Choose a password').fill('a long enough one')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await theirs.getByLabel('Password', { exact: true }).fill('a long enough one')
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.getByRole('heading', { name: 'Mine' }).waitFor()
  expect(asked.filter((url) => url.includes(link.hash.slice(1)))).toEqual([])
  await theirs.goto(`${desk.url}/console/settings/install`)
  await theirs.getByRole('heading', { name: 'For admins' }).waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'End access for Rui Alves' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click()
  await page.getByText('Rui Alves has no access now.').waitFor()
  await theirs.goto(`${desk.url}/console/inbox/all`)
  await theirs.getByRole('button', { name: 'Sign in' }).waitFor()
  await Promise.all([office.close(), home.close()])
})

test('an ended session keeps the draft and goes on where it was', async () => {
  const context = await browser.newContext()
  const agent = await openConsole(context, desk.url, demoAgentOf(desk))
  const { page } = agent
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.goto(`${desk.url}/console/inbox/all`)
  await page.locator('a.row').first().click()
  await agent.composer.fill('Half a thought')
  const address = page.url()
  await context.clearCookies()
  // Something in the background may notice first, and take the list away before a click gets there.
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('a.row')[1]?.click())
  await page.getByText('Your session ended.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(demoAgentOf(desk).password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await agent.log.waitFor()
  await page.goto(address)
  await agent.composer.waitFor()
  expect(await agent.composer.inputValue()).toBe('Half a thought')
  await context.close()
})
