import type { ConversationPage, DeliveryPage, Me, NotificationPage, Ticket, TicketType } from '@deskbell/protocol'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../../packages/server/src/testing/mail-server.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole, openVisitor } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

let browser: Browser
let desk: Deskbell
let mail: MailServer

beforeAll(async () => {
  mail = await startMailServer()
  const env = { SMTP_URL: mail.url, MAIL_FROM: 'Harbor <support@desk.example>' }
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell({ env })])
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await desk?.[Symbol.asyncDispose]()
  await mail?.[Symbol.asyncDispose]()
})

/** What the API answers the agent who is signed in at a page. */
function ask<T>(page: Page, path: string, body?: object): Promise<T> {
  const options = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  return page.evaluate(
    async ([address, init]) => (await fetch(address as string, init as RequestInit | undefined)).json(),
    [path, options] as const,
  ) as Promise<T>
}

/** The host tells a customer that an order is ready. */
function orderReady(page: Page, customerId: string, number: string): Promise<{ notificationId: string }> {
  const clientId = crypto.randomUUID()
  const values = { 'order.number': number }
  return ask(page, '/v1/customer-notifications', { clientId, customerId, kind: 'order_ready', values })
}

test('a customer is told in the messenger and by mail, until one click ends the mail', async () => {
  const { page: agent } = await openConsole(browser, desk.url, demoAgentOf(desk))
  const visitor = await openVisitor(browser, desk.url)
  await visitor.page.evaluate(() =>
    (window as never as { Deskbell: { update(customer: object): unknown } }).Deskbell.update({
      name: 'Ada Lovelace',
      email: 'ada@example.com',
    }),
  )
  await visitor.openChat()
  await visitor.send('When is my order ready?')
  await visitor.log.getByText('When is my order ready?').waitFor()
  await agent.goto(`${desk.url}/console/inbox/all`)
  await agent.getByText('When is my order ready?').first().waitFor()
  const { items } = await ask<ConversationPage>(agent, '/v1/conversations')
  const customerId = items[0]?.customer.id ?? ''

  await orderReady(agent, customerId, '1042')
  const first = await mail.next('ada@example.com', /1042/)
  expect(first.text).toContain('1042')
  expect(first.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const address = /<([^>]+)>/.exec(first.header('list-unsubscribe') ?? '')?.[1] ?? ''
  const { pathname } = new URL(address)

  // The bell of the messenger that is open says so at once.
  await visitor.page.evaluate(() =>
    (window as never as { Deskbell: { showNotifications(): unknown } }).Deskbell.showNotifications(),
  )
  await visitor.page.getByText(/1042/).first().waitFor()

  // A scanner that follows the link changes nothing; one click of a mail program does.
  expect((await fetch(desk.url + pathname)).status).toBe(200)
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await fetch(desk.url + pathname, { method: 'POST', body })).status).toBe(200)

  await orderReady(agent, customerId, '1043')
  await visitor.page.getByText(/1043/).first().waitFor()
  const sent = await ask<DeliveryPage>(agent, `/v1/deliveries?customerId=${customerId}`)
  const told = sent.items.map(({ kind, channel, status }) => [kind, channel, status])
  expect(told).toEqual([['order_ready', 'email', 'sent']])
})

test('an agent hears of an answer at the bell, and opens the ticket from there', async () => {
  const { page: agent } = await openConsole(browser, desk.url, demoAgentOf(desk))
  const visitor = await openVisitor(browser, desk.url)
  await visitor.openChat()
  await visitor.send('The lamp hums.')
  await agent.goto(`${desk.url}/console/inbox/all`)
  await agent.getByText('The lamp hums.').first().waitFor()
  const found = await ask<ConversationPage>(agent, '/v1/conversations')
  const conversation = found.items.find(({ lastMessage }) => lastMessage?.preview === 'The lamp hums.')
  const types = await ask<{ items: TicketType[] }>(agent, '/v1/ticket-types')
  const typeId = types.items.find(({ key }) => key === 'general_inquiry')?.id
  const wish = { typeId, subject: 'A lamp that hums' }
  const ticket = await ask<Ticket>(agent, `/v1/conversations/${conversation?.id}/ticket`, wish)
  const { agent: robin } = await ask<Me>(agent, '/v1/me')
  await ask(agent, `/v1/tickets/${ticket.id}/assign`, { assigneeId: robin.id })

  await agent.goto(`${desk.url}/console/notifications`)
  await agent.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor()
  await visitor.send('It hums louder now.')
  const news = agent.getByRole('main').getByText(/It hums louder now/)
  const behind = agent.getByRole('button', { name: /new/ })
  await news.or(behind).first().waitFor()
  if (await behind.isVisible()) await behind.click()
  await news.first().waitFor()
  await agent
    .getByRole('link', { name: /answered/ })
    .first()
    .click()
  await agent.getByRole('heading', { level: 1, name: `#${ticket.number}` }).waitFor()
  await expect.poll(async () => (await ask<NotificationPage>(agent, '/v1/notifications')).counts.unread).toBe(0)
})
