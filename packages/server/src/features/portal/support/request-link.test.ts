import { beforeEach, expect, test } from 'vitest'
import { testApi } from '../../../testing/api.ts'
import { eachDatabase } from '../../../testing/databases.ts'
import { ASKED, fileOf, openDesk, type TestDesk } from '../testing/desk.ts'
import { createReader, linkIn, runJobs } from '../testing/reader.ts'

const FORM = /\/support\/contact$/

eachDatabase((_kind, open) => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openDesk(await open())
  })

  test('shows the thread, and nobody else may know of it', async () => {
    const { path } = await desk.askForThread()
    const page = await desk.reader.get(path)
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/<h1 dir="auto">Gate code<\/h1>/)
    expect(page.text).toContain('It does not work.')
    expect(page.text).toContain('Written by a machine')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.text).not.toContain('rel="canonical"')
    expect(page.text).toContain('<meta name="robots" content="noindex"/>')
    expect(desk.reader.cookies.size).toBe(0)
    // It may be followed again, and opens nothing else.
    expect((await desk.reader.get(path)).status).toBe(200)
    expect((await desk.reader.get('/support/tickets/1')).text).toContain('See your requests')
  })

  test('takes a reply with a file, which is one however often it is sent', async () => {
    const { path, ticket } = await desk.askForThread()
    await desk.admin.call('POST', `/v1/tickets/${ticket.id}/messages`, {
      body: { clientId: 'a-client-id-of-mine-1', content: { type: 'text', text: 'Which gate?' }, status: 'waiting' },
    })
    const page = await desk.reader.get(path)
    expect(page.text).toContain('<strong>Robin</strong>')
    expect(page.text).toContain('Needs your answer')
    const values = { message: 'The one at the back, see https://example.com/map.', files: fileOf('map.txt') }
    const sent = await desk.reader.fill(page, /reply$/, values)
    expect(sent.location).toBe(`${path}?done=replied#p.last`)
    expect((await desk.reader.fill(page, /reply$/, values)).location).toBe(sent.location)
    const after = await desk.reader.follow(sent)
    expect(after.text).toContain('Your reply was sent.')
    expect(after.text.match(/The one at the back/g)?.length).toBe(1)
    expect(after.text).toContain('<a href="https://example.com/map" rel="nofollow noopener noreferrer">')
    const href = /href="(\/files\/[^"]+map\.txt[^"]*)"/.exec(after.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await desk.reader.get(href)).text).toBe('Some text')
    expect((await desk.tickets())[0]?.status).not.toBe('waiting')
    const empty = await desk.reader.fill(after, /reply$/, { message: '  ' })
    expect([empty.status, empty.text.includes('<a href="#f.message">')]).toEqual([422, true])
  })

  test('reopens what is resolved, and a reply to what is closed begins a request of its own', async () => {
    const { path, ticket } = await desk.askForThread()
    await desk.end(ticket, 'resolve')
    const resolved = await desk.reader.get(path)
    const reopened = await desk.reader.fill(resolved, /reopen$/, {})
    expect((await desk.reader.follow(reopened)).text).toContain('We have taken it up again.')
    // Sent again, it stays as it is.
    expect((await desk.reader.fill(resolved, /reopen$/, {})).status).toBe(303)
    await desk.end(ticket, 'close')
    const closed = await desk.reader.get(path)
    expect(closed.text).toContain('Your reply begins a new one')
    const sent = await desk.reader.fill(closed, /reply$/, { message: 'Broken again' })
    expect(sent.location).not.toContain(path)
    const next = await desk.reader.follow(sent)
    expect(next.text).toContain('Your reply began this new request.')
    expect(next.text).toContain('Request #2')
    expect((await desk.tickets())[0]).toMatchObject({ number: 2, followsUpId: ticket.id })
  })

  test('only a form rates, whatever the address says', async () => {
    const { path, ticket } = await desk.askForThread()
    const early = await desk.reader.get(`${path}?rate=4`)
    expect(early.text).not.toContain('How did we do?')
    await desk.end(ticket, 'resolve')
    const page = await desk.reader.get(`${path}?rate=4`)
    expect(page.text).toMatch(/value="4" checked/)
    expect((await desk.tickets())[0]?.rating).toBeNull()
    expect((await desk.reader.fill(page, /rating$/, { score: '9' })).status).toBe(422)
    const rated = await desk.reader.fill(page, /rating$/, { score: '4', comment: 'Quick <b>' })
    expect(rated.location).toBe(`${path}#rating`)
    const after = await desk.reader.follow(rated)
    expect(after.text).toContain('Thank you. You rated it “Good”.')
    expect(after.text).toContain('Quick &lt;b&gt;')
    expect((await desk.tickets())[0]?.rating).toMatchObject({ score: 4, comment: 'Quick <b>' })
  })

  test('ends when it is revoked, and after its time', async () => {
    const { path, ticket } = await desk.askForThread()
    desk.api.deps.clock.advance(59 * 86_400_000)
    expect((await desk.reader.get(path)).status).toBe(200)
    const page = await desk.reader.get(path)
    expect((await desk.admin.call('POST', `/v1/tickets/${ticket.id}/links/revoke`)).status).toBe(204)
    const ended = await desk.reader.get(path)
    expect([ended.status, ended.text.includes('This link has ended'), ended.text.includes('name="email"')]).toEqual([
      410,
      true,
      true,
    ])
    expect(ended.text).not.toContain('Gate code')
    expect((await desk.reader.fill(page, /reply$/, { message: 'Hello' })).status).toBe(410)
    const events = await desk.admin.call<{ items: { type: string }[] }>('GET', `/v1/tickets/${ticket.id}/history`)
    expect(events.body.items.at(-1)?.type).toBe('ticket.links_revoked')
    await desk.admin.call('POST', `/v1/tickets/${ticket.id}/messages`, {
      body: { clientId: 'a-client-id-of-mine-2', content: { type: 'text', text: 'Again' } },
    })
    await runJobs(desk.api)
    // A reply waits for a minute, in case it is read meanwhile.
    desk.api.deps.clock.advance(120_000)
    await runJobs(desk.api)
    const fresh = linkIn(desk.mailed(ASKED.email, 'Re:'))
    expect((await desk.reader.get(fresh)).status).toBe(200)
    desk.api.deps.clock.advance(60 * 86_400_000)
    expect((await desk.reader.get(fresh)).status).toBe(410)
  })

  test.each([
    ['forged', 'x'.repeat(43)],
    ['short', 'x'],
    ['a digest', '0'.repeat(43)],
  ])('%s tokens open nothing', async (_, token) => {
    await desk.askForThread()
    expect((await desk.reader.get(`/support/link/${token}`)).status).toBe(410)
    expect((await desk.reader.post(`/support/link/${token}`, {})).status).toBe(410)
    expect((await desk.reader.post(`/support/link/${token}/reply`, { message: 'Hello' })).status).toBe(410)
  })

  test('what the database keeps of a link opens nothing', async () => {
    await desk.askForThread()
    const rows = await desk.api.deps.db.selectFrom('support_links').selectAll().execute()
    for (const { token_hash, id } of rows) {
      expect((await desk.reader.get(`/support/link/${token_hash}`)).status).toBe(410)
      expect((await desk.reader.get(`/support/link/${id}`)).status).toBe(410)
    }
  })

  test('notes and other people’s words are never on these pages', async () => {
    const { path, ticket } = await desk.askForThread()
    await desk.admin.call('POST', `/v1/conversations/${ticket.conversationId}/notes`, {
      body: { clientId: 'a-client-id-of-mine-3', text: 'A difficult one' },
    })
    expect((await desk.reader.get(path)).text).not.toContain('A difficult one')
  })

  test('where there are many workspaces, links find theirs and open no other', async () => {
    const hosted = testApi(desk.api.deps.db, { env: { DESKBELL_MODE: 'hosted' } })
    const other = await hosted.workspace('Other')
    const guest = createReader(hosted)
    const at = `/w/${desk.workspace.key}`
    const form = await guest.get(`${at}/support/contact?type=general_inquiry`)
    expect((await guest.fill(form, FORM, ASKED)).location).toContain(`${at}/support/contact/sent?number=1`)
    await runJobs(hosted)
    const path = linkIn(hosted.deps.mailer.sent.find(({ to }) => to === ASKED.email)?.text ?? '')
    const found = await guest.get(path)
    expect([found.status, found.location]).toEqual([302, at + path])
    expect((await guest.follow(found)).text).toContain('Gate code')
    expect((await guest.get(`/w/${other.key}${path}`)).status).toBe(410)
    expect((await guest.get(`/support/link/${'x'.repeat(43)}`)).status).toBe(404)
    expect((await guest.get('/support/tickets')).status).toBe(404)
  })
})
