import type { SharedBooking } from '@deskbell/protocol'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BookingDesk, bookingAt, bookingDesk, bookingLooks, LINK } from './testing/fake-bookings.ts'
import { type Host, startHost, type Visit } from './testing/host.ts'

declare global {
  interface Window {
    /** How much what is shown moved by itself, and what was told to the page. */
    shifted: number
    told: [string, unknown][]
  }
}

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

/** A page with one booking on it, before a service that has it; `wait` for it to be followed. */
async function visit(
  booking: (now: number) => SharedBooking = (now) => bookingAt(now),
  more: Visit & { way?: BookingDesk['way']; scope?: BookingDesk['scope']; wait?: boolean } = {},
): Promise<{ page: Page; desk: BookingDesk }> {
  const { way = 'open', scope = 'manage', wait = true, ...how } = more
  const page = await host.visit(how)
  page.setDefaultTimeout(10_000)
  const desk = await bookingDesk(page, booking(Date.now()))
  Object.assign(desk, { way, scope })
  await page.evaluate("import('/v1/elements.js').then(() => {})")
  await page.waitForFunction(() => customElements.get('deskbell-booking') !== undefined)
  await page.evaluate((link) => {
    window.told = []
    for (const type of ['change', 'support', 'deskbell-message']) {
      document.addEventListener(type, (event) => window.told.push([type, (event as CustomEvent).detail]), true)
    }
    const element = document.createElement('deskbell-booking')
    element.setAttribute('link', link)
    const below = Object.assign(document.createElement('p'), { textContent: 'Below' })
    document.querySelector('main')?.append(element, below)
  }, LINK)
  if (wait) await page.locator('deskbell-booking .steps').waitFor()
  return { page, desk }
}

