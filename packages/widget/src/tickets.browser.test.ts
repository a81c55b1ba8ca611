import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FakeThread } from './testing/fake-client.ts'
import { type Host, openAs, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const TICKET = { id: 'tkt_9', number: 9, subject: 'Certified copy', status: 'in_progress' } as const
const THREAD: FakeThread = {
  id: 'cnv_9',
  ticket: TICKET,
  said: [
    ['me', 'A copy, please.', 100],
    ['team', 'Here it is.', 50],
  ],
}

const inPanel = (page: Page, selector: string): Locator => page.locator(`deskbell-widget ${selector}`)
const asked = (page: Page) => page.evaluate(() => window.fakeClient.tickets.asked)

/** A customer in the thread of a request. */
async function visitRequest(thread: FakeThread = THREAD): Promise<Page> {
  const page = await host.visit({ contact: true })
  await openAs(page, [thread], thread.id)
  await inPanel(page, '.request-bar').waitFor()
  return page
}

test('a request has its number, subject and status in the list and over its thread, and they follow it', async () => {
  const page = await visitRequest()
  await inPanel(page, '.request-bar').getByText('In progress').waitFor()
  await page.evaluate(() => window.fakeClient.move('cnv_9', 'waiting'))
  await inPanel(page, '.request-bar').getByText('Needs your answer').waitFor()
  await page.getByRole('status').getByText('#9 is now: Needs your answer').waitFor()
  await page.getByRole('log').getByText('#9 waits for your answer').waitFor()
  await page.getByRole('button', { name: 'Back to messages' }).click()
  await page.getByRole('button', { name: /#9 Certified copy.*Needs your answer/ }).waitFor()
  await page.context().close()
})

test('what was answered in the form unfolds', async () => {
  const page = await visitRequest()
  await page.evaluate(() => {
    const known = window.fakeClient.tickets.known.get('tkt_9')
    if (known) window.fakeClient.tickets.known.set('tkt_9', { ...known, fields: { wish: 'move', day: '2026-12-04' } })
    window.fakeClient.move('cnv_9', 'waiting')
  })
  const bar = inPanel(page, '.request-bar')
  expect(await bar.getAttribute('aria-expanded')).toBe('false')
  await bar.click()
  await page.getByRole('definition').getByText('Move it').waitFor()
  expect(await inPanel(page, '.request-details').textContent()).toMatch(/Expect an answer by .*December 4, 2026/)
  await page.context().close()
})

test('a resolved request can be reopened and rated, and the rating changed', async () => {
  const page = await visitRequest({ ...THREAD, ticket: { ...TICKET, status: 'resolved' } })
  await page.getByRole('radio', { name: 'Good', exact: true }).check()
  await page.getByLabel(/Anything to add/).fill('Quick.')
  await page.getByRole('button', { name: 'Send rating' }).click()
  await page.getByText('You rated this: Good. Thank you.').waitFor()
  await page.getByRole('button', { name: 'Change rating' }).click()
  expect(await page.getByLabel(/Anything to add/).inputValue()).toBe('Quick.')
  await page.getByRole('radio', { name: 'Very good' }).check()
  await page.getByRole('button', { name: 'Send rating' }).click()
  await page.getByText('You rated this: Very good. Thank you.').waitFor()
  expect((await asked(page)).map(({ body }) => body)).toEqual([
    { score: 4, comment: 'Quick.' },
    { score: 5, comment: 'Quick.' },
  ])
  await page.getByRole('button', { name: 'Reopen request' }).click()
  await inPanel(page, '.request-bar').getByText('Received').waitFor()
  expect(await inPanel(page, '.request-foot').count()).toBe(0)
  await page.context().close()
})

test('a deed that does not work says why, and can be done again', async () => {
  const page = await visitRequest({ ...THREAD, ticket: { ...TICKET, status: 'resolved' } })
  await page.evaluate(() => {
    window.fakeClient.tickets.refuse = { code: 'unreachable' }
  })
  await page.getByRole('button', { name: 'Reopen request' }).click()
  await page
    .getByRole('alert')
    .getByText(/That did not work. We can’t be reached/)
    .waitFor()
  await page.evaluate(() => {
    window.fakeClient.tickets.refuse = null
  })
  await page.getByRole('button', { name: 'Reopen request' }).click()
  await inPanel(page, '.request-bar').getByText('Received').waitFor()
  await page.context().close()
})

test('a reply to a closed request starts a follow-up once, however often it is tried', async () => {
  const page = await visitRequest({ ...THREAD, ticket: { ...TICKET, status: 'closed' } })
  await page.getByText('This is closed. Your reply starts a follow-up.').waitFor()
  await page.evaluate(() => {
    window.fakeClient.tickets.refuse = { code: 'unreachable' }
  })
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('One more copy')
  await page.getByRole('button', { name: 'Send message' }).click()
  await page
    .getByRole('alert')
    .getByText(/That did not work/)
    .waitFor()
  expect(await page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe('One more copy')
  await page.evaluate(() => {
    window.fakeClient.tickets.refuse = null
  })
  await page.getByRole('button', { name: 'Send message' }).click()
  await inPanel(page, '.request-bar').getByText('#1042').waitFor()
  await page.getByRole('log').getByText('One more copy').waitFor()
  const sent = (await asked(page)).filter(({ path }) => path.endsWith('/messages'))
  expect(new Set(sent.map(({ body }) => body.clientId)).size).toBe(1)
  expect(await page.getByRole('textbox', { name: 'Message', exact: true }).inputValue()).toBe('')
  await page.context().close()
})

test.each(['9', '#9', 'tkt_9'])('showTicket(%j) leads to its conversation', async (name) => {
  const page = await host.visit()
  await openAs(page, [THREAD])
  await page.evaluate((id) => window.Deskbell.showTicket(id), name)
  await inPanel(page, '.request-bar').getByText('Certified copy').waitFor()
  await page.context().close()
})

test('showTicket of a request that is not here says so', async () => {
  const page = await host.visit()
  await openAs(page, [THREAD])
  await page.evaluate(() => window.Deskbell.showTicket(77))
  await page.getByText('This request is not here').waitFor()
  await page.getByRole('button', { name: 'Show messages' }).click()
  await inPanel(page, '.rows').waitFor()
  await page.context().close()
})

test('a message shows its files, folds quoted mail, and says when a machine wrote it', async () => {
  const page = await visitRequest({
    ...THREAD,
    extras: {
      attachments: [
        { id: 'att_1', name: 'deed.png', type: 'image/png', size: 123_456, image: { width: 160, height: 120 } },
        { id: 'att_2', name: 'deed.pdf', type: 'application/pdf', size: 2_345_678, image: null },
      ],
      quoted: 'On Monday Nina wrote: a copy, please',
      automatic: true,
    },
  })
  await page.getByText('Sent automatically').waitFor()
  await inPanel(page, '.picture img:not([hidden])').waitFor()
  expect(await page.getByText('On Monday Nina wrote').isVisible()).toBe(false)
  await page.getByText('Earlier messages').click()
  expect(await page.getByText('On Monday Nina wrote').isVisible()).toBe(true)
  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: /deed.pdf/ }).click()
  expect((await opened).url()).toContain('/files/')
  expect(await page.evaluate(() => window.violations)).toEqual([])
  await page.context().close()
})

test('files go with a message, also without words', async () => {
  const page = await visitRequest()
  const send = page.getByRole('button', { name: 'Send message' })
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await chooser).setFiles([{ name: 'id.png', mimeType: 'image/png', buffer: Buffer.alloc(900_000, 1) }])
  await inPanel(page, '.file.ready').waitFor()
  await send.click()
  await inPanel(page, '.own .sent-file').getByText('id.png').waitFor()
  expect(await inPanel(page, '.composer .file').count()).toBe(0)
  expect(await page.evaluate(() => window.fakeClient.calls.filter((call) => call.startsWith('send')))).toEqual([
    'send  with id.png',
  ])
  await page.context().close()
})
