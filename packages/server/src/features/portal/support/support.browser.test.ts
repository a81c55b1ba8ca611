import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, readAxe, readToTheEnd } from '../testing/axe.ts'
import { createReader, linkIn, runJobs } from '../testing/reader.ts'
import { startSite, type TestSite } from '../testing/site.ts'

const PLAIN: BrowserContextOptions = { javaScriptEnabled: false }
const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let site: TestSite
let axe: string
/** Links to a request under way and to one that is resolved, and what a browser keeps of a session. */
let open: string
let resolved: string
let cookie: string

const mailTo = (to: string, subject: string) =>
  site.api.deps.mailer.sent.findLast((mail) => mail.to === to && mail.subject.startsWith(subject))?.text ?? ''

async function askAs(email: string): Promise<string> {
  const reader = createReader(site.api)
  const page = await reader.get('/support/contact?type=payment_issue')
  const files = [new File([PICTURE], 'receipt.png'), new File(['Words'], 'what I was told.txt')]
  const message = 'I paid on Monday and again on Tuesday.\n\nSee https://example.com/receipts.'
  const fields = { 'field.problem': 'charged_twice', 'field.amount': '12.50' }
  await reader.fill(page, /contact$/, { ...fields, subject: 'Charged twice', message, email, name: 'Lena', files })
  await runJobs(site.api)
  return linkIn(mailTo(email, 'We have'))
}

beforeAll(async () => {
  site = await startSite()
  axe = await readAxe()
  const admin = await site.api.agent(site.workspace, { role: 'admin', name: 'Robin' })
  resolved = await askAs('otto@example.com')
  open = await askAs('lena@example.com')
  await admin.call('POST', `/v1/tickets/${await ticketOf('otto@example.com')}/resolve`, { body: {} })
  const reader = createReader(site.api)
  await reader.post('/support/tickets', { email: 'lena@example.com' })
  await runJobs(site.api)
  await reader.fill(await reader.get(linkIn(mailTo('lena@example.com', 'Your requests'))), /link/, {})
  cookie = [...reader.cookies.values()][0]?.slice('deskbell_support='.length) ?? ''
}, 60_000)
afterAll(() => site?.close())

async function ticketOf(email: string): Promise<string> {
  const row = await site.api.deps.db
    .selectFrom('tickets as t')
    .innerJoin('customers as c', 'c.id', 't.customer_id')
    .select('t.id')
    .where('c.email', '=', email)
    .executeTakeFirstOrThrow()
  return row.id
}

/** Opens a page, signed in where it is one of the pages that ask for it. */
async function visit(path: string, options: BrowserContextOptions = {}, how: 'open' | 'visit' = 'visit') {
  const storageState = {
    origins: [],
    cookies: ['/support', '/ar/support'].map((at) => ({
      name: 'deskbell_support',
      value: cookie,
      domain: '127.0.0.1',
      path: at,
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax' as const,
    })),
  }
  return site[how](path, { ...options, storageState })
}

const PAGES: readonly (readonly [string, () => string])[] = [
  ['the form', () => '/support/contact?type=payment_issue'],
  ['a request', () => open],
  ['a request that is resolved', () => `${resolved}?rate=4`],
  ['a link that has ended', () => `/support/link/${'x'.repeat(43)}`],
  ['the list', () => '/support/tickets'],
  ['a request on the list', () => '/support/tickets/2'],
]

describe.each(PAGES)('%s', (_, at) => {
  test.each([
    ['left to right', '', {}],
    ['on a phone', '', PHONE],
    ['right to left on a phone', '/ar', PHONE],
  ])('is accessible, light and dark, %s', async (_name, prefix, options) => {
    const { page, faults } = await visit(prefix + at(), options)
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await check(page)).toEqual([])
    }
    expect(faults.filter((fault) => !/status of 410/.test(fault))).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })

  test('moves nothing while it comes, and says the same without scripts', async () => {
    const { page } = await visit('/robots.txt', { viewport: { width: 1000, height: 700 } }, 'open')
    expect((await readToTheEnd(page, at())).shift).toBe(0)
    const plain = await visit(at(), PLAIN)
    const said = (seen: Page) => seen.locator('main').ariaSnapshot()
    expect(await said(plain.page)).toBe(await said(page))
    await page.context().close()
  })
})

/** Pages that are reached on the way only are accessible too. */
async function pass(page: Page, options: BrowserContextOptions): Promise<void> {
  if (options === PLAIN) return
  await page.evaluate(axe)
  expect(await check(page)).toEqual([])
}

