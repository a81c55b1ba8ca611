import { createHmac, randomUUID } from 'node:crypto'
import type { Booking, NewIdentityKey, Ticket, TicketPage } from '@deskbell/protocol'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type HostSite, startHostSite } from '../support/host-site.ts'
import { demoAgentOf, openConsole } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

/** How soon the customer's page has to follow, in milliseconds. */
const LIVE = 1_000
const POLLED = 30_000
const MINUTE = 60_000
const CUSTOMER = 'customer-77'

let browser: Browser
let desk: Deskbell
let site: HostSite
let office: Page
let key: NewIdentityKey

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
  office = (await openConsole(browser, desk.url, demoAgentOf(desk))).page
  key = await asOffice<NewIdentityKey>('POST', '/v1/workspace/identity-keys')
  const { workspace } = await asOffice<{ workspace: { key: string } }>('GET', '/v1/me')
  site = await startHostSite(desk.url, workspace.key, '<deskbell-booking></deskbell-booking>')
}, 60_000)
afterAll(async () => {
  await site?.[Symbol.asyncDispose]()
  await browser?.close()
  await desk?.[Symbol.asyncDispose]()
})

/** What the API answers the support agent who is signed in. */
function asOffice<T>(method: string, path: string, body?: object): Promise<T> {
  return office.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(path, { method, ...(body && { headers, body: JSON.stringify(body) }) })
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
      return answer.status === 204 ? null : answer.json()
    },
    [method, path, body] as const,
  ) as Promise<T>
}

/** Says who the customer is, as the host's back end does. */
function identityToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: CUSTOMER, name: 'Nina Costa', exp: Math.floor(Date.now() / 1000) + 3_600 }
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', key.secret).update(signed).digest('base64url')}`
}

async function book(service: string): Promise<Booking> {
  const { items } = await asOffice<{ items: { id: string; email: string }[] }>('GET', '/v1/agents')
  const provider = items.find(({ email }) => email === 'noa@harbor.example')
  const starts = Date.now() + 30 * MINUTE
  return asOffice<Booking>('POST', '/v1/bookings', {
    clientId: randomUUID(),
    customer: { externalId: CUSTOMER, name: 'Nina Costa' },
    service,
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + 60 * MINUTE).toISOString(),
    timeZone: 'America/New_York',
    provider: { id: provider?.id },
  })
}

interface CustomerPage {
  readonly page: Page
  /** Waits for a headline; answers how long that took since `from`, in milliseconds. */
  says(headline: string | RegExp, from?: number, within?: number): Promise<number>
  press(name: string): Promise<void>
}

/** The host's page with `<deskbell-booking>`, where its customer is signed in. */
async function openCustomer(booking: Booking, { sockets = true } = {}): Promise<CustomerPage> {
  const page = await browser.newPage()
  if (!sockets) await page.routeWebSocket(/.*/, (socket) => socket.close())
  await page.goto(site.url)
  await page.waitForFunction(() => typeof window.Deskbell?.ready === 'function')
  await page.evaluate((token) => window.Deskbell.identify(async () => token), identityToken())
  await page.evaluate((id) => document.querySelector('deskbell-booking')?.setAttribute('booking-id', id), booking.id)
  return {
    page,
    async says(headline, from = Date.now(), within = 10_000) {
      await page.getByRole('heading', { name: headline }).waitFor({ timeout: within })
      return Date.now() - from
    },
    press: (name) => page.getByRole('button', { name }).click(),
  }
}

interface ProviderPage {
  readonly page: Page
  /** Presses the one large button; answers when. */
  step(name: string): Promise<number>
}

/** The console on a telephone, as the provider has it. */
async function openProvider(booking: Booking): Promise<ProviderPage> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(`${desk.url}/console/`)
  await page.getByLabel('E-mail').fill('noa@harbor.example')
  await page.getByLabel('Password', { exact: true }).fill(demoAgentOf(desk).password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/console/provider')
  await page.goto(`${desk.url}/console/provider/bookings/${booking.id}`)
  return {
    page,
    async step(name) {
      const button = page.getByRole('button', { name: new RegExp(`^${name}`) })
      await button.waitFor()
      const at = Date.now()
      await button.click()
      return at
    },
  }
}

