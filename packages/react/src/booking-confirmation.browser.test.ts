import { type Booking, bookingActions } from '@deskbell/protocol'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../../../tests/support/browser.ts'
import { bookingAt } from '../../widget/src/testing/fake-bookings.ts'
import { BookingConfirmation } from './index.ts'

let browser: Browser
let script: string

/** A page whose application is a booking, twice as React's strict mode draws it, and a button that takes it away. */
const APP = `
import { createElement, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { BookingConfirmation } from './src/index.ts'

window.heard = []
function App() {
  const [shown, setShown] = useState(window.booking)
  window.show = setShown
  return shown && createElement(BookingConfirmation, {
    booking: shown,
    locale: 'en',
    onSupportRequest: (ticketId) => window.heard.push(ticketId),
    onChange: ({ status }) => window.heard.push(status),
  })
}
createRoot(document.querySelector('main')).render(createElement(StrictMode, null, createElement(App)))
`

beforeAll(async () => {
  const bundle = build({
    stdin: { contents: APP, resolveDir: new URL('..', import.meta.url).pathname },
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['@deskbell/source', 'browser', 'import'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  browser = await launchBrowser()
  script = (await bundle).outputFiles[0]?.text ?? ''
}, 60_000)
afterAll(() => browser?.close())

function bookingNow(more: Partial<Booking> = {}): Booking {
  const booking = bookingAt(Date.now(), more)
  return { ...booking, actions: bookingActions(booking.status, 'customer') }
}

async function visit(): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><html lang="en"><main></main></html>')
  await page.evaluate((booking) => Object.assign(window, { booking }), bookingNow())
  await page.addScriptTag({ content: script })
  await page.getByRole('heading', { name: 'Your booking is confirmed' }).waitFor()
  return page
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
const show = (page: Page, booking: Booking | null) =>
  page.evaluate((next) => (window as unknown as { show(next: Booking | null): void }).show(next), booking)

test('shows the booking it is given, follows what the page knows, and leaves nothing behind', async () => {
  const page = await visit()
  await show(page, bookingNow({ version: 2, status: 'arrived' }))
  await page.getByRole('heading', { name: 'Ana Ribeiro has arrived' }).waitFor()
  expect(await heard(page), 'what the page knows is no news to it').toEqual([])
  await page.evaluate(
    (booking) => {
      document.querySelector('deskbell-booking')?.dispatchEvent(new CustomEvent('change', { detail: { booking } }))
    },
    bookingNow({ status: 'in_progress' }),
  )
  expect(await heard(page)).toEqual(['in_progress'])
  expect(await page.locator('deskbell-booking').count()).toBe(1)
  await show(page, null)
  await page.locator('deskbell-booking').waitFor({ state: 'detached' })
  await page.close()
})

test('says once which ticket a request for help became', async () => {
  const page = await visit()
  await page.evaluate(() => {
    document.addEventListener('deskbell-support', (event) => {
      event.preventDefault()
      ;(event as CustomEvent<{ created(ticketId: string): void }>).detail.created('tkt_1')
    })
  })
  await page.getByRole('button', { name: 'Get support' }).click()
  expect(await heard(page)).toEqual(['tkt_1'])
  await page.close()
})

test('on a server it draws an empty place', () => {
  const html = renderToString(createElement(BookingConfirmation, { booking: 'bkg_1', workspace: 'wk_1' }))
  expect(html).toBe('<deskbell-booking booking-id="bkg_1" workspace="wk_1"></deskbell-booking>')
})
