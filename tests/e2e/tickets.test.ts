import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { EntryPage, Ticket, TicketMetrics } from '@deskbell/protocol'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkFor } from '../../packages/server/src/features/attachments/index.ts'
import { lookInto } from '../../packages/server/src/testing/databases.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../packages/server/src/testing/mail-server.ts'
import { photo, pictureFacts } from '../../packages/server/src/testing/pictures.ts'
import { launchBrowser } from '../support/browser.ts'
import { type AgentTab, demoAgentOf, openConsole, openVisitor, type VisitorTab } from '../support/pages.ts'
import { replyLikeGmail } from '../support/replies.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'
import { createVisitor } from '../support/visitors.ts'

const SECRET = randomBytes(32).toString('base64url')
const TOKEN = randomBytes(24).toString('base64url')

let browser: Browser
let desk: Deskbell
let mail: MailServer
let db: ReturnType<typeof lookInto>

beforeAll(async () => {
  mail = await startMailServer()
  const env = {
    DESKBELL_SECRET: SECRET,
    SMTP_URL: mail.url,
    MAIL_FROM: 'Harbor <support@desk.example>',
    INBOUND_ADDRESS: 'support@desk.example',
    INBOUND_MAIL_TOKEN: TOKEN,
  }
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell({ env })])
  db = lookInto(join(desk.folder, '.deskbell/deskbell.db'))
}, 60_000)
afterAll(async () => {
  await db?.destroy()
  await browser?.close()
  await desk?.[Symbol.asyncDispose]()
  await mail?.[Symbol.asyncDispose]()
})

/** Who takes part in the life of one request. */
interface Cast {
  readonly home: BrowserContext
  readonly office: BrowserContext
  visitor: VisitorTab
  readonly agent: AgentTab
  /** The customer's address. */
  readonly email: string
  ticket: Ticket
}

/** What the API answers the person who is signed in at a page. */
function ask<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>
}

/** Mails about replies wait a minute, in case they are read meanwhile. Lets that minute be over; says how many waited. */
async function letMailsWaitNoLonger(): Promise<number> {
  const planned = db.selectFrom('jobs').select('id').where('kind', '=', 'notifications.plan')
  await expect.poll(() => planned.execute(), { timeout: 10_000 }).toEqual([])
  const early = db.updateTable('deliveries').set({ due_at: 0 }).where('status', '=', 'waiting').where('due_at', '>', 0)
  const { numUpdatedRows } = await early.executeTakeFirstOrThrow()
  await db.updateTable('jobs').set({ run_at: 0 }).where('kind', '=', 'notifications.send').execute()
  return Number(numUpdatedRows)
}

interface Brought {
  readonly outcome: string
  readonly ticketId: string | null
  readonly duplicate: boolean
}

/** Brings a mail in, as a mail server does. */
async function bring(raw: string): Promise<Brought> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'message/rfc822' }
  const answer = await fetch(`${desk.url}/v1/inbound-mail/mime`, { method: 'POST', headers, body: raw })
  expect(answer.status).toBe(202)
  return (await answer.json()) as Brought
}

/** The address of the ticket's page that a mail leads to. */
function linkIn({ text }: ReceivedMail): string {
  const link = /http\S+\/support\/link\/[\w-]+\S*/.exec(text)?.[0]
  if (!link) throw new Error(`No link stands in: ${text}`)
  return link
}

test('a request goes from the form through mails both ways to a rating that is counted', async () => {
  const [home, office] = await Promise.all([browser.newContext(), browser.newContext()])
  for (const context of [home, office]) context.setDefaultTimeout(15_000)
  const email = `ada-${randomUUID().slice(0, 8)}@example.com`
  const [visitor, agent] = await Promise.all([
    openVisitor(home, desk.url),
    openConsole(office, desk.url, demoAgentOf(desk)),
  ])
  const cast: Omit<Cast, 'ticket'> = { home, office, visitor, agent, email }
  const asked: Cast = { ...cast, ticket: await askByForm(cast) }
  await downloadPicture(asked)
  const reply = await answerTwice(asked)
  await answerByMail(asked, reply)
  await endAndRate(asked)
  await Promise.all([home.close(), office.close()])
}, 120_000)