/** Asks a question at a browser, and answers its page. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'I was charged twice' }).check()
  await page.getByLabel('What amount was charged?').fill('12,50')
  await page.getByLabel('Subject').fill('Charged twice')
  await page.getByLabel('Your message').fill('On Monday and on Tuesday.')
  await page.getByLabel('Files (optional)').setInputFiles([
    { name: 'receipt.png', mimeType: 'image/png', buffer: PICTURE },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Words') },
  ])
  await page.getByLabel('Your e-mail address').fill('ida@example.com')
}

describe.each([
  ['without scripts', PLAIN],
  ['with scripts', {}],
])('%s', (_, options) => {
  test('a question that depends on an answer shows itself where it is chosen, and by keyboard too', async () => {
    const { page } = await site.open('/support/contact?type=payment_issue', options)
    const amount = page.getByLabel('What amount was charged?')
    expect(await amount.isVisible()).toBe(false)
    await page.getByRole('radio', { name: 'The payment failed' }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await page.getByRole('radio', { name: 'I was charged twice' }).isChecked()).toBe(true)
    expect(await amount.isVisible()).toBe(true)
    await page.getByRole('radio', { name: 'Something else' }).check()
    expect(await amount.isVisible()).toBe(false)
    expect(await page.getByLabel('Your telephone number').isVisible()).toBe(false)
    await page.getByRole('radio', { name: 'By telephone' }).check()
    expect(await page.getByLabel('Your telephone number').isVisible()).toBe(true)
    await page.context().close()
  })

  test('from the contact page to an answer that is rated', async () => {
    const email = `ida-${options === PLAIN ? 'plain' : 'scripted'}@example.com`
    const { page, faults } = await site.open('/contact', options)
    await page.getByRole('link', { name: 'Write to us' }).click()
    await page.getByRole('link', { name: 'Payment issue' }).click()
    await fillIn(page)
    await page.getByLabel('Your e-mail address').fill('nobody')
    await page.getByRole('button', { name: 'Send message' }).click()
    // Whoever hears the page is led to what has to be mended.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('p.faults')
    await pass(page, options)
    await page.getByRole('link', { name: 'Give your e-mail address' }).click()
    expect(await page.getByLabel('Your message').inputValue()).toBe('On Monday and on Tuesday.')
    await fillIn(page)
    await page.getByLabel('Your e-mail address').fill(email)
    await page.getByRole('button', { name: 'Send message' }).click()
    await page.getByRole('heading', { name: 'We have your message' }).waitFor()
    expect(new URL(page.url()).search).not.toContain('ida')
    await pass(page, options)
    await runJobs(site.api)

    await page.goto(linkIn(mailTo(email, 'We have')))
    await page.getByText('On Monday and on Tuesday.').waitFor()
    const shown = await page.locator('.files img').evaluate((img) => [img.clientWidth, img.clientHeight])
    expect(shown).toEqual([1, 1])
    await page.getByLabel('Your reply').fill('It is back already.')
    await page.getByLabel('Files (optional)').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: PICTURE })
    await page.getByRole('button', { name: 'Send reply' }).click()
    await page.getByText('Your reply was sent.').waitFor()

    const admin = await site.api.agent(site.workspace, { role: 'admin' })
    await admin.call('POST', `/v1/tickets/${await ticketOf(email)}/resolve`, { body: {} })
    await runJobs(site.api)
    const mail = mailTo(email, 'Resolved')
    const path = linkIn(mail)
    await page.goto(path)
    await page.getByRole('radio', { name: '5 Very good' }).check()
    await page.getByLabel('What should we know?').fill('Quick.')
    await page.getByRole('button', { name: 'Send rating' }).click()
    await page.getByText('You rated it “Very good”.').waitFor()

    await page.getByRole('link', { name: 'Your requests' }).first().click()
    await page.getByLabel('Your e-mail address').fill(email)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    await pass(page, options)
    await runJobs(site.api)
    await page.goto(linkIn(mailTo(email, 'Your requests')))
    await pass(page, options)
    await page.getByRole('button', { name: 'Open my requests' }).click()
    await page.getByRole('link', { name: 'Ended' }).click()
    await page.getByRole('link', { name: 'Charged twice' }).click()
    await page.getByRole('button', { name: 'Reopen request' }).click()
    await page.getByText('We have taken it up again.').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'See your requests' }).waitFor()
    expect(await page.context().cookies()).toEqual([])
    expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([])
    await page.context().close()
  })
})
