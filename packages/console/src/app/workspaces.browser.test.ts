import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeSite, startFakeSite } from '../testing/fake-site.ts'
import { idOf } from '../testing/fixtures.ts'

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

const menu = (of = page) => of.getByRole('button', { name: /^Workspace:/ })

test('there is no menu where there is but one workspace', async () => {
  page = await site.open('inbox/mine')
  await page.locator('a.row').first().waitFor()
  expect(await menu().count()).toBe(0)
  await page.getByRole('navigation', { name: 'Main' }).getByText('Lumen Lamps').waitFor()
})

test('another workspace is chosen by keyboard, kept over a reload, and left to other tabs', async () => {
  page = await site.open('settings/profile?several')
  await menu().waitFor()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await menu(other).waitFor()
  await menu().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { name: /^Lumen Lamps Admin/, checked: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/console/inbox/mine')
  await page.getByRole('navigation', { name: 'Main' }).getByText('Harbour Bicycles').waitFor()
  await page.goto(new URL('?several', page.url()).href)
  await page.getByRole('button', { name: 'Workspace: Harbour Bicycles' }).waitFor()
  await other.reload()
  await other.getByRole('button', { name: 'Workspace: Lumen Lamps' }).waitFor()
})

test('the palette switches too', async () => {
  page = await site.open('inbox/mine?several')
  await menu().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('harbour')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Main' }).getByText('Harbour Bicycles').waitFor()
})

test('on a phone the workspaces are in the menu of the account', async () => {
  page = await site.open('inbox/mine?several', { viewport: { width: 390, height: 844 } })
  await page.getByRole('button', { name: /^Noor Haddad/ }).click()
  await page.getByRole('menuitemradio', { name: /^Harbour Bicycles/ }).click()
  await page.waitForURL('**/console/inbox/mine')
  await page.locator('a.row').first().waitFor()
  expect(await page.evaluate(() => sessionStorage.getItem('deskbell.workspace'))).toBe(idOf('wsp', 2))
})

test('a workspace that is not theirs any more is left for the first one, also when signing in', async () => {
  page = await site.open('inbox/mine')
  const context = page.context()
  await context.addInitScript(
    (id) => {
      if (!sessionStorage.getItem('seen')) sessionStorage.setItem('deskbell.workspace', id)
      sessionStorage.setItem('seen', 'yes')
    },
    idOf('wsp', 9),
  )
  const gone = await context.newPage()
  await gone.goto(page.url())
  await gone.getByRole('navigation', { name: 'Main' }).getByText('Lumen Lamps').waitFor()
  const signingIn = await context.newPage()
  await signingIn.goto(new URL('?signed-out', page.url()).href)
  await signingIn.getByLabel('E-mail').fill('noor@lumen.example')
  await signingIn.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await signingIn.getByRole('button', { name: 'Sign in' }).click()
  await signingIn.getByRole('navigation', { name: 'Main' }).getByText('Lumen Lamps').waitFor()
})

test('an accepted invitation leads into the workspace it is for', async () => {
  page = await site.open('invitation?signed-out#fresh-0123456789abcdefgh')
  await page.getByLabel('Your name').fill('Rui Alves')
  await page.getByLabel('Choose a password').fill('a long enough one')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByText('Your account is ready.').waitFor()
  expect(await page.evaluate(() => localStorage.getItem('deskbell.workspace'))).toBe(idOf('wsp', 1))
})

test('signing in and opening a workspace lead to each other where the server is open for that', async () => {
  page = await site.open('inbox/mine?signed-out')
  await page.getByRole('link', { name: 'Open a workspace' }).click()
  await page.getByRole('heading', { name: 'Open a workspace' }).waitFor()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in to Deskbell' }).waitFor()
  await page.context().close()
  page = await site.open('inbox/mine?signed-out&self-hosted')
  await page.getByText('An admin of your workspace can invite you.').waitFor()
  expect(await page.getByRole('link', { name: 'Open a workspace' }).count()).toBe(0)
  await page.goto(new URL('../sign-up?self-hosted&signed-out', page.url()).href)
  await page.getByText('This server does not open workspaces.').waitFor()
  await page.getByRole('link', { name: 'Go to sign in' }).click()
  await page.getByRole('heading', { name: 'Sign in to Deskbell' }).waitFor()
})