/** A request by form with a picture is numbered, routed, given to somebody and answered at once. */
async function askByForm({ visitor, agent, email }: Omit<Cast, 'ticket'>): Promise<Ticket> {
  const { page } = visitor
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.getByRole('button', { name: 'Send a request' }).click()
  await page.getByRole('button', { name: /^Payment issue/ }).click()
  await page.getByLabel('Subject').fill('Two payments for one signature')
  await page.getByLabel('Your message').fill('My bank shows the visit of Tuesday twice.')
  await page.getByLabel('What went wrong?').selectOption({ label: 'I was charged twice' })
  await page.getByLabel('Name', { exact: true }).fill('Ada Moreau')
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await chooser).setFiles({ name: 'statement.png', mimeType: 'image/png', buffer: await photo() })
  await page.getByText('statement.png is attached').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.getByRole('heading', { name: 'We have it' }).waitFor()
  const [, number] = /#(\d+)/.exec((await page.getByText(/Your request has the number/).textContent()) ?? '') ?? []
  await page.getByRole('button', { name: 'Follow it here' }).click()
  await visitor.log.getByText(`we are looking into the payment; this is #${number}`).waitFor()
  await visitor.log.getByText('Sent automatically').waitFor()
  await visitor.log.getByRole('button', { name: /statement\.png/ }).waitFor()

  await agent.page.goto(`${desk.url}/console/tickets/all`)
  await agent.page.getByRole('link', { name: `#${number} Two payments for one signature` }).click()
  await agent.log.getByText('My bank shows the visit of Tuesday twice.').waitFor()
  const panel = agent.page.getByRole('complementary', { name: 'Ticket' })
  const chosen = (label: string) => panel.getByLabel(label, { exact: true }).locator('option:checked').textContent()
  await expect.poll(() => chosen('Team')).toBe('Firms and accounts')
  expect(await chosen('Priority')).toBe('High')
  const ticket = await ask<Ticket>(agent.page, `/v1/tickets/${/tkt_\w+/.exec(agent.page.url())?.[0]}`)
  expect(ticket).toMatchObject({ number: Number(number), status: 'assigned', customer: { email, verified: false } })
  expect(ticket.work?.assigneeId).toMatch(/^agt_/)

  expect(await visitor.log.getByText(`Your request has the number #${number}`).count()).toBe(1)

  const created = await mail.next(email, /^We have your request: Two payments/)
  expect(created.header('auto-submitted')).toBe('auto-generated')
  expect(created.text).toContain(`#${number}`)
  return ticket
}

