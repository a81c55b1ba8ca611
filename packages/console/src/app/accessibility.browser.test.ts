import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../testing/fake-site.ts'
import { idOf } from '../testing/fixtures.ts'

let site: FakeSite

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())

const key = (keys: string) => async (page: Page) => {
  await page.keyboard.press(keys)
  await page.locator('dialog[open], [popover]:popover-open').waitFor()
}
const nothing = async () => undefined
const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
}

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['sign in', 'inbox/mine?signed-out', 'Sign in to Deskbell', click('Sign in')],
  ['invitation', 'invitation#token=fresh-0123456789abcdefgh', 'Join Lumen Lamps', nothing],
  ['sign up', 'sign-up', 'Open a workspace', nothing],
  ['inbox', 'inbox/mine', 'Marek Novák', nothing],
  ['empty inbox', 'inbox/all?empty', 'No open conversations', nothing],
  ['inbox that failed', 'inbox/mine?failing', 'could not be loaded', nothing],
  ['thread', `inbox/mine/${idOf('cnv', 1)}`, 'Arc floor lamp', nothing],
  [
    'closed thread with much going on',
    `inbox/all/${idOf('cnv', 2)}`,
    'longer cable',
    async (page) => {
      await page.evaluate(
        (id) => {
          window.fake.failSends(true)
          window.fake.newConversation(90, 'Hello?')
          window.fake.typing(id, true)
          window.fake.connection('offline')
        },
        idOf('cnv', 2),
      )
      await page.getByRole('textbox', { name: 'Reply' }).fill('This fails.')
      await page.keyboard.press('Enter')
      await page.getByText('Not sent.').waitFor()
      await click('Close conversation')(page)
    },
  ],
  ['assign menu', `inbox/unassigned/${idOf('cnv', 3)}`, 'checkout', key('a')],
  ['agent menu', 'inbox/mine', 'Marek Novák', click(/^Noor Haddad/)],
  ['palette', `inbox/mine/${idOf('cnv', 1)}`, 'Arc floor lamp', key('Control+k')],
  ['shortcuts', 'inbox/mine', 'Marek Novák', key('?')],
  ['you', 'settings/profile', 'On this device', nothing],
  ['workspace', 'settings/workspace', 'Allowed origins', nothing],
  [
    'hours',
    'settings/hours',
    'Usual reply time',
    async (page) => {
      await page.getByText('Open at these hours').click()
    },
  ],
  ['install', 'settings/install', 'k1-spring', click('Create key')],
  ['team', 'settings/team', 'Sam Okoye', click('Create invitation')],
  ['failed jobs', 'settings/failed-jobs', 'ECONNREFUSED', click(/^Discard/)],
  ['failed jobs where there are none', 'settings/failed-jobs?empty', 'Nothing has failed', nothing],
  ['workspace menu', 'inbox/mine?several', 'Marek Novák', click(/^Workspace/)],
  ['sign up where nobody can', 'sign-up?self-hosted', 'does not open workspaces', nothing],
  ['not found', 'nowhere', 'Nothing is at this address', nothing],
]

test.each(PLACES)('axe finds nothing, light or dark: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
  expect(await page.getByRole('log').count()).toBeLessThanOrEqual(1)
})
