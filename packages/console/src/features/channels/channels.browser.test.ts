import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'

let site: FakeSite

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(() => expect(site.complaints).toEqual([]))

const nothing = async () => undefined
const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
}
const dialog = (page: Page) => page.getByRole('dialog')

test('SMS is set up, shows only the end of its secret, and is removed after a question', async () => {
  const page = await site.visit('settings/channels')
  await press('Set up: SMS')(page)
  await dialog(page).getByLabel('Account SID').fill('AC12')
  await press('Save changes')(page)
  await page.getByText('Enter an Account SID: AC and 32 letters or digits.').waitFor()
  await dialog(page)
    .getByLabel('Account SID')
    .fill(`AC${'0f'.repeat(16)}`)
  await dialog(page).getByLabel('Auth token').fill('a-very-secret-token-9f3e')
  await dialog(page).getByLabel('From').fill('+351910000000')
  await press('Save changes')(page)
  await page.getByText('ends in 9f3e').waitFor()
  expect(await page.locator('body').textContent()).not.toContain('a-very-secret')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await press('Copy status callback')(page)
  await page.getByText('Copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/v1/webhooks/twilio/')
  await press('Remove: SMS')(page)
  await dialog(page).getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Set up: SMS' }).waitFor()
})

test('WhatsApp goes by templates, each with its places', async () => {
  const page = await site.visit('settings/channels?equipped')
  await press('Change: WhatsApp')(page)
  for (const label of ['Access token', 'App secret', 'Verify token'])
    await dialog(page).getByLabel(label).fill('long enough to be one')
  await press('Add a template')(page)
  const second = page.locator('.template-card').nth(1)
  await second.getByLabel('For', { exact: true }).selectOption({ label: 'Booking confirmed' })
  await press('Save changes')(page)
  await second.getByText('There is a template for this already.').waitFor()
  await second.getByLabel('For', { exact: true }).selectOption({ label: 'Order ready' })
  await second.getByLabel('Template name').fill('order_ready_1')
  await second.getByRole('button', { name: 'Add a place' }).click()
  await second.getByLabel('Place 1', { exact: true }).selectOption('order.number')
  await press('Save changes')(page)
  await page.getByText('2 templates').waitFor()
  await press('Change: WhatsApp')(page)
  expect(await second.getByLabel('Place 1', { exact: true }).inputValue()).toBe('order.number')
})

test('a kept mail is drawn with its styles, beside its text and headers', async () => {
  const page = await site.visit('settings/mailbox')
  await page.getByRole('link', { name: /Sam answered/ }).click()
  const link = page.frameLocator('iframe').getByRole('link', { name: 'Open your request' })
  await link.waitFor()
  expect(await link.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(31, 111, 84)')
  await page.getByRole('button', { name: 'Phone' }).click()
  expect((await page.locator('iframe').boundingBox())?.width).toBe(362)
  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByText('List-Unsubscribe=One-Click').waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByText('https://lumen.example/requests/1041').waitFor()
  await page.reload()
  await link.waitFor()
})

test('nothing in a mail runs, and its page has no origin', async () => {
  const page = await site.visit('settings/mailbox?mail=mail-4.eml')
  const link = page.frameLocator('iframe').getByRole('link', { name: 'Open your request' })
  await link.waitFor()
  await link.evaluate((one: HTMLAnchorElement) => {
    one.target = '_self'
    one.click()
  })
  const frame = page.frames().find((one) => one.url().includes('mail-frame'))
  const found = await frame?.evaluate(() => [document.title, origin, document.scripts.length])
  expect(found).toEqual(['Your request', 'null', 0])
  const refused = site.complaints.splice(0)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.filter((one) => !/violates the following Content Security Policy/.test(one))).toEqual([])
})

test('a mailbox that keeps nothing says where mail goes', async () => {
  const page = await site.visit('settings/mailbox?equipped')
  await page.getByRole('heading', { name: 'Mail is sent' }).waitFor()
  await page.getByRole('link', { name: 'See deliveries' }).click()
  await page.getByRole('heading', { name: 'Deliveries', exact: true }).waitFor()
})

test.each(['channels', 'mailbox'])('%s is for admins', async (name) => {
  const page = await site.visit(`settings/${name}?role=agent`)
  await page.getByRole('heading', { name: 'For admins' }).waitFor()
})

const PLACES: [name: string, path: string, ready: string, act: (page: Page) => Promise<void>][] = [
  ['notifications', 'notifications', 'Sam Okoye mentioned you', nothing],
  ['no notifications', 'notifications?empty', 'Nothing to tell you yet', nothing],
  ['preferences', 'settings/notifications', 'How often', (page) => page.getByRole('switch').last().check()],
  [
    'deliveries',
    'settings/deliveries?page=12',
    'Marek Novák',
    (page) => page.getByText('By channel and category').click(),
  ],
  ['a delivery', `settings/deliveries/${idOf('dlv', 8_996)}`, 'What happened', nothing],
  ['sending again', 'settings/deliveries?page=12', 'Marek Novák', press(/^Send again: Booking/)],
  ['no deliveries', 'settings/deliveries?empty', 'Nothing was sent yet', nothing],
  ['suppressed addresses', 'settings/suppressions', 'old.friend@example.org', press('Suppress')],
  ['channels', 'settings/channels?equipped', 'Status callback', nothing],
  [
    'SMS with faults',
    'settings/channels',
    'Not set up',
    async (page) => {
      await press('Set up: SMS')(page)
      await press('Save changes')(page)
    },
  ],
  ['Slack', 'settings/channels?equipped', 'Status callback', press('Change: Slack')],
  ['WhatsApp', 'settings/channels?equipped', 'Status callback', press('Change: WhatsApp')],
  ['mailbox', 'settings/mailbox', 'Without a subject', nothing],
  ['a mail', 'settings/mailbox?mail=mail-1.eml', 'Sam answered your request', nothing],
  [
    'headers of a mail',
    'settings/mailbox?mail=mail-2.eml',
    'Choose a new password',
    (page) => page.getByRole('tab', { name: 'Headers' }).click(),
  ],
]

test.each(PLACES)('axe finds nothing, and it fits a phone: %s', async (_, path, ready, act) => {
  const page = await site.visit(path)
  await page.getByText(ready).first().waitFor()
  await act(page)
  expect(await checkPage(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 720 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  const main = await page.locator('main').evaluate((one) => one.scrollWidth > one.clientWidth)
  const over = await page.evaluate(() =>
    [...document.querySelectorAll('dialog[open]')].some((one) => one.scrollWidth > one.clientWidth),
  )
  expect([wide, main, over]).toEqual([false, false, false])
})
