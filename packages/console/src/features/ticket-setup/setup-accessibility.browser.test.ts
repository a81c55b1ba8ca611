import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'

let site: FakeSite

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())

const nothing = async () => undefined
const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
}

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['types', 'settings/ticket-types', 'Technical question', press('Archive Refund')],
  ['no types', 'settings/ticket-types?empty', 'No types yet', nothing],
  ['types that failed', 'settings/ticket-types?failing', 'This could not be loaded', nothing],
  ['ready-made lists', 'settings/ticket-types', 'Technical question', press('Add a ready-made list')],
  [
    'a type with faults',
    `settings/ticket-types/${idOf('tty', 1)}`,
    'What customers see',
    async (page) => {
      await page.getByRole('button', { name: /^What happened/ }).click()
      await press('Add a question')(page)
      await page.getByLabel('Answer', { exact: true }).selectOption({ label: 'Choice' })
      await press('Save changes')(page)
    },
  ],
  [
    'variables',
    `settings/ticket-types/${idOf('tty', 2)}`,
    'What customers see',
    press('Insert a variable into “Text”'),
  ],
  [
    'teams and rules with faults',
    'settings/teams',
    'Try it',
    async (page) => {
      await press('Add a rule')(page)
      await press('Save changes')(page)
    },
  ],
  ['a team', 'settings/teams', 'Try it', press('Edit Payments')],
  ['promised times', 'settings/sla', 'Business customers', nothing],
  ['a calendar', 'settings/sla', 'Business customers', press('Edit Office, Lisbon')],
  ['a policy', `settings/sla/${idOf('slp', 1)}`, 'When would it be due?', press('Add an escalation')],
  ['responses', 'settings/responses', 'Ask for a photo', nothing],
  ['a response', 'settings/responses', 'Ask for a photo', press('Edit Greeting')],
  ['a deletion', 'settings/responses', 'Ask for a photo', press('Delete Greeting')],
  ['a macro', `settings/responses/${idOf('mac', 1)}`, 'What colleagues read', nothing],
  ['ticket rules', 'settings/tickets', 'Ask for a rating', nothing],
  ['reports', 'reports', 'Promises kept', (page) => page.getByText('Show as a table').click()],
  ['reports of nothing', 'reports?empty', 'No tickets in this period', nothing],
]

test.each(PLACES)('axe finds nothing: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
})

test('every page fits a phone', async () => {
  const paths = PLACES.map(([, path]) => path)
  const page = await site.open('settings/tickets', { viewport: { width: 320, height: 720 } })
  const origin = new URL(page.url()).origin
  for (const path of new Set(paths)) {
    await page.goto(`${origin}/console/${path}`)
    await page.locator('main h1, main h2').first().waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    const main = await page.locator('main').evaluate((one) => one.scrollWidth > one.clientWidth)
    expect([path, wide, main]).toEqual([path, false, false])
  }
  await page.context().close()
})
