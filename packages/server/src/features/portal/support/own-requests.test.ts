import type { TicketType } from '@deskbell/protocol'
import { beforeEach, expect, test } from 'vitest'
import { memoryLimiter, RATE_RULES } from '../../../platform/limits.ts'
import { testApi } from '../../../testing/api.ts'
import { eachDatabase } from '../../../testing/databases.ts'
import { contentOf } from '../../../testing/house.ts'
import { ASKED, LIST_MAIL, openDesk, type TestDesk } from '../testing/desk.ts'
import { createReader, linkIn, type Read, runJobs } from '../testing/reader.ts'

eachDatabase((_kind, open) => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openDesk(await open())
  })

  test('the same is said to everybody, and only who has requests is mailed', async () => {
    await desk.ask()
    const known = await desk.askForLink('Lena@Example.com')
    const unknown = await desk.askForLink('nobody@example.com')
    expect(known.status).toBe(200)
    expect(known.text.replaceAll('lena@example.com', 'X')).toBe(unknown.text.replaceAll('nobody@example.com', 'X'))
    expect(
      desk.api.deps.mailer.sent.filter(({ subject }) => subject.startsWith(LIST_MAIL)).map(({ to }) => to),
    ).toEqual(['lena@example.com'])
    expect((await desk.askForLink('nonsense')).status).toBe(422)
  })

  test('an address that a visitor typed opens nothing of theirs', async () => {
    const visitor = await desk.api.customer(desk.workspace)
    await visitor.call('PATCH', '/v1/customer', { body: { email: 'victim@example.com' } })
    const types = await desk.admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
    const body = {
      clientId: 'a-client-id-of-theirs',
      typeId: types.body.items.find(({ key }) => key === 'general_inquiry')?.id,
      subject: 'Secret',
      content: { type: 'text', text: 'Hello' },
    }
    expect((await visitor.call('POST', '/v1/tickets', { body })).status).toBe(201)
    await desk.askForLink('victim@example.com')
    expect(desk.mailed('victim@example.com', LIST_MAIL)).toBe('')
  })

  test('one address is mailed three links an hour at most, however many ask', async () => {
    const limited = testApi(desk.api.deps.db, { limiter: memoryLimiter() })
    await desk.ask()
    const asking = createReader(limited)
    for (let n = 0; n < 8; n++) {
      expect((await asking.post('/support/tickets', { email: ASKED.email })).status).toBe(200)
    }
    await runJobs(limited)
    expect(limited.deps.mailer.sent.filter(({ subject }) => subject.startsWith(LIST_MAIL)).length).toBe(3)
    for (let n = 8; n < RATE_RULES.supportLink.points; n++)
      await asking.post('/support/tickets', { email: `${n}@example.com` })
    const refused = await asking.post('/support/tickets', { email: 'one@example.com' })
    expect([refused.status, refused.text.includes('Nothing was sent')]).toEqual([429, true])
  })

  test('a link works once, for who sends its form; looking at it uses nothing up', async () => {
    await desk.ask()
    await desk.askForLink(ASKED.email)
    const path = linkIn(desk.mailed(ASKED.email, LIST_MAIL))
    for (let n = 0; n < 3; n++) expect((await desk.reader.get(path)).text).toContain('Open my requests')
    expect(desk.reader.cookies.size).toBe(0)
    const page = await desk.reader.get(path)
    const answers = await Promise.all([desk.reader.fill(page, /link/, {}), desk.reader.fill(page, /link/, {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
    const set = answers.flatMap(({ headers }) => headers.getSetCookie())
    expect(set.length).toBeGreaterThan(0)
    for (const cookie of set)
      expect(cookie).toMatch(
        /^deskbell_support=lnk_\w+\.[\w-]{43}; Max-Age=7200; Path=(\/[\w-]+)?\/support; HttpOnly; SameSite=Lax$/,
      )
    expect((await desk.reader.get(path)).status).toBe(410)
    const list = await desk.reader.get('/support/tickets')
    expect(list.text).toContain('href="/support/tickets/1"')
    expect((await desk.reader.get('/ar/support/tickets')).text).toContain('href="/ar/support/tickets/1"')
  })

  test('cookies are for secure connections only where there is one', async () => {
    const secure = testApi(desk.api.deps.db, { env: { PUBLIC_URL: 'https://help.example.com' } })
    await desk.ask()
    const one = createReader(secure)
    await one.post('/support/tickets', { email: ASKED.email })
    await runJobs(secure)
    const path = linkIn(secure.deps.mailer.sent.find(({ subject }) => subject.startsWith(LIST_MAIL))?.text ?? '')
    const answer = await one.fill(await one.get(path), /link/, {})
    expect(answer.headers.getSetCookie().every((cookie) => /; Secure/.test(cookie))).toBe(true)
  })

  test('are listed open and ended, a page at a time', async () => {
    for (let n = 1; n <= 23; n++) await desk.ask({ message: `Question ${n}`, subject: `Subject ${n}` })
    for (const ticket of (await desk.tickets()).slice(0, 2)) await desk.end(ticket, 'resolve')
    await desk.reader.follow(await desk.signIn())
    const first = await desk.reader.get('/support/tickets')
    const count = (page: Read) => page.text.match(/class="row"/g)?.length ?? 0
    expect(count(first)).toBe(20)
    const next = /href="(\/support\/tickets\?[^"]*after=[^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(count(await desk.reader.get(next))).toBe(1)
    const ended = await desk.reader.get('/support/tickets?show=ended')
    expect(count(ended)).toBe(2)
    expect(ended.text).toContain('Resolved')
    expect((await desk.reader.get('/support/tickets?after=nonsense')).status).toBe(404)
    const choices = /href="(\/support\/preferences\/[^"]+)"/.exec(first.text)?.[1] ?? ''
    expect((await desk.reader.get(choices)).text).toContain('<h1>Notifications</h1>')
  })

  test('another’s request is not there, by its number or its id, for pages and forms alike', async () => {
    await desk.ask()
    await desk.ask({ email: 'eve@example.com', message: 'Mine' })
    await desk.reader.follow(await desk.signIn('eve@example.com'))
    expect((await desk.reader.get('/support/tickets')).text).not.toContain('Subject')
    expect((await desk.reader.get('/support/tickets/2')).status).toBe(200)
    const lena = (await desk.tickets()).find(({ number }) => number === 1)
    const before = await contentOf(desk.api.deps.db)
    for (const path of [
      '/support/tickets/1',
      `/support/tickets/${lena?.id}`,
      '/support/tickets/99',
      '/ar/support/tickets/1',
    ]) {
      const page = await desk.reader.get(path)
      expect([path, page.status, page.text.includes('Gate code')]).toEqual([path, 404, false])
    }
    for (const act of ['reply', 'reopen', 'rating']) {
      const values = { message: 'Hello', score: '1', clientId: 'a-client-id-of-eve-1' }
      expect((await desk.reader.post(`/support/tickets/1/${act}`, values)).status).toBe(404)
    }
    expect(await contentOf(desk.api.deps.db)).toEqual(before)
  })

  test('a cookie opens nothing when it was forged, is old, belongs elsewhere, or was signed out', async () => {
    await desk.ask()
    await desk.signIn()
    const [, cookie = ''] = [...desk.reader.cookies][0] ?? []
    const isOpen = async (value: string, at = desk.api, path = '/support/tickets') => {
      const page = await (await at.app.request(path, { headers: { cookie: value } })).text()
      return page.includes('Sign out')
    }
    expect(await isOpen(cookie)).toBe(true)
    expect(await isOpen(`${cookie}x`)).toBe(false)
    expect(await isOpen(cookie.replace(/lnk_\w+/, 'lnk_01h455vb4pex5vsknk084sn02q'))).toBe(false)
    expect(await isOpen('deskbell_support=')).toBe(false)
    const hosted = testApi(desk.api.deps.db, { env: { DESKBELL_MODE: 'hosted' } })
    const other = await hosted.workspace('Other')
    expect(await isOpen(cookie, hosted, `/w/${desk.workspace.key}/support/tickets`)).toBe(true)
    expect(await isOpen(cookie, hosted, `/w/${other.key}/support/tickets`)).toBe(false)
    const copy = cookie
    const signedOut = await desk.reader.fill(await desk.reader.get('/support/tickets'), /sign-out$/, {})
    expect([signedOut.status, desk.reader.cookies.size]).toEqual([303, 0])
    expect(await isOpen(copy)).toBe(false)
    await desk.signIn()
    const [, again = ''] = [...desk.reader.cookies][0] ?? []
    expect(await isOpen(again)).toBe(true)
    desk.api.deps.clock.advance(2 * 3_600_000)
    expect(await isOpen(again)).toBe(false)
  })

  test('a reply to a closed one begins another, which is on the list', async () => {
    await desk.ask()
    const [ticket] = await desk.tickets()
    await desk.end(ticket, 'close')
    await desk.signIn()
    const sent = await desk.reader.fill(await desk.reader.get('/support/tickets/1'), /reply$/, {
      message: 'Broken again',
    })
    expect(sent.location).toBe('/support/tickets/2?done=followed')
    expect((await desk.reader.follow(sent)).text).toContain('Broken again')
  })
})