async function finish(provider: ProviderPage): Promise<number> {
  await provider.step('Work is done')
  return provider.step('Yes, it is done')
}

describe('from confirmation to the end', () => {
  test('the customer follows each step within a second, approves, reviews; support publishes', async () => {
    const booking = await book('Power of attorney')
    const customer = await openCustomer(booking)
    const provider = await openProvider(booking)
    await customer.says('Your booking is confirmed')
    await customer.page.getByText('Live', { exact: true }).waitFor()

    const waits = [
      await customer.says('Noa Reyes is on the way', await provider.step('On my way')),
      await customer.says('Noa Reyes has arrived', await provider.step('I have arrived')),
      await customer.says('Noa Reyes is at work', await provider.step('Start the work')),
      await customer.says('Noa Reyes says the work is done', await finish(provider)),
    ]
    expect(waits.filter((wait) => wait > LIVE)).toEqual([])

    await customer.press('Yes, it is done')
    await customer.says('All done')
    await customer.page.getByRole('radio', { name: /5 stars/ }).check({ force: true })
    await customer.page.getByLabel(/Anything to add/).fill('Kind and quick.')
    await customer.press('Send review')
    await customer.page.getByText('It is read before it is published.').waitFor()

    await office.goto(`${desk.url}/console/reviews`)
    await office.getByRole('button', { name: 'Publish the review of Nina Costa' }).click()
    await customer.page.getByText('It is read before it is published.').waitFor({ state: 'detached' })
    await customer.page.getByText('Kind and quick.').waitFor()
    await provider.page.context().close()
    await customer.page.close()
  })

  test('rejected work goes on and makes a ticket; disputed work is followed up by support', async () => {
    const booking = await book('Loan signing')
    const customer = await openCustomer(booking)
    const provider = await openProvider(booking)
    await customer.says('Your booking is confirmed')
    await provider.step('On my way')
    await provider.step('I have arrived')
    await provider.step('Start the work')
    await customer.says('Noa Reyes says the work is done', await finish(provider))

    await customer.press('Something is wrong')
    await customer.page.getByLabel('What is wrong?').fill('Two pages are not stamped.')
    await customer.press('Tell us')
    await customer.says('Noa Reyes is at work')
    const { items } = await asOffice<TicketPage>('GET', `/v1/tickets?bookingRef=${booking.number}`)
    expect(items).toMatchObject([
      { bookingRef: String(booking.number), work: { priority: 'high' } },
    ] as Partial<Ticket>[])

    await customer.says('Noa Reyes says the work is done', await finish(provider))
    await office.goto(`${desk.url}/console/follow-ups?view=waiting&booking=${booking.id}`)
    const drawer = office.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Take it up' }).click()
    await drawer.getByRole('button', { name: 'Log this try' }).waitFor()
    await drawer.getByLabel('Call').check()
    await drawer.getByRole('button', { name: 'Log this try' }).click()
    await drawer.getByText('1 try so far').waitFor()
    await drawer.getByLabel(/^The customer disputes/).check()
    await drawer.getByLabel('What colleagues should know').fill('Still not stamped.')
    const ended = Date.now()
    await drawer.getByRole('button', { name: 'End follow-up' }).click()
    expect(await customer.says('We are looking into it', ended)).toBeLessThan(2 * LIVE)
    await provider.page.context().close()
    await customer.page.close()
  })

  test('where sockets are blocked, the page follows within half a minute', async () => {
    const booking = await book('Affidavit')
    const customer = await openCustomer(booking, { sockets: false })
    await customer.says('Your booking is confirmed')
    await asOffice('POST', `/v1/bookings/${booking.id}/status`, { clientId: randomUUID(), status: 'on_way' })
    expect(await customer.says('Noa Reyes is on the way', Date.now(), POLLED + 5_000)).toBeLessThan(POLLED + 1_000)
    await customer.page.close()
  })
})