/** Lets the page's clock run, slowly enough for what sockets answer. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 2) {
    await page.clock.runFor(2_000)
    await page.waitForTimeout(8)
  }
}

const headline = (page: Page) => page.locator('deskbell-booking .headline')
const said = (page: Page) => page.locator('deskbell-booking p.sr[role=status]')
const line = (page: Page) => page.locator('deskbell-booking .connection')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

describe('a booking on a page', () => {
  test.each([1000, 360])(
    'shows every change as it comes, says it aloud once, and moves nothing, at %d',
    async (width) => {
      const { page, desk } = await visit(undefined, { context: { viewport: { width, height: 1300 } } })
      await line(page).getByText('Live').waitFor()
      await page.evaluate(() => {
        window.shifted = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifted += (entry as never as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: false })
        document.querySelector('deskbell-booking')?.scrollIntoView()
      })
      expect(await said(page).textContent()).toBe('')
      const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
      const steps: [Partial<SharedBooking>, string, RegExp][] = [
        [
          { status: 'on_way', statusAt: at(0), eta: at(12.5) },
          'Ana Ribeiro is on the way',
          /^Ana Ribeiro is on the way\. Expected/,
        ],
        [
          { eta: at(30), delay: { reason: 'Traffic on the bridge', since: at(0) } },
          'Ana Ribeiro is running late',
          /^Ana Ribeiro is running late\. Reason: Traffic on the bridge\. Expected/,
        ],
        [
          { status: 'arrived', statusAt: at(0), delay: null, eta: null },
          'Ana Ribeiro has arrived',
          /^Ana Ribeiro has arrived$/,
        ],
        [{ status: 'in_progress', statusAt: at(0) }, 'Ana Ribeiro is at work', /^Ana Ribeiro is at work$/],
        [{ status: 'completed', statusAt: at(0) }, 'Ana Ribeiro says the work is done', /says the work is done$/],
        [{ status: 'verified', statusAt: at(0), paymentStatus: 'paid' }, 'All done', /^All done$/],
      ]
      for (const [next, text, aloud] of steps) {
        desk.tell(next)
        await headline(page).getByText(text).waitFor()
        expect(await said(page).textContent()).toMatch(aloud)
        if (next.status === 'on_way') {
          desk.locate({ point: { latitude: 29.78, longitude: -95.37 }, accuracy: 20, at: at(0), until: at(5) })
          await page.getByText(/km away at/).waitFor()
          expect(await page.getByRole('link', { name: /Show on a map/ }).getAttribute('href')).toContain(
            'openstreetmap.org',
          )
          desk.locate(null)
          // What is no change of the booking is not said again.
          expect(await said(page).textContent()).toMatch(aloud)
        }
      }
      expect(await page.evaluate(() => window.shifted)).toBe(0)
      expect(await page.evaluate(() => window.told.filter(([type]) => type === 'change').length)).toBe(steps.length)
      expect(await page.evaluate(() => window.violations)).toEqual([])
      expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0])
      await page.context().close()
    },
  )

  test('counts down by minutes, without the clock ticking by seconds', async () => {
    const { page } = await visit(
      (now) => bookingAt(now, { status: 'on_way', eta: new Date(now + 12.5 * 60_000).toISOString() }),
      {
        clock: true,
      },
    )
    const value = page.locator('deskbell-booking .figure .value')
    await value.getByText('13 min').waitFor()
    await page.clock.runFor(31_000)
    await value.getByText('12 min').waitFor()
    await page.clock.runFor(60_000)
    await value.getByText('11 min').waitFor()
    await page.clock.runFor(11 * 60_000)
    await page.getByText('Any moment now').waitFor()
    await page.context().close()
  })

  test('asks every half minute where sockets are blocked, and goes live by itself when they are not', async () => {
    const { page, desk } = await visit(undefined, { way: 'blocked', clock: true })
    await line(page).getByText('Updated just now').waitFor()
    desk.tell({ status: 'on_way' })
    await pass(page, 30)
    await headline(page).getByText('is on the way').waitFor()

    desk.way = 'open'
    await pass(page, 60)
    await line(page).getByText('Live').waitFor()
    const asked = () => desk.asked.filter((one) => one.endsWith('/status')).length
    // It was asked for once more, now that nothing is missed.
    await pass(page, 2)
    const before = asked()
    await pass(page, 90)
    expect(asked()).toBe(before)

    desk.way = 'down'
    desk.cut()
    await pass(page, 60)
    await line(page)
      .getByText(/^No connection: last known/)
      .waitFor()
    await headline(page).getByText('is on the way').waitFor()
    desk.way = 'blocked'
    desk.booking = { ...desk.booking, status: 'arrived', version: 9 }
    await pass(page, 60)
    await headline(page).getByText('has arrived').waitFor()
    await line(page)
      .getByText(/^Updated/)
      .waitFor()
    await page.context().close()
  })

  test('a link that has ended says so, and comes back when it works again', async () => {
    const { page, desk } = await visit(undefined, { wait: false, way: 'down' })
    await page.getByText('Your booking could not be loaded. We keep trying.').waitFor()
    desk.way = 'open'
    desk.intercept = () => ({
      status: 410,
      json: { type: 'urn:x', code: 'link_used_or_expired', detail: 'x', status: 410 },
    })
    await press(page, 'Try again')
    await page.getByRole('heading', { name: 'This booking is not here' }).waitFor()
    desk.intercept = () => undefined
    await press(page, 'Try again')
    await headline(page).getByText('Your booking is confirmed').waitFor()
    await page.context().close()
  })

  test('is that of the page’s own customer, by the client that the widget has', async () => {
    const page = await host.visit({})
    page.setDefaultTimeout(10_000)
    await page.evaluate("import('/v1/elements.js').then(() => {})")
    await page.evaluate(async (booking) => {
      await window.Deskbell.client()
      window.fakeClient.bookings.kept = [booking]
      const element = document.createElement('deskbell-booking')
      element.setAttribute('booking-id', booking.id)
      document.querySelector('main')?.append(element)
    }, bookingAt(Date.now()))
    await page.getByRole('heading', { name: 'This booking is not here' }).waitFor()
    // Whoever logs in sees it.
    await page.evaluate(() => window.fakeClient.begin([]))
    await headline(page).getByText('Your booking is confirmed').waitFor()
    await page.evaluate(({ id }) => window.fakeClient.bookings.tell(id, { status: 'on_way' }), bookingAt(0))
    await headline(page).getByText('Ana Ribeiro is on the way').waitFor()
    expect(
      await page.evaluate(() => window.fakeClient.calls.filter((call) => call.startsWith('createClient')).length),
    ).toBe(1)
    await page.context().close()
  })

  test('shows what the page knows already, without asking anybody', async () => {
    const page = await host.visit({})
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.evaluate("import('/v1/elements.js').then(() => {})")
    await page.evaluate(
      (booking) => {
        const element = Object.assign(document.createElement('deskbell-booking'), { booking })
        document.querySelector('main')?.append(element)
      },
      bookingAt(Date.now(), { status: 'arrived' }),
    )
    await headline(page).getByText('Ana Ribeiro has arrived').waitFor()
    expect(asked.filter((path) => !path.endsWith('.js'))).toEqual([])
    expect(await page.getByRole('button', { name: 'Share' }).count()).toBe(0)
    await page.context().close()
  })
})

describe('what can be done', () => {
  test('with the keyboard only: check the work, say what is wrong, confirm it, and rate it', async () => {
    const { page, desk } = await visit((now) => bookingAt(now, { status: 'completed' }))
    /** Goes on by Tab until the focus is on what has this name, and presses a key there. */
    const reach = async (name: RegExp, key = 'Enter') => {
      for (let turn = 0; turn < 30; turn += 1) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const inner = document.querySelector('deskbell-booking')?.shadowRoot?.activeElement
          return inner?.getAttribute('aria-label') ?? inner?.textContent?.trim() ?? ''
        })
        if (name.test(focused)) return page.keyboard.press(key)
      }
      throw new Error(`Nothing called ${name} is reached`)
    }
    const focusIs = (selector: string) =>
      expect
        .poll(() =>
          page.evaluate(
            (wanted) => document.querySelector('deskbell-booking')?.shadowRoot?.activeElement?.matches(wanted),
            selector,
          ),
        )
        .toBe(true)

    await reach(/^Something is wrong$/)
    await focusIs('textarea')
    await page.keyboard.press('Escape')
    await focusIs('[data-opens=reject]')
    await page.keyboard.press('Enter')
    await focusIs('textarea')
    await reach(/^Tell us$/)
    await page.getByText('Say in a few words what is wrong.').waitFor()
    await focusIs('textarea')
    await page.keyboard.type('A page is missing')
    await reach(/^Tell us$/)
    await headline(page).getByText('is at work').waitFor()
    await focusIs('.headline')

    desk.tell({ status: 'completed' })
    await page.getByRole('button', { name: 'Yes, it is done' }).waitFor()
    await reach(/^Yes, it is done$/)
    await headline(page).getByText('All done').waitFor()
    await reach(/^1 star/, 'ArrowRight')
    for (const _ of ['three', 'four']) await page.keyboard.press('ArrowRight')
    await page.getByLabel('Anything to add? (optional)').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('Quick and kind')
    await reach(/^Send review$/)
    await page.getByText('Your review. Thank you.').waitFor()
    expect(desk.sent).toEqual([
      { to: 'respond-completion', body: { approved: false, issues: 'A page is missing' } },
      { to: 'respond-completion', body: { approved: true } },
      { to: 'review', body: { rating: 4, text: 'Quick and kind' } },
    ])
    expect(await page.getByRole('img', { name: '4 stars: good' }).count()).toBe(1)
    await page.context().close()
  })

  test('writes to whoever comes, and keeps what was written when it does not go', async () => {
    const { page, desk } = await visit()
    await press(page, 'Message Ana Ribeiro')
    await page.getByLabel('Your message to Ana Ribeiro').fill('The gate code is 4711')
    desk.intercept = (method) => (method === 'POST' ? { status: 503, json: {} } : undefined)
    await press(page, 'Send message')
    await page.getByText('We can’t be reached just now. Try again in a moment.').waitFor()
    expect(await page.getByLabel('Your message to Ana Ribeiro').inputValue()).toBe('The gate code is 4711')
    desk.intercept = () => undefined
    await press(page, 'Send message')
    await page.getByText('Sent to Ana Ribeiro.').waitFor()
    expect(desk.sent.at(-1)).toMatchObject({ to: 'messages', body: { content: { text: 'The gate code is 4711' } } })
    expect(await page.evaluate(() => window.told.map(([type]) => type))).toEqual(['deskbell-message'])
    expect(await page.getByRole('link', { name: 'Call Ana Ribeiro' }).getAttribute('href')).toBe('tel:+18325550100')
    await page.context().close()
  })

  test('adds to calendars, and downloads the confirmation', async () => {
    const { page } = await visit()
    await press(page, 'Add to calendar')
    const link = (name: string) => page.getByRole('link', { name }).getAttribute('href')
    expect(await link('Calendar file (.ics)')).toMatch(new RegExp(`/bookings/${LINK}/calendar\\.ics$`))
    expect(await link('Google Calendar')).toContain('calendar.google.com/calendar/render?action=TEMPLATE')
    expect(await link('Outlook')).toContain('outlook.live.com')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('link', { name: 'Outlook' }).count()).toBe(0)
    await page.context().route('**/confirmation.pdf', (route) => route.fulfill({ body: 'A confirmation' }))
    const [opened] = await Promise.all([page.context().waitForEvent('page'), press(page, 'Download confirmation')])
    await opened.waitForURL(/confirmation/)
    expect(opened.url()).toMatch(new RegExp(`/bookings/${LINK}/confirmation\\.pdf$`))
    await page.context().close()
  })

  test('shares a link for looking only: by the system, else by copying, else to be copied by hand', async () => {
    const { page, desk } = await visit()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', {
        configurable: true,
        value: async (what: ShareData) => void window.told.push(['share', what]),
      })
    })
    await press(page, 'Share')
    await expect
      .poll(() => page.evaluate(() => window.told))
      .toEqual([
        ['share', expect.objectContaining({ title: 'Mobile notary', url: 'https://desk.test/bookings/made-0' })],
      ])
    expect(desk.sent).toEqual([{ to: 'links', body: { scope: 'view' } }])
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'share', { configurable: true, value: undefined })
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => {} } })
    })
    await press(page, 'Share')
    await page.getByText('Link copied. Whoever has it can look, not change anything.').waitFor()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })
    })
    await press(page, 'Share')
    expect(await page.getByLabel(/^Copy this link/).inputValue()).toBe('https://desk.test/bookings/made-2')
    await page.context().close()
  })

  test('asks the page for help, and tells it which ticket came of it; else the contact page opens', async () => {
    const { page } = await visit()
    await page.evaluate(() => {
      const element = document.querySelector('deskbell-booking')
      if (element) element.onSupportRequest = (id) => window.told.push(['callback', id])
      const take = (event: Event) => {
        event.preventDefault()
        const { created, ...rest } = (event as CustomEvent).detail
        window.told.push(['request', rest])
        created('tkt_1')
      }
      document.addEventListener('deskbell-support', take, { once: true })
    })
    await press(page, 'Get support')
    expect(await page.evaluate(() => window.told)).toEqual([
      [
        'request',
        { bookingId: 'bkg_01h455vb4pex5vsknk084sn02q', number: 17, externalId: null, service: 'Mobile notary' },
      ],
      ['callback', 'tkt_1'],
      ['support', { ticketId: 'tkt_1' }],
    ])
    const [opened] = await Promise.all([page.context().waitForEvent('page'), press(page, 'Get support')])
    expect(opened.url()).toMatch(/\/support\/contact\?booking=17$/)
    await page.context().close()
  })

  test('whoever may only look is offered nothing that changes it', async () => {
    const { page } = await visit((now) => bookingAt(now, { status: 'completed' }), { scope: 'view' })
    await page.getByText('Whoever booked it is asked to check it.').waitFor()
    const names = await page.locator('deskbell-booking button').allInnerTexts()
    expect(names.map((name) => name.trim())).toEqual(['Get support', 'Share', 'Download confirmation'])
    await page.context().close()
  })
})

