import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { twilioInput } from '../../../testing/notification-channels.ts'
import { preferencesOf, preferencesUrl, unsubscribeUrl } from '../../notification-preferences/index.ts'
import { check, readAxe, readToTheEnd } from '../testing/axe.ts'
import { startSite, type TestSite } from '../testing/site.ts'

const PLAIN: BrowserContextOptions = { javaScriptEnabled: false }
const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }
const WIDE: BrowserContextOptions = { viewport: { width: 1100, height: 800 } }

let site: TestSite
let axe: string
let customerId: string
let own: string
let stop: string

beforeAll(async () => {
  site = await startSite()
  axe = await readAxe()
  const { api, workspace } = site
  const admin = await api.agent(workspace, { role: 'admin' })
  await admin.call('PUT', '/v1/notification-channels/sms', { body: twilioInput() })
  customerId = (await api.customer(workspace)).id
  const values = { email: 'lena@example.com', phone: '+351910000000', verified: 1, time_zone: 'Europe/Lisbon' }
  await api.deps.db.updateTable('customers').set(values).where('id', '=', customerId).execute()
  own = new URL(await preferencesUrl(api.deps, workspace.id, customerId)).pathname
  stop = new URL(await unsubscribeUrl(api.deps, workspace.id, customerId, 'support')).pathname
}, 60_000)
afterAll(() => site?.close())

const chosen = () => preferencesOf(site.api.deps, site.workspace.id, { kind: 'customer', id: customerId })

const PAGES: readonly (readonly [string, () => string])[] = [
  ['the choices', () => own],
  ['stopping e-mail of one kind', () => stop],
  ['a link that is not whole', () => own.slice(0, -2)],
]

describe.each(PAGES)('%s', (_, at) => {
  test.each([
    ['left to right', '', WIDE],
    ['on a phone', '/de', PHONE],
    ['right to left', '/ar', WIDE],
    ['right to left on a phone', '/ar', PHONE],
  ])('is accessible, light and dark, %s', async (_name, prefix, options) => {
    const { page, faults } = await site.open(prefix + at(), options)
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await check(page)).toEqual([])
    }
    expect(faults.filter((fault) => !/status of 404/.test(fault))).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })

  test('moves nothing while it comes, and says the same without scripts', async () => {
    const { page } = await site.open('/robots.txt', WIDE)
    expect((await readToTheEnd(page, at())).shift).toBe(0)
    const plain = await site.open(at(), { ...PLAIN, ...WIDE })
    const said = (seen: Page) => seen.locator('main').ariaSnapshot()
    expect(await said(plain.page)).toBe(await said(page))
    await page.context().close()
    await plain.page.context().close()
  })
})

describe.each([
  ['without scripts', { ...PLAIN, ...WIDE }],
  ['on a phone', PHONE],
])('%s', (_, options) => {
  test('boxes are named by what they are about, and stand where eyes expect them', async () => {
    const { page } = await site.open(own, options)
    const support = page.getByRole('group', { name: 'Support' }).getByRole('checkbox')
    expect(await support.count()).toBe(2)
    const email = page.getByRole('group', { name: 'Bookings' }).getByRole('checkbox', { name: 'E-mail' })
    const [box, name] = await Promise.all([email.boundingBox(), page.locator('.kinds[aria-hidden]').boundingBox()])
    // In a column under its name where there is room, in a card with its name beside it where there is none.
    expect(name === null).toBe(options === PHONE)
    const target = await email.evaluate((one) => one.closest('label')?.getBoundingClientRect().height)
    expect([box?.width, (target ?? 0) >= 44]).toEqual([20, true])
    await page.context().close()
  })

  test('from choosing to nothing at all', async () => {
    await site.api.deps.db.deleteFrom('notification_preferences').execute()
    const { page, faults } = await site.open(own, options)
    await page.getByRole('group', { name: 'Bookings' }).getByRole('checkbox', { name: 'SMS' }).uncheck()
    await page.getByRole('radio', { name: 'Gathered, every day' }).check()
    await page.getByLabel('From').fill('22:00')
    await page.getByRole('button', { name: 'Save choices' }).click()
    const fault = page.getByRole('link', { name: 'Give both times' })
    await fault.waitFor()
    await fault.click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f.quiet.to')
    await page.getByLabel('Until').fill('07:30')
    await page.getByLabel('Time zone').selectOption({ label: 'Asia/Kathmandu' })
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page.getByRole('status').getByText('Your choices are saved.').waitFor()
    expect(await chosen()).toMatchObject({
      categories: { booking: ['email', 'whatsapp', 'push', 'in_app'] },
      frequency: 'daily',
      quietHours: { from: '22:00', to: '07:30' },
      timeZone: 'Asia/Kathmandu',
    })
    await page.getByRole('button', { name: 'Stop all notifications' }).click()
    await page.getByRole('status').getByText('All notifications are stopped.').waitFor()
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    expect(faults.filter((one) => !/status of 422/.test(one))).toEqual([])
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByLabel('From').fill('')
    await page.getByLabel('Until').fill('')
    await page.getByRole('button', { name: 'Save choices' }).click()
    await page.getByRole('status').waitFor()
    expect((await chosen()).categories.support).toEqual(['email', 'in_app'])
    await page.context().close()
  })

  test('e-mail of one kind is stopped, and taken up again', async () => {
    const { page } = await site.open(stop, options)
    await page.getByRole('button', { name: 'Stop these e-mails' }).click()
    await page.getByRole('heading', { name: 'No more e-mail about “Support”' }).waitFor()
    expect((await chosen()).categories.support).not.toContain('email')
    await page.getByRole('button', { name: 'Get these e-mails again' }).click()
    await page.getByRole('heading', { name: 'Stop e-mail about “Support”?' }).waitFor()
    expect((await chosen()).categories.support).toContain('email')
    await page.getByRole('link', { name: 'All choices' }).click()
    await page.getByRole('heading', { name: 'Notifications' }).waitFor()
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
  })
})