/** The picture does not say where it was taken; links to it end, and cannot be made up. */
async function downloadPicture({ office, agent, ticket }: Cast): Promise<void> {
  const [opened] = await Promise.all([
    office.waitForEvent('page'),
    agent.log.getByRole('link', { name: /^Open statement\.png/ }).click(),
  ])
  await opened.waitForURL(/\/files\//)
  const address = opened.url()
  await opened.close()
  const fetched = await fetch(address)
  const bytes = Buffer.from(await fetched.arrayBuffer())
  expect(await pictureFacts(await photo())).toEqual({ format: 'png', hasExif: true, hasPixels: true })
  expect(await pictureFacts(bytes)).toEqual({ format: 'png', hasExif: false, hasPixels: true })
  expect(bytes.includes('Lovelace')).toBe(false)
  expect(fetched.headers.get('x-content-type-options')).toBe('nosniff')

  const statusWith = async (name: string, value: string) => {
    const changed = new URL(address)
    changed.searchParams.set(name, value)
    return (await fetch(changed)).status
  }
  expect(await statusWith('expires', String(Date.now() + 86_400_000)), 'a later end').toBe(404)
  expect(await statusWith('signature', randomBytes(32).toString('base64url')), 'made up').toBe(404)
  const rows = db.selectFrom('attachments').selectAll().where('conversation_id', '=', ticket.conversationId)
  type Signer = Parameters<typeof linkFor>[0]
  const anHourAgo = Date.now() - 3_600_000
  const then = { config: { secret: SECRET }, clock: { now: () => anHourAgo } } as Signer
  const expired = linkFor(then, await rows.executeTakeFirstOrThrow())
  expect((await fetch(desk.url + expired.url)).status, 'an hour old').toBe(410)
}

/** A reply that was read in the widget is not mailed; one to somebody who left is. */
async function answerTwice({ visitor, agent, email, ticket }: Cast): Promise<ReceivedMail> {
  await agent.send('The second payment is a reservation. It falls off on Friday.')
  await visitor.log.getByText('It falls off on Friday.').waitFor()
  await agent.page.getByText(/^Read by/).waitFor()
  const waited = await letMailsWaitNoLonger()
  const replies = db.selectFrom('deliveries').select('status').where('address', '=', email)
  await expect
    .poll(() => replies.where('kind', '=', 'ticket_reply').execute(), { timeout: 5_000 })
    // Read before anybody was to be told of it, it is not even queued.
    .toEqual(waited === 0 ? [] : [{ status: 'skipped' }])
  expect(mail.received.filter(({ to, subject }) => to === email && /^Re:/.test(subject))).toEqual([])

  await visitor.page.close()
  await agent.composer.fill('May we have the last four digits of the card?')
  await agent.page.getByRole('button', { name: 'Send, and then' }).click()
  await agent.page.getByRole('menuitem', { name: 'Send and wait for the customer' }).click()
  await agent.log.getByText('May we have the last four digits').waitFor()
  expect(await letMailsWaitNoLonger()).toBeGreaterThan(0)
  const reply = await mail.next(email, /^Re: Two payments for one signature/)
  expect(reply.text).toContain('Robin Vale answered you')
  expect(reply.text).toContain('May we have the last four digits of the card?')
  const suffix = ticket.id.slice('tkt_'.length)
  expect(reply.header('reply-to')).toMatch(new RegExp(`^support\\+${suffix}[a-z2-7]{16}@desk\\.example$`))
  expect(reply.header('message-id')).toMatch(new RegExp(`^<${suffix}\\.[ed]\\..+@desk\\.example>$`))
  expect(reply.header('auto-submitted')).toBeNull()
  return reply
}

/** The answer by mail stands in the thread at once, here and there, and what it quotes is folded. */
async function answerByMail(cast: Cast, reply: ReceivedMail): Promise<void> {
  const { agent, ticket, email } = cast
  const visitor = await openVisitor(cast.home, desk.url)
  cast.visitor = visitor
  await visitor.resumeChat('Two payments for one signature')
  await visitor.page.getByRole('button', { name: /Needs your answer/ }).waitFor()
  const raw = replyLikeGmail(reply, { from: `Ada Moreau <${email}>`, text: 'They are 4417. Thank you!' })
  expect(await bring(raw)).toMatchObject({ outcome: 'reply', ticketId: ticket.id, duplicate: false })
  await agent.log.getByText('They are 4417. Thank you!').waitFor()
  await visitor.log.getByText('They are 4417. Thank you!').waitFor()
  await visitor.page.getByRole('button', { name: /In progress/ }).waitFor()
  for (const [{ log }, summary] of [
    [agent, 'Show quoted text'],
    [visitor, 'Earlier messages'],
  ] as const) {
    const quoted = log.getByText('Robin Vale answered you')
    expect(await quoted.isVisible(), 'folded').toBe(false)
    await log.getByText(summary).click()
    await quoted.waitFor()
  }
  const { entries } = await ask<EntryPage>(agent.page, `/v1/conversations/${ticket.conversationId}/entries`)
  const last = entries.findLast((entry) => entry.type === 'message')
  expect(last).toMatchObject({ by: { kind: 'customer' }, content: { text: 'They are 4417. Thank you!' } })
  expect(await bring(raw), 'the same mail again').toMatchObject({ outcome: 'reply', duplicate: true })
}

/** Resolved in the console, it is asked about by mail, rated by the link, and counted. */
async function endAndRate({ visitor, agent, email, ticket }: Cast): Promise<void> {
  const figures = () => ask<TicketMetrics>(agent.page, '/v1/ticket-metrics')
  const before = await figures()
  await agent.page.getByRole('button', { name: 'Resolve ticket' }).click()
  const dialog = agent.page.getByRole('dialog', { name: 'Resolve this ticket' })
  await dialog.getByLabel('For the customer').fill('The reservation was released.')
  await dialog.getByRole('button', { name: 'Resolve ticket' }).click()
  await visitor.page.getByText('Was this resolved?').waitFor()

  const survey = await mail.next(email, /^Resolved: Two payments for one signature/)
  expect(survey.text).toContain('The reservation was released.')
  const page = await (await browser.newContext()).newPage()
  await page.goto(linkIn(survey))
  await page.getByRole('heading', { name: 'Two payments for one signature' }).waitFor()
  await page.getByText('5 Very good').click()
  await page.getByLabel('What should we know?').fill('Quick and kind.')
  await page.getByRole('button', { name: 'Send rating' }).click()
  await page.getByText('You rated it “Very good”').waitFor()
  await page.context().close()

  const after = await figures()
  expect(after.satisfaction.count - before.satisfaction.count).toBe(1)
  expect((after.satisfaction.byScore[4] ?? 0) - (before.satisfaction.byScore[4] ?? 0)).toBe(1)
  expect(after.resolved - before.resolved).toBe(1)
  expect(await ask<Ticket>(agent.page, `/v1/tickets/${ticket.id}`)).toMatchObject({
    status: 'resolved',
    rating: { score: 5, comment: 'Quick and kind.' },
  })
  await agent.page.getByText('Quick and kind.').waitFor()

  await agent.page.goto(`${desk.url}/console/reports`)
  const ratings = agent.page.getByRole('region', { name: 'Ratings' })
  await ratings.getByRole('row', { name: `5 of 5 ${after.satisfaction.byScore[4]}` }).waitFor()
  await agent.page.getByRole('region', { name: 'What customers said' }).getByText('Quick and kind.').first().waitFor()
}

test('neither a stranger nor another customer’s link opens a request', async () => {
  const file = ['Content-Type: text/plain; name="plan.txt"', 'Content-Disposition: attachment; filename="plan.txt"']
  const bobs = await bring(
    [
      ...mailHead('bob@example.com', 'Where is the seal?'),
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      ...['', '--b', 'Content-Type: text/plain', '', 'It is not on page 3.', '--b', ...file, '', 'Page 3', '--b--', ''],
    ].join('\r\n'),
  )
  const tickets = db.selectFrom('tickets').selectAll()
  const bob = await tickets.where('id', '=', `${bobs.ticketId}`).executeTakeFirstOrThrow()
  const uploads = db.selectFrom('attachments').select('id').where('conversation_id', '=', bob.conversation_id)
  const { id: fileId } = await uploads.executeTakeFirstOrThrow()

  const stranger = await createVisitor(desk.url)
  const authorization = `Bearer ${stranger.session.accessToken}`
  const content = { clientId: randomBytes(16).toString('hex'), content: { type: 'text', text: 'Let me in' } }
  for (const [method, path, body] of [
    ['GET', `/v1/tickets/${bob.id}`],
    ['POST', `/v1/tickets/${bob.id}/messages`, content],
    ['POST', `/v1/tickets/${bob.id}/reopen`],
    ['POST', `/v1/tickets/${bob.id}/rating`, { score: 1 }],
    ['GET', `/v1/conversations/${bob.conversation_id}`],
    ['GET', `/v1/conversations/${bob.conversation_id}/entries`],
    ['POST', `/v1/conversations/${bob.conversation_id}/messages`, content],
    ['GET', `/v1/attachments/${fileId}/link`],
    ['POST', '/v1/room-tickets', { room: { party: 'conversation', id: bob.conversation_id } }],
  ] as const) {
    const answer = await fetch(desk.url + path, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(answer.status, `${method} ${path}: ${await answer.text()}`).toBe(404)
  }

  // Eve has a request of her own, and a way in to it.
  const eve = `eve-${randomUUID().slice(0, 8)}@elsewhere.example`
  expect(await bring([...mailHead(eve, 'My own'), '', 'Hello?', ''].join('\r\n'))).toMatchObject({
    outcome: 'new_ticket',
  })
  const own = await mail.next(eve, /^We have your request: My own/)
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(linkIn(own))
  await page.getByRole('heading', { name: 'My own' }).waitFor()
  await page.goto(`${desk.url}/support/tickets/${bob.number}`)
  await page.getByLabel('E-mail').fill(eve)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  await page.goto(linkIn(await mail.next(eve, /requests/i)))
  await page.getByRole('button', { name: 'Open my requests' }).click()
  await page.getByText('My own').waitFor()
  expect(await page.getByText('Where is the seal?').count()).toBe(0)
  expect((await page.goto(new URL(`/support/tickets/${bob.number}`, page.url()).href))?.status()).toBe(404)
  expect((await page.goto(linkIn(own).replace(/[\w-]{8}$/, 'AAAAAAAA')))?.status()).toBe(410)
  await page.context().close()

  // Her own signature does not serve for the reply address of his request.
  const forged = own.header('reply-to')?.replace(/\+.{26}/, `+${bob.id.slice('tkt_'.length)}`)
  const answered = await bring([...mailHead(eve, 'Re: seal', forged), '', 'What was it?', ''].join('\r\n'))
  expect(answered).toMatchObject({ outcome: 'new_ticket' })
  expect(answered.ticketId).not.toBe(bob.id)
}, 90_000)

function mailHead(from: string, subject: string, to = 'support@desk.example'): string[] {
  const id = `Message-ID: <${randomUUID()}@elsewhere.example>`
  return [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, id]
}
