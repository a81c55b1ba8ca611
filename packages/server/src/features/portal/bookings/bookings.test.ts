import type { Entry, Ticket } from '@deskbell/protocol'
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { memoryLimiter } from '../../../platform/limits.ts'
import { type TestApi, type TestWorkspace, testApi } from '../../../testing/api.ts'
import { eachDatabase, openTestDatabase } from '../../../testing/databases.ts'
import { readPdf } from '../../booking-exports/testing/read-pdf.ts'
import { strictFaults } from '../../booking-exports/testing/strict-calendar.ts'
import { type BookedVisit, bookVisit } from '../testing/bookings.ts'
import { createReader, type Reader, runJobs } from '../testing/reader.ts'

const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''

eachDatabase((_kind, open) => {
  const logged: string[] = []
  let api: TestApi
  let workspace: TestWorkspace
  let reader: Reader

  beforeAll(async () => {
    const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(line) })
    api = testApi((await open()).db, { logger })
    workspace = await api.workspace('Harbor Mobile Notary')
    reader = createReader(api)
  })

  const visit = (more = {}) => bookVisit(api, workspace, more)
  const formsOf = (text: string) =>
    [...text.matchAll(/<form[^>]*action="[^"]*\/bookings\/[\w-]+\/(\w+)/g)].map(([, act]) => act)
  const ticketsAbout = async ({ admin, booking }: BookedVisit) => {
    const { items } = (await admin.call<{ items: Ticket[] }>('GET', '/v1/tickets')).body
    return items.filter(({ bookingRef }) => bookingRef === String(booking.number))
  }

  test('shows how it stands, and tells nobody else where', async () => {
    const { manage, report } = await visit()
    await report('on_way', { etaMinutes: 20 })
    await report('delayed', { etaMinutes: 45, reason: 'The bridge is closed' })
    const page = await reader.get(manage)
    expect(page.status).toBe(200)
    for (const said of [
      'María Núñez\u2069 is on the way',
      'Later than planned: \u2068The bridge is closed',
      'Tuesday, March 3, 2026',
      '12 Lighthouse Lane',
      '$125.00',
      'A valid passport',
      'Everything that happened',
    ]) {
      expect(page.text).toContain(said)
    }
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.text).not.toMatch(/rel="canonical"|http-equiv="refresh"/)
    const outside = [...page.text.matchAll(/href="(https?:[^"]+)"/g)].map(([, href]) => href ?? '')
    expect(outside.length).toBeGreaterThan(2)
    for (const href of outside) expect(href).not.toContain(tokenOf(manage))
    expect(reader.cookies.size).toBe(0)
    expect((await reader.get(`/de${manage}`)).text).toContain('ist unterwegs')
    expect((await reader.get(`/ar${manage}`)).text).toContain('<html lang="ar" dir="rtl">')
  })

  test('the customer confirms, and then rates', async () => {
    const { manage, finish, now } = await visit()
    await finish()
    const page = await reader.get(manage)
    expect(page.text).toContain('Is everything done?')
    const done = await reader.fill(page, /answer$/, { approved: 'yes' })
    expect([done.status, done.location]).toEqual([303, `${manage}?said=approved#p.said`])
    const after = await reader.follow(done)
    expect(after.text).toContain('You have confirmed the work')
    expect(after.text).not.toContain('Is everything done?')
    const wrong = await reader.fill(after, /review$/, { text: 'Quick & kind' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Choose one of the five')
    expect(wrong.text).toContain('Quick &amp; kind</textarea>')
    expect((await reader.fill(after, /review$/, { rating: '6', text: '' })).status).toBe(422)
    expect((await reader.fill(wrong, /review$/, { rating: '5', text: 'Quick & kind' })).location).toContain(
      'said=reviewed',
    )
    expect(await now()).toMatchObject({
      status: 'verified',
      review: { rating: 5, text: 'Quick & kind', status: 'pending' },
    })
    // Pressed once more in an older tab: the page says that it is past.
    const late = await reader.post(`${manage}/answer`, { approved: 'yes' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('your booking has moved on')
  })

  test('or says what is wrong, which a form that is empty does not', async () => {
    const booked = await visit()
    await booked.finish()
    const page = await reader.get(booked.manage)
    const empty = await reader.fill(page, /answer$/, { approved: 'no', issues: '  ' })
    expect([empty.status, empty.text.includes('href="#f.issues"')]).toEqual([422, true])
    expect((await booked.now()).status).toBe('completed')
    const long = await reader.fill(page, /answer$/, { approved: 'no', issues: `${'x'.repeat(2_000)} end` })
    expect([long.status, long.text.includes('end</textarea>')]).toEqual([422, true])
    const said = await reader.follow(
      await reader.fill(page, /answer$/, { approved: 'no', issues: 'A page is missing' }),
    )
    expect(said.text).toContain('You said that something is missing')
    expect(await booked.now()).toMatchObject({ status: 'in_progress', completion: { issues: 'A page is missing' } })
    expect(await ticketsAbout(booked)).toHaveLength(1)
  })

  test('writes to the provider, once however often it is sent', async () => {
    const { manage, booking, provider, now } = await visit()
    const page = await reader.get(manage)
    const empty = await reader.fill(page, /message$/, { message: ' ' })
    expect([empty.status, empty.text.includes('Write your message.')]).toEqual([422, true])
    for (let times = 0; times < 2; times += 1) {
      const sent = await reader.fill(page, /message$/, { message: 'Is there parking?\nI have a van.' })
      expect(sent.location).toContain('said=written')
    }
    await provider.call('POST', `/v1/bookings/${booking.id}/messages`, {
      body: { clientId: 'a-client-id-of-mine-1', content: { type: 'text', text: `Yes. ${HOSTILE}` } },
    })
    const shown = await reader.get(manage)
    expect(shown.text.match(/Is there parking\?/g)).toHaveLength(1)
    expect(shown.text).toContain('<strong>María Núñez</strong>')
    expect(shown.text).not.toContain('<img src=x')
    const { conversationId } = await now()
    const log = await provider.call<{ entries: Entry[] }>('GET', `/v1/conversations/${conversationId}/entries`)
    expect(log.body.entries.filter(({ type }) => type === 'message')).toHaveLength(2)
  })

  test('asks support, with the booking attached', async () => {
    const booked = await visit()
    const page = await reader.get(booked.manage)
    expect((await reader.fill(page, /support$/, { question: '' })).status).toBe(422)
    const asked = await reader.fill(page, /support$/, { question: 'May my sister sign as well?' })
    expect((await reader.follow(asked)).text).toContain('We have your question')
    const [ticket, ...others] = await ticketsAbout(booked)
    expect(others).toEqual([])
    expect(ticket).toMatchObject({ subject: `About booking #${booked.booking.number}: Loan signing at home` })
    expect(ticket?.customer.id).toBe(booked.booking.customer.id)
  })

  test('a link for looking shows no form, and takes none', async () => {
    const booked = await visit()
    await reader.fill(await reader.get(booked.manage), /message$/, { message: 'Between us two' })
    await booked.finish()
    const page = await reader.get(booked.view)
    expect(page.status).toBe(200)
    expect(formsOf(page.text)).toEqual([])
    expect(page.text).toContain('The work is done')
    expect(page.text).not.toContain('Between us two')
    const sent = { approved: 'yes', rating: '5', message: 'x', question: 'x', clientId: 'a-client-id-of-mine-2' }
    for (const act of ['answer', 'review', 'message', 'support', 'share']) {
      const refused = await reader.post(`${booked.view}/${act}`, sent)
      expect([act, refused.status, formsOf(refused.text)]).toEqual([act, 403, []])
    }
    expect((await booked.now()).status).toBe('completed')
    expect(await ticketsAbout(booked)).toEqual([])
  })

  test('gives out an address for others, who may only look', async () => {
    const { manage } = await visit()
    const shared = await reader.fill(await reader.get(manage), /share$/, {})
    const url = /id="f\.share" value="([^"]+)"/.exec(shared.text)?.[1] ?? ''
    const page = await reader.get(new URL(url).pathname)
    expect(page.status).toBe(200)
    expect(formsOf(page.text)).toEqual([])
    expect(tokenOf(url)).not.toBe(tokenOf(manage))
  })

  test('a link that ended says the same as one that never was, at once', async () => {
    const { manage, view, admin, booking } = await visit()
    await admin.call('DELETE', `/v1/bookings/${booking.id}/links`)
    const plain = (text: string) => text.replaceAll(/[\w-]{43}/g, 'TOKEN')
    const never = await reader.get(`/bookings/${'x'.repeat(43)}`)
    for (const path of [manage, view, `${manage}/calendar.ics`, `${view}/confirmation.pdf`, '/bookings/short']) {
      const ended = await reader.get(path)
      expect([path, ended.status, plain(ended.text)]).toEqual([path, 410, plain(never.text)])
      expect(ended.headers.get('content-disposition')).toBeNull()
    }
    for (const act of ['answer', 'share', 'message']) {
      const refused = await reader.post(`${manage}/${act}`, { approved: 'yes', message: 'x' })
      expect([act, refused.status, plain(refused.text)]).toEqual([act, 410, plain(never.text)])
    }
    const other = await visit()
    api.deps.clock.advance(120 * 86_400_000)
    expect((await reader.get(other.manage)).status).toBe(410)
    expect((await reader.post(other.manage, {})).status).toBe(405)
  })

  test('files are whole, and kept by nobody on the way', async () => {
    const { manage, view } = await visit()
    for (const path of [manage, view]) {
      const calendar = await reader.get(`/de${path}/calendar.ics`)
      expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      expect(calendar.headers.get('content-disposition')).toMatch(/^attachment; filename="booking-\d+\.ics"$/)
      expect(strictFaults(calendar.text)).toEqual([])
      expect(calendar.text).toContain('Bitte bereithalten')
      const response = await api.app.request(`${path}/confirmation.pdf`)
      for (const { headers } of [calendar, response]) {
        expect(headers.get('cache-control')).toBe('no-store')
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('x-robots-tag')).toBe('noindex')
      }
      expect(response.headers.get('content-type')).toBe('application/pdf')
      const { text, links } = await readPdf(new Uint8Array(await response.arrayBuffer()))
      expect(text).toContain('Harbor Mobile Notary')
      expect(links[0]).toContain(tokenOf(path))
    }
  })

  test('other sites send no forms here', async () => {
    const { manage, finish, now } = await visit()
    await finish()
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await reader.post(`${manage}/answer`, { approved: 'yes' }, headers)).status).toBe(403)
    }
    expect((await now()).status).toBe('completed')
  })

  test('whatever was written is shown as text', async () => {
    const { manage } = await visit({
      service: HOSTILE.slice(0, 100),
      place: { address: HOSTILE },
      notes: HOSTILE,
      checklist: [HOSTILE, 'javascript:alert(1)'],
      provider: { name: '"><svg onload=alert(1)>' },
      customer: { email: 'eve@example.com', name: '<b>Eve</b>' },
    })
    const { text } = await reader.get(manage)
    expect(text).not.toMatch(/<script>alert|<img src=x|<svg onload|<b>Eve/)
    expect(text).toContain('&lt;script&gt;alert(1)')
  })

  test('whoever lost a link is mailed a new one, where the address has bookings', async () => {
    const email = 'ida@example.com'
    await visit({ customer: { email, name: 'Ida' } })
    const mails = () => api.deps.mailer.sent.filter(({ subject }) => subject.startsWith('Your bookings at'))
    const ask = await reader.get('/bookings')
    expect((await reader.fill(ask, /bookings$/, { email: 'nobody' })).status).toBe(422)
    const [unknown, known] = [
      await reader.fill(ask, /bookings$/, { email: 'stranger@example.com' }),
      await reader.fill(ask, /bookings$/, { email }),
    ]
    expect(known.text.replace(email, '')).toBe(unknown.text.replace('stranger@example.com', ''))
    await runJobs(api)
    expect(mails().map(({ to }) => to)).toEqual([email])
    const url = /https?:\/\/\S+\/bookings\/[\w-]+/.exec(mails()[0]?.text ?? '')?.[0] ?? ''
    expect((await reader.get(new URL(url).pathname)).text).toContain('Your booking is confirmed')
  })

  test('too many at once are told when to come back', async () => {
    const limited = testApi(api.deps.db, { limiter: memoryLimiter() })
    const { manage } = await visit()
    const hasty = createReader(limited)
    const page = await hasty.get(manage)
    const statuses: number[] = []
    for (let times = 0; times < 12; times += 1) {
      statuses.push(
        (
          await hasty.fill(page, /support$/, {
            question: `Question ${times}`,
            clientId: `client-id-${times}-0123456789`,
          })
        ).status,
      )
    }
    expect(new Set(statuses)).toEqual(new Set([303, 429]))
    const told = await hasty.fill(page, /support$/, { question: 'One more', clientId: 'client-id-last-0123456789' })
    expect(told.text).toContain('One more</textarea>')
    expect(told.headers.get('retry-after')).not.toBeNull()
  })

  test('no log line holds a token', async () => {
    const { manage } = await visit()
    await reader.get(manage)
    await reader.get(`${manage}/calendar.ics`)
    expect(logged.some((line) => line.includes('/bookings/:token'))).toBe(true)
    expect(logged.filter((line) => line.includes(tokenOf(manage)))).toEqual([])
  })
})

test('where there are many workspaces, a link leads to its own, and one that opens nothing names none', async () => {
  const database = await openTestDatabase('sqlite')
  const api = testApi(database.db, { env: { DESKBELL_MODE: 'hosted' } })
  await api.workspace('One')
  const two = await api.workspace('Two')
  const { manage } = await bookVisit(api, two)
  const reader = createReader(api)
  const led = await reader.get(manage)
  expect(led.location).toBe(`/w/${two.key}${manage}`)
  expect((await reader.follow(led)).text).toContain('Loan signing at home')
  const stray = await reader.get(`/bookings/${'x'.repeat(43)}`)
  expect([stray.status, stray.headers.get('cache-control')]).toEqual([410, 'no-store'])
  expect(stray.text).toContain('This link opens nothing')
  expect(stray.text).not.toMatch(/One|Two/)
  await database.close()
})