describe('wherever it stands', () => {
  test('a page whose styles reach for everything changes nothing of it', async () => {
    const looks = async (styles: 'plain' | 'hostile') => {
      const { page } = await visit((now) => bookingLooks(now).late?.booking as SharedBooking, { styles })
      await line(page).getByText('Live').waitFor()
      const look = await page.evaluate(() => {
        const root = document.querySelector('deskbell-booking')?.shadowRoot
        return [...(root?.querySelectorAll('.booking, .booking *') ?? [])].map((element) => {
          const { color, backgroundColor, fontSize, fontWeight, display, textTransform, visibility } =
            getComputedStyle(element)
          return [
            element.localName,
            color,
            backgroundColor,
            fontSize,
            fontWeight,
            display,
            textTransform,
            visibility,
          ].join()
        })
      })
      await page.context().close()
      return look
    }
    const plain = await looks('plain')
    expect(plain.length).toBeGreaterThan(60)
    expect(await looks('hostile')).toEqual(plain)
  })

  test('with reduced motion nothing moves, and targets are large enough', async () => {
    const { page } = await visit((now) => bookingLooks(now)['on the way']?.booking as SharedBooking, {
      context: { reducedMotion: 'reduce', viewport: { width: 320, height: 700 } },
    })
    const bar = page.locator('deskbell-booking .bar i')
    expect(await bar.evaluate((element) => getComputedStyle(element).transitionProperty)).toBe('none')
    const small = await page.evaluate(() => {
      const root = document.querySelector('deskbell-booking')?.shadowRoot
      const targets = [...(root?.querySelectorAll('button, a, input') ?? [])]
      return targets.filter((target) => {
        const { width, height } = target.getBoundingClientRect()
        return width < 24 || height < 24
      }).length
    })
    expect(small).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.context().close()
  })

  test('a page whose Trusted Types list refuses Lit gets a link to the booking’s page', async () => {
    const page = await host.visit({})
    await page.route('**/*', async (route) => {
      const response = await route.fetch()
      const policy = response.headers()['content-security-policy']
      const headers = {
        ...response.headers(),
        ...(policy && { 'content-security-policy': `${policy}; trusted-types none` }),
      }
      await route.fulfill({ response, headers })
    })
    const body = `<deskbell-booking link="${LINK}"></deskbell-booking><script type="module" src="/v1/elements.js"></script>`
    await page.goto(`${new URL('/', page.url()).href}?${new URLSearchParams({ body })}`)
    const link = page.getByRole('link', { name: 'Show my booking' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toMatch(new RegExp(`/bookings/${LINK}$`))
    await page.context().close()
  })
})
