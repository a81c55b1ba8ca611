import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openConsole } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

const PASSWORD = 'a long enough one'
let browser: Browser
let desk: Deskbell

beforeAll(async () => {
  const env = { DESKBELL_MODE: 'hosted', DESKBELL_DEMO: 'off' }
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell({ env })])
})
afterAll(async () => {
  await browser.close()
  await desk[Symbol.asyncDispose]()
})

/** The link in the newest mail to an address; without a mail server mails are kept as files. */
async function linkFor(email: string): Promise<URL> {
  const folder = join(desk.folder, '.deskbell/mailbox')
  let link: URL | null = null
  await expect
    .poll(async () => {
      for (const name of (await readdir(folder).catch(() => [])).toSorted()) {
        // Quoted-printable, whose long lines are broken by "=".
        const mail = (await readFile(join(folder, name), 'utf8')).replace(/=\r?\n/g, '').replaceAll('=3D', '=')
        const found = new RegExp(`^To: ${email}`, 'm').test(mail) && /http\S+#[\w-]+/.exec(mail)
        if (found) link = new URL(found[0])
      }
      return link
    })
    .not.toBeNull()
  return link as unknown as URL
}

const here = (page: Page, name: string) => page.getByRole('navigation', { name: 'Main' }).getByText(name).waitFor()

/** Signs up from the sign-in page, follows the link of the mail and signs in. */
async function openWorkspace(name: string, email: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${desk.url}/console/`)
  await page.getByRole('link', { name: 'Open a workspace' }).click()
  await page.getByLabel('Name of the company or site').fill(name)
  await page.getByLabel('Your name').fill('Rui Alves')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Open workspace' }).click()
  await page.getByRole('heading', { name: 'Look in your mail' }).waitFor()
  const { pathname, hash } = await linkFor(email)
  await page.goto(`${desk.url}${pathname}${hash}`)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await here(page, name)
  return { context, page }
}

test('a person with two workspaces goes from one to the other, and is in the right one in each tab', async () => {
  const first = await openWorkspace('Lumen Lamps', 'rui@lumen.example')
  const second = await openWorkspace('Harbour Bicycles', 'ines@harbour.example')

  await second.page.goto(`${desk.url}/console/settings/team`)
  await second.page.getByLabel('E-mail').fill('rui@lumen.example')
  await second.page.getByRole('button', { name: 'Create invitation' }).click()
  const link = new URL((await second.page.getByText('/console/invitation#').textContent()) ?? '')

  // At work in the first one, the invitation leads straight into the second.
  const { page } = first
  await page.goto(`${desk.url}${link.pathname}${link.hash}`)
  await page.getByLabel('Your name').fill('Rui Alves')
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('button', { name: 'Workspace: Harbour Bicycles' }).waitFor()
  await page.goto(`${desk.url}/console/settings/install`)
  await page.getByRole('heading', { name: 'For admins' }).waitFor()

  await page.getByRole('button', { name: 'Workspace: Harbour Bicycles' }).click()
  await page.getByRole('menuitemradio', { name: /^Lumen Lamps Admin/ }).click()
  await page.getByRole('button', { name: 'Workspace: Lumen Lamps' }).waitFor()
  const tab = await first.context.newPage()
  await tab.goto(`${desk.url}/console/`)
  await tab.getByRole('button', { name: 'Workspace: Lumen Lamps' }).click()
  await tab.getByRole('menuitemradio', { name: /^Harbour Bicycles/ }).click()
  await tab.getByRole('button', { name: 'Workspace: Harbour Bicycles' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Workspace: Lumen Lamps' }).waitFor()

  // Access that ends in one workspace is noticed in its tab, which goes to the one that is left.
  await tab.goto(`${desk.url}/console/inbox/mine`)
  await second.page.goto(`${desk.url}/console/settings/team`)
  await second.page.getByLabel('Role of Rui Alves').waitFor()
  await second.page.getByRole('button', { name: 'End access for Rui Alves' }).click()
  await second.page.getByRole('dialog').getByRole('button', { name: 'End access' }).click()
  await second.page.getByText('Rui Alves has no access now.').waitFor()
  await tab.getByText('Your access to Harbour Bicycles was ended.').waitFor()
  await here(tab, 'Lumen Lamps')
  expect(await tab.getByRole('button', { name: /^Workspace:/ }).count()).toBe(0)
  await here(page, 'Lumen Lamps')
  await Promise.all([first.context.close(), second.context.close()])
})

test('somebody else signs in where the last one had chosen a workspace', async () => {
  const context = await browser.newContext()
  await context.addInitScript(() => localStorage.setItem('deskbell.workspace', 'wsp_00000000000000000000000000'))
  const { page } = await openConsole(context, desk.url, { email: 'ines@harbour.example', password: PASSWORD })
  await here(page, 'Harbour Bicycles')
  await context.close()
})
