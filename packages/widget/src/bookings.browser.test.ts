import type { SharedBooking } from '@deskbell/protocol'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe, findingsInBoth } from './testing/axe.ts'
import { BOOKING_ID, bookingAt, bookingLooks } from './testing/fake-bookings.ts'
import { type Host, openAs, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const OTHER = 'bkg_01h455vb4pex5vsknk084sn03q'
const inPanel = (page: Page, selector: string): Locator => page.locator(`deskbell-widget ${selector}`)

/** A customer whom the host vouches for, with these bookings. */
async function visitAs(bookings: readonly SharedBooking[], more: Parameters<Host['visit']>[0] = {}): Promise<Page> {
  const page = await host.visit({ contact: true, ...more })
  await page.evaluate(() => window.Deskbell.open())
  await page.evaluate((kept) => {
    window.fakeClient.vouched = true
    Object.assign(window.fakeClient.bookings, { kept })
    window.fakeClient.begin([])
  }, bookings)
  return page
}

const days = (): SharedBooking[] => [
  bookingAt(Date.now(), {
    id: OTHER,
    number: 12,
    service: 'Apostille',
    status: 'cancelled',
    startsAt: '2026-01-05T10:00:00Z',
  }),
  { ...(bookingLooks(Date.now())['on the way'] as { booking: SharedBooking }).booking },
]

test('Home shows the booking that matters now, and follows it', async () => {
  const page = await visitAs(days())
  const card = inPanel(page, '.current .booking-row')
  await card.getByText('Ana Ribeiro is on the way').waitFor()
  await page.evaluate((id) => window.fakeClient.bookings.tell(id, { status: 'arrived', eta: null }), BOOKING_ID)
  await card.getByText('Ana Ribeiro has arrived').waitFor()
  await page.context().close()
})

test('bookings are listed by whether something is still to come, and one opens with its way and back', async () => {
  const page = await visitAs(days())
  await page.getByRole('button', { name: 'All your bookings' }).click()
  await page.getByRole('heading', { name: 'Coming up' }).waitFor()
  await page.getByRole('heading', { name: 'Earlier' }).waitFor()
  await page.getByRole('button', { name: /Apostille.*This booking was cancelled/s }).waitFor()
  await page.getByRole('button', { name: /Mobile notary/ }).click()
  await inPanel(page, 'deskbell-booking').getByRole('heading', { name: 'Ana Ribeiro is on the way' }).waitFor()
  await page.evaluate((id) => window.fakeClient.bookings.tell(id, { status: 'arrived', eta: null }), BOOKING_ID)
  await inPanel(page, 'deskbell-booking').getByRole('heading', { name: 'Ana Ribeiro has arrived' }).waitFor()
  await page.getByRole('button', { name: 'Back to your bookings' }).click()
  await page.getByRole('heading', { name: 'Coming up' }).waitFor()
  await page.context().close()
})

test('help with a booking is asked for in the form, and the page hears which request came of it', async () => {
  const page = await visitAs(days())
  await page.evaluate((id) => {
    window.Deskbell.on('ticket', (ticket) => Object.assign(window, { heard: ticket }))
    return window.Deskbell.showBooking(id)
  }, BOOKING_ID)
  await inPanel(page, 'deskbell-booking').getByRole('button', { name: 'Get support' }).click()
  await inPanel(page, '.kind').last().click()
  expect(await inPanel(page, '#subject').inputValue()).toBe('#17 Mobile notary')
  await inPanel(page, '#text').fill('Is there parking?')
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByText('Your request has the number #1042.').waitFor()
  const heard = await page.evaluate(() => (window as unknown as { heard: object }).heard)
  expect(heard).toMatchObject({ bookingNumber: 17 })
  const sent = await page.evaluate(() => window.fakeClient.tickets.asked.at(-1)?.body)
  expect(sent).toMatchObject({ bookingRef: '17' })
  await page.context().close()
})

test('who is not vouched for has no bookings, and is asked nothing about them', async () => {
  const page = await host.visit()
  await openAs(page, [])
  await page.evaluate(() => window.Deskbell.showBooking())
  await page.getByText('Your bookings will be here').waitFor()
  expect(await page.evaluate(() => window.fakeClient.bookings.asked)).toEqual([])
  await page.context().close()
})

test('nothing stands in the way of anybody, in light and dark, left to right and right to left', async () => {
  for (const lang of ['en', 'ar']) {
    const page = await visitAs(days(), { lang })
    await bringAxe(page)
    await page.evaluate(() => window.Deskbell.showBooking())
    await inPanel(page, '.booking-row').first().waitFor()
    expect(await findingsInBoth(page)).toEqual([])
    await inPanel(page, '.booking-row').first().click()
    await inPanel(page, 'deskbell-booking .headline').waitFor()
    expect(await findingsInBoth(page)).toEqual([])
    await page.context().close()
  }
})
