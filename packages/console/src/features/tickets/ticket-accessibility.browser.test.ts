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
const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
}
const press = (keys: string) => async (page: Page) => {
  await page.locator('.bubble').first().waitFor()
  await page.keyboard.press(keys)
}
const ticket = (n: number) => `tickets/all/${idOf('tkt', n)}`
const PHONE = { width: 390, height: 844 }

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>, size?: typeof PHONE][] = [
  ['list', 'tickets/open', 'Third wrong delivery', nothing],
  ['list on a phone', 'tickets/open', 'Third wrong delivery', nothing, PHONE],
  [
    'bulk bar',
    'tickets/open',
    'Third wrong delivery',
    async (page) => {
      await page.getByRole('checkbox', { name: 'Select every ticket shown' }).check()
      await page.getByRole('button', { name: 'Tags' }).click()
    },
  ],
  ['filter', 'tickets/open', 'Third wrong delivery', click('Status')],
  ['more filters', 'tickets/open', 'Third wrong delivery', click('More filters')],
  ['saved views', 'tickets/open', 'Third wrong delivery', click('Saved views')],
  ['empty', 'tickets/breached?empty', 'No promise is broken', nothing],
  ['failed', 'tickets/open?failing', 'could not be loaded', nothing],
  ['ticket', ticket(1), 'Both say: refund', nothing],
  ['ticket on a phone', ticket(1), 'Reply', nothing, PHONE],
  ['resolved and rated', ticket(6), 'Another bulb helped.', nothing],
  ['resolve', ticket(1), 'Both say: refund', press('e')],
  ['canned responses', ticket(1), 'Both say: refund', press('/')],
  [
    'note with a colleague',
    ticket(1),
    'Both say: refund',
    async (page) => {
      await press('n')(page)
      await page.keyboard.type('@s')
      await page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  ],
  [
    'macro',
    ticket(1),
    'Both say: refund',
    async (page) => {
      await click('Macros')(page)
      await page.getByRole('menuitem', { name: 'Send a new shade' }).click()
    },
  ],
  [
    'files',
    ticket(1),
    'Both say: refund',
    async (page) => {
      const buffer = Buffer.from('words')
      await page.setInputFiles('input[type=file]', [{ name: 'plan.txt', mimeType: 'text/plain', buffer }])
      await page.getByText('plan.txt is attached.').waitFor()
    },
  ],
  ['escalate', ticket(1), 'Both say: refund', click('Escalate')],
  ['history', ticket(1), 'Both say: refund', (page) => page.getByRole('tab', { name: 'History' }).click()],
  ['customer', ticket(1), 'Both say: refund', (page) => page.getByRole('tab', { name: 'Customer' }).click()],
  ['call', 'tickets/call', 'Who called', click('Create ticket')],
]

test.each(PLACES)('axe finds nothing, light or dark: %s', async (_, path, ready, act, size) => {
  const page = await site.visit(path, size)
  await page
    .getByText(ready)
    .first()
    .waitFor({ state: size ? 'attached' : 'visible' })
  await act(page)
  expect(await checkPage(page)).toEqual([])
  expect(await page.getByRole('log').count()).toBeLessThanOrEqual(1)
})
