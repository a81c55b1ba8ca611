import { NOTIFICATION_CATEGORIES, type NotificationCategory, TimeZone } from '@deskbell/protocol'
import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { memoryLimiter, RATE_RULES } from '../../../platform/limits.ts'
import { type TestAgent, type TestApi, type TestCustomer, type TestWorkspace, testApi } from '../../../testing/api.ts'
import { eachDatabase } from '../../../testing/databases.ts'
import { contentOf } from '../../../testing/house.ts'
import { twilioInput } from '../../../testing/notification-channels.ts'
import { preferencesOf, preferencesUrl, unsubscribeUrl } from '../../notification-preferences/index.ts'
import { createReader, type Reader, runJobs } from '../testing/reader.ts'
import { maskedEmail } from './words.ts'

const DAY = 86_400_000
const ONE_CLICK = { 'List-Unsubscribe': 'One-Click' }
const EMAIL = 'lena.lind@example.com'

test.each([
  ['lena@example.com', 'l•••@e•••.com'],
  ['l@x.co.uk', 'l•••@x•••.uk'],
  ['ä@localhost', 'ä•••@l•••'],
])('%s is shown as %s', (email, masked) => {
  expect(maskedEmail(email).slice(1, -1)).toBe(masked)
})

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent
  let customer: TestCustomer
  let reader: Reader

  beforeEach(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
    customer = await api.customer(workspace)
    reader = createReader(api)
    await set({ email: EMAIL, time_zone: 'Europe/Lisbon' })
  })

  async function set(values: object): Promise<void> {
    await api.deps.db.updateTable('customers').set(values).where('id', '=', customer.id).execute()
  }
  const pathOf = (url: string) => url.slice(api.deps.config.publicUrl.length)
  const linkTo = async (id = customer.id) => pathOf(await preferencesUrl(api.deps, workspace.id, id))
  const stopLink = async (category: NotificationCategory | 'digest' = 'support', id = customer.id) =>
    pathOf(await unsubscribeUrl(api.deps, workspace.id, id, category))
  const chosen = (id = customer.id) => preferencesOf(api.deps, workspace.id, { kind: 'customer', id })
  const hasEmail = async () => (await chosen()).categories.support.includes('email')
  const howChanged = async () => {
    const type = 'notification_preferences.changed'
    const rows = await api.deps.db.selectFrom('events').selectAll().where('type', '=', type).orderBy('seq').execute()
    return rows.map(({ data }) => (JSON.parse(data) as { by: string }).by)
  }

  test('the page shows what may be chosen, to whoever has the link, and nothing more of anybody', async () => {
    const page = await reader.get(await linkTo())
    expect(page.status).toBe(200)
    expect(page.text).toContain('<h1>Notifications</h1>')
    for (const name of ['c.booking.email', 'c.booking.in_app', 'c.support.email', 'c.system.in_app']) {
      expect(page.text).toMatch(new RegExp(`<input type="checkbox" name="${name}" value="on" checked`))
    }
    // Not set up here, or not for this category, or nothing that anybody is told.
    expect(page.text).not.toMatch(/name="c\.(\w+\.(sms|whatsapp|push)|review\.\w+)"/)
    expect(page.text).toMatch(/<select[^>]*><option value="Europe\/Lisbon" selected/)
    expect(page.text).toContain('l•••@e•••.com')
    expect(page.text).not.toContain('lind')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.text).toContain('<meta name="robots" content="noindex"/>')
    expect(page.text).not.toContain('rel="canonical"')
    expect(reader.cookies.size).toBe(0)
  })

  test('a form changes what it shows and nothing else, and what stays goes on following what is usual', async () => {
    const path = await linkTo()
    const sent = await reader.fill(await reader.get(path), /preferences/, {
      'c.booking.email': 'on',
      'c.payment.in_app': 'on',
      frequency: 'daily',
      'quiet.from': '22:00',
      'quiet.to': '07:00',
      zone: 'Europe/Lisbon',
      act: 'save',
    })
    expect([sent.status, sent.location]).toEqual([303, `${path}?done=saved`])
    expect((await reader.follow(sent)).text).toContain('Your choices are saved.')
    await set({ time_zone: 'Asia/Kathmandu' })
    expect(await chosen()).toEqual({
      categories: {
        // What is not set up now, and so was not shown, is as it was.
        booking: ['email', 'sms', 'whatsapp', 'push'],
        payment: ['sms', 'whatsapp', 'push', 'in_app'],
        review: ['email', 'push', 'in_app'],
        support: ['push'],
        system: ['push'],
      },
      frequency: 'daily',
      quietHours: { from: '22:00', to: '07:00' },
      timeZone: 'Asia/Kathmandu',
    })
    expect(await howChanged()).toEqual(['link'])
    const page = await reader.get(path)
    expect(page.text).toMatch(/name="quiet.from" type="time" value="22:00"/)
    expect(page.text).toMatch(/value="daily" checked/)
  })

  test('zones go by the names that cities have now, each of them once', async () => {
    await set({ time_zone: 'Asia/Calcutta' })
    const { text } = await reader.get(await linkTo())
    expect(text).toMatch(/<select[^>]*><option value="Asia\/Calcutta" selected="">Asia\/Kolkata<\/option>/)
    const options = [...text.matchAll(/<option value="([^"]+)"[^>]*>([^<]+)</g)]
    const names = options.map(([, , name]) => name)
    for (const [, zone] of options) expect([zone, v.is(TimeZone, zone)]).toEqual([zone, true])
    expect(names.filter((name) => name === 'Asia/Kolkata').length).toBe(1)
    expect(names).toContain('Europe/Kyiv')
    expect(new Set(names).size).toBe(names.length)
    const others = options.slice(1).map(([, zone]) => zone)
    expect(others).toEqual([...others].sort())
  })

  test('SMS is offered where it is set up and a number was vouched for', async () => {
    await admin.call('PUT', '/v1/notification-channels/sms', { body: twilioInput() })
    await set({ phone: '+351910000000', verified: 1 })
    const page = await reader.get(await linkTo())
    expect(page.text).toContain('name="c.booking.sms"')
    expect(page.text).not.toContain('name="c.support.sms"')
  })

  test('what is wrong is said at its place, and what was ticked stays', async () => {
    const path = await linkTo()
    const zone = 'Europe/Lisbon'
    const send = async (values: Record<string, string>) =>
      reader.post(path, { 'c.booking.email': 'on', frequency: 'weekly', act: 'save', zone, ...values })
    const half = await send({ 'quiet.from': '22:00', 'quiet.to': '' })
    expect(half.status).toBe(422)
    expect(half.text).toContain('<a href="#f.quiet.to">Give both times')
    expect(half.text).toMatch(/name="c.booking.email" value="on" checked/)
    expect(half.text).toMatch(/name="c.booking.in_app" value="on"\/>/)
    expect(half.text).toMatch(/name="quiet.from" type="time" value="22:00"/)
    expect((await send({ 'quiet.from': 'late', 'quiet.to': '07:00' })).text).toContain('href="#f.quiet.from"')
    expect((await send({ 'quiet.from': '7:00', 'quiet.to': '07:00' })).text).toContain('end at another time')
    expect((await send({ zone: 'Nowhere/Land' })).text).toContain('href="#f.zone"')
    expect((await send({ zone: '<script>' })).text).not.toContain('<script>"')
    expect(await howChanged()).toEqual([])
  })

  test('everything ends with one button, on channels too that are not set up now', async () => {
    const path = await linkTo()
    const sent = await reader.post(path, { act: 'stop' })
    expect((await reader.follow(sent)).text).toContain('All notifications are stopped.')
    expect(Object.values((await chosen()).categories).flat()).toEqual([])
    expect(await howChanged()).toEqual(['link'])
  })

  test('one click in a mail program ends e-mail of the category at once, however often it is sent', async () => {
    const path = await stopLink()
    const { app } = api
    const multipart = new FormData()
    multipart.set('List-Unsubscribe', 'One-Click')
    const bodies: RequestInit[] = [
      { body: new URLSearchParams(ONE_CLICK) },
      { body: multipart },
      {
        body: new URLSearchParams(ONE_CLICK),
        headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      },
      {},
      { body: 'nonsense', headers: { 'content-type': 'text/plain' } },
    ]
    for (const init of bodies) {
      const answer = await app.request(path, { method: 'POST', ...init })
      expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([
        200,
        null,
        null,
      ])
      expect(await answer.text()).toContain('No more e-mail about “Support”')
      expect(await hasEmail()).toBe(false)
    }
    expect(await howChanged()).toEqual(['one_click'])
    const { categories } = await chosen()
    expect(categories.support).toEqual(['push', 'in_app'])
    expect(categories.booking).toContain('email')
  })

  test('following the link changes nothing; its buttons end e-mail and begin it again', async () => {
    const path = await stopLink()
    const before = await contentOf(api.deps.db)
    for (const method of ['GET', 'HEAD', 'GET']) expect((await api.app.request(path, { method })).status).toBe(200)
    expect(await contentOf(api.deps.db)).toEqual(before)
    const page = await reader.get(path)
    expect(page.text).toContain('Stop e-mail about “Support”?')
    expect(page.text).toContain('l•••@e•••.com')
    const stopped = await reader.fill(page, /unsubscribe/, { act: 'stop' })
    expect([stopped.status, stopped.location, await hasEmail()]).toEqual([303, path, false])
    const after = await reader.follow(stopped)
    expect(after.text).toContain('No more e-mail about “Support”')
    expect((await reader.fill(after, /unsubscribe/, { act: 'undo' })).status).toBe(303)
    expect(await hasEmail()).toBe(true)
    expect(await howChanged()).toEqual(['link', 'link'])
    const all = /href="(\/support\/preferences\/[^"]+)"/.exec(after.text)?.[1] ?? ''
    expect((await reader.get(all)).text).toContain('<h1>Notifications</h1>')
  })

  test('e-mail that gathers all kinds ends with all of them; what comes again is chosen box by box', async () => {
    const path = await stopLink('digest')
    const page = await reader.get(path)
    expect(page.text).toContain('Stop all e-mail from Acme?')
    expect((await reader.post(path, ONE_CLICK)).text).toContain('No more e-mail from Acme')
    const { categories } = await chosen()
    expect(Object.values(categories).flat()).not.toContain('email')
    expect(categories.support).toEqual(['push', 'in_app'])
    expect((await reader.post(path, { act: 'undo' })).status).toBe(200)
    expect(await hasEmail()).toBe(false)
    expect((await reader.get(path)).text).not.toContain('value="undo"')
    expect(await howChanged()).toEqual(['one_click'])
  })

  test('a link that has ended leads to a new one by e-mail; stopping works still', async () => {
    const [path, stop] = [await linkTo(), await stopLink()]
    api.deps.clock.advance(180 * DAY)
    expect((await reader.get(path)).status).toBe(200)
    api.deps.clock.advance(7 * DAY)
    const ended = await reader.get(path)
    expect([ended.status, ended.text.includes('c.booking')]).toEqual([410, false])
    expect(ended.text).toContain('We can send a new one to ⁨l•••@e•••.com⁩')
    expect((await reader.post(path, { act: 'stop' })).status).toBe(410)
    expect(await howChanged()).toEqual([])
    const asked = await reader.fill(ended, /preferences/, { act: 'renew' })
    expect([asked.status, asked.text.includes('Look into your mailbox')]).toEqual([200, true])
    await runJobs(api)
    const [mail] = api.deps.mailer.sent
    expect(mail).toMatchObject({ to: EMAIL, subject: 'Your notifications from Acme' })
    const fresh = /https?:\S+\/support\/preferences\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect((await reader.get(pathOf(fresh))).status).toBe(200)
    // E-mail ends by the oldest link, whose page leads to nothing else.
    expect((await reader.post(stop, ONE_CLICK)).status).toBe(200)
    expect(await hasEmail()).toBe(false)
    const all = /href="(\/support\/preferences\/[^"]+)"/.exec((await reader.get(stop)).text)?.[1] ?? ''
    expect((await reader.get(all)).status).toBe(410)
  })

  test('three new links an hour are mailed at most', async () => {
    const limited = testApi(api.deps.db, { limiter: memoryLimiter() })
    const path = await linkTo()
    limited.deps.clock.advance(400 * DAY)
    const one = createReader(limited)
    for (let n = 0; n < 5; n++) expect((await one.post(path, { act: 'renew' })).status).toBe(200)
    await runJobs(limited)
    expect(limited.deps.mailer.sent.length).toBe(3)
  })

  test('a mail service may unsubscribe many from one address; guessing is slow', async () => {
    const limited = testApi(api.deps.db, { limiter: memoryLimiter() })
    const one = createReader(limited)
    const { points } = RATE_RULES.publicWrite
    for (const category of NOTIFICATION_CATEGORIES) {
      for (let n = 0; n < points / 10; n++) {
        expect((await one.post(await stopLink(category), ONE_CLICK)).status).toBe(200)
      }
    }
    for (let n = 0; n < points; n++) await one.post(`/support/unsubscribe/support/${n}`, ONE_CLICK)
    expect((await one.post('/support/unsubscribe/support/x', ONE_CLICK)).status).toBe(429)
    expect((await one.post(await stopLink(), ONE_CLICK)).status).toBe(200)
  })

  test('links that are not ours, not whole, or for something else open and change nothing', async () => {
    const [path, stop, agents] = [await linkTo(), await stopLink(), await linkTo(admin.id)]
    const other = await api.customer(workspace)
    const elsewhere = await api.customer(await api.workspace('Other'))
    const token = path.split('/').at(-1) ?? ''
    const stopToken = stop.split('/').at(-1) ?? ''
    const foreign = testApi(api.deps.db, { env: { DESKBELL_SECRET: 'the secret of another installation altogether' } })
    const before = await contentOf(api.deps.db)
    for (const wrong of [
      path.slice(0, -1),
      `${path}x`,
      `${path}.x`,
      path.replace(customer.id, other.id),
      path.replace(/\.(\w+)\.([\w-]{43})$/, '.zzz.$2'),
      `/support/preferences/${stopToken}`,
      `/support/preferences/${customer.id}`,
      `/support/unsubscribe/support/${token}`,
      stop.replace('/support/unsubscribe/support/', '/support/unsubscribe/booking/'),
      stop.replace('/unsubscribe/support/', '/unsubscribe/nothing/'),
      agents.replace(admin.id, customer.id),
      pathOf(await preferencesUrl(api.deps, workspace.id, elsewhere.id)),
      pathOf(await preferencesUrl(foreign.deps, workspace.id, customer.id)),
      pathOf(await unsubscribeUrl(foreign.deps, workspace.id, customer.id, 'support')),
    ]) {
      const seen = await reader.get(wrong)
      expect([wrong, seen.status, seen.text.includes('•••')]).toEqual([wrong, 404, false])
      for (const values of [ONE_CLICK, { act: 'stop' }, { act: 'undo' }, { act: 'renew' }]) {
        expect((await reader.post(wrong, values)).status).toBe(404)
      }
    }
    expect(await contentOf(api.deps.db)).toEqual(before)
  })

  test('other sites send no form in anybody’s name, and no other methods are taken', async () => {
    const path = await linkTo()
    const evil = { origin: 'https://evil.example' }
    expect((await reader.post(path, { act: 'stop' }, evil)).status).toBe(403)
    expect((await reader.post(path, { act: 'stop' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    for (const at of [path, await stopLink()]) {
      expect((await api.app.request(at, { method: 'DELETE' })).status).toBe(405)
    }
    expect(await howChanged()).toEqual([])
  })

  test('agents choose by link too, until their access ends', async () => {
    const path = await linkTo(admin.id)
    const page = await reader.get(path)
    expect(page.text).toContain('name="c.support.email"')
    expect(page.text).toContain('name="c.booking.email"')
    expect(page.text).not.toContain('name="c.payment.')
    expect(page.text).toContain('<span>Console</span>')
    expect(page.text).not.toContain('Messenger')
    await reader.post(path, { act: 'stop' })
    const { categories } = await preferencesOf(api.deps, workspace.id, { kind: 'agent', id: admin.id })
    expect(categories.support).toEqual([])
    await api.deps.db.updateTable('agents').set({ active: 0 }).where('id', '=', admin.id).execute()
    expect((await reader.get(path)).status).toBe(404)
  })

  test('the link of a visitor who signed in since is that of the account with the same address, of no other', async () => {
    const [path, stop] = [await linkTo(), await stopLink()]
    const account = await api.customer(workspace)
    await set({ merged_into: account.id })
    await reader.post(stop, ONE_CLICK)
    expect((await chosen(account.id)).categories.support).toContain('email')
    await api.deps.db.updateTable('customers').set({ email: EMAIL }).where('id', '=', account.id).execute()
    await reader.post(stop, ONE_CLICK)
    expect((await chosen(account.id)).categories.support).not.toContain('email')
    await reader.post(path, { act: 'stop' })
    expect(Object.values((await chosen(account.id)).categories).flat()).toEqual([])
  })

  test('pages speak the language that a link names, or the nearest that is here', async () => {
    const at = async (locale: string | null) =>
      pathOf(await preferencesUrl(api.deps, workspace.id, customer.id, locale))
    expect((await reader.get(await at('de'))).text).toContain('<h1>Mitteilungen</h1>')
    const arabic = await reader.get(await at('ar'))
    expect(arabic.text).toContain('<html lang="ar" dir="rtl">')
    for (const [locale, folder] of [
      ['en', ''],
      ['pt-PT', '/pt-BR'],
      ['fr', ''],
      ['nonsense of theirs', ''],
    ] as const) {
      const path = await at(locale)
      const first = await reader.get(path)
      const page = first.status === 302 || first.status === 303 ? await reader.follow(first) : first
      expect([locale, page.status]).toEqual([locale, 200])
      if (first.location !== '') expect(first.location).toBe(folder + path.replace(`/${locale}/`, '/'))
    }
    const stop = pathOf(await unsubscribeUrl(api.deps, workspace.id, customer.id, 'support', 'fr'))
    expect((await reader.post(stop, ONE_CLICK)).status).toBe(200)
    expect(await hasEmail()).toBe(false)
  })

  test('where there are many workspaces, links find theirs and open no other', async () => {
    const hosted = testApi(api.deps.db, { env: { DESKBELL_MODE: 'hosted' } })
    const other = await hosted.workspace('Other')
    const guest = createReader(hosted)
    const [path, stop] = [await linkTo(), await stopLink()]
    const found = await guest.get(path)
    expect([found.status, found.location]).toEqual([302, `/w/${workspace.key}${path}`])
    expect((await guest.follow(found)).text).toContain('<h1>Notifications</h1>')
    // A mail program follows no redirection.
    expect((await guest.post(stop, ONE_CLICK)).status).toBe(200)
    expect(await hasEmail()).toBe(false)
    expect((await guest.get(`/w/${other.key}${path}`)).status).toBe(404)
    expect((await guest.post(`/w/${other.key}${path}`, { act: 'stop' })).status).toBe(404)
    expect((await guest.get('/support/preferences/nonsense')).status).toBe(404)
  })

  test('what is logged and measured names nobody', async () => {
    await reader.get(await linkTo())
    await reader.get(await stopLink())
    const metrics = await api.deps.metrics.registry.metrics()
    expect(metrics).toContain('route="/support/preferences/:token"')
    expect(metrics).toContain('route="/support/unsubscribe/support/:token"')
    expect(metrics).not.toContain(customer.id)
  })
})
