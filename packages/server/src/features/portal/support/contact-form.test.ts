import { LIMITS } from '@deskbell/protocol'
import { beforeEach, expect, test } from 'vitest'
import { memoryLimiter, RATE_RULES } from '../../../platform/limits.ts'
import { testApi } from '../../../testing/api.ts'
import { eachDatabase } from '../../../testing/databases.ts'
import { contentOf } from '../../../testing/house.ts'
import { ASKED, fileOf, openDesk, type TestDesk } from '../testing/desk.ts'
import { createReader, linkIn, runJobs } from '../testing/reader.ts'

const FORM = /\/support\/contact$/
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const REFUSED = [
  ['no address', { email: '' }, 'f.email'],
  ['what is no address', { email: 'lena@' }, 'f.email'],
  ['two addresses', { email: 'lena@example.com, eve@example.com' }, 'f.email'],
  ['a header in the address', { email: 'lena@example.com\r\nBcc: eve@example.com' }, 'f.email'],
  ['a header in the subject', { subject: 'Hello\r\nBcc: eve@example.com' }, 'f.subject'],
  ['no subject', { subject: ' ' }, 'f.subject'],
  ['no message', { message: '\n' }, 'f.message'],
  ['a message that is too long', { message: 'x'.repeat(LIMITS.messageLength + 1) }, 'f.message'],
  ['a name that is too long', { name: 'x'.repeat(LIMITS.nameLength + 1) }, 'f.name'],
  ['no number to call', { method: 'phone' }, 'f.phone'],
  ['a filled trap', { website: 'https://spam.example' }, 'f.website'],
  ['an empty file', { files: fileOf('plan.txt', '') }, 'f.files'],
  ['too many files', { files: Array.from({ length: 11 }, (_, n) => fileOf(`${n}.txt`)) }, 'f.files'],
] as const

eachDatabase((_kind, open) => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await openDesk(await open())
  })

  test('offers the types, and asks what belongs to the one chosen', async () => {
    const types = await desk.reader.get('/support/contact')
    expect(types.status).toBe(200)
    expect(types.text).toContain('<a href="/support/contact?type=payment_issue"><bdi>Payment issue</bdi></a>')
    const form = await desk.reader.get('/support/contact?type=payment_issue')
    expect(form.text).toContain('Sent now, expect an answer by')
    expect(form.text).toMatch(/<legend><bdi>What went wrong\?<\/bdi> <\/legend>/)
    // Asked for three of the five answers only: the style sheet shows it then.
    expect(form.text).toMatch(
      /<div class="dep w2 w3 w4"><p class="when small quiet">If you chose “I was charged twice, /,
    )
    expect((await desk.reader.get('/support/contact?type=nothing')).text).toContain('not offered any more')
    expect((await desk.reader.get('/support')).location).toBe('/support/contact')
  })

  test('a question becomes a request with a number, files and all', async () => {
    const answer = await desk.ask({
      files: [fileOf('plan.txt'), fileOf('photo.png', PNG)],
      pressing: 'yes',
      method: 'phone',
      phone: '+49 (0)30 1234',
    })
    expect([answer.status, answer.location.split('?')[0]]).toEqual([303, '/support/contact/sent'])
    expect(answer.location).not.toMatch(/lena|Gate/i)
    const sent = await desk.reader.follow(answer)
    expect(sent.text).toContain('It has the number #1.')
    expect(sent.text).toContain('Expect an answer by')
    const [ticket] = await desk.tickets()
    expect(ticket).toMatchObject({
      channel: 'form',
      subject: 'Gate code',
      contactMethod: 'phone',
      customer: { email: 'lena@example.com', name: 'Lena', verified: false },
      // A step above the type's own.
      work: { verifiedSender: false, priority: 'normal' },
    })
    const path = `/v1/conversations/${ticket?.conversationId}/entries`
    const { body } = await desk.admin.call<{
      entries: { content: { text: string; attachments: { name: string }[] } }[]
    }>('GET', path)
    expect(body.entries[0]?.content.text).toBe('It does not work.\n\n☎ +49 (0)30 1234')
    expect(body.entries[0]?.content.attachments.map(({ name }) => name)).toEqual(['plan.txt', 'photo.png'])
  })

  test('answers to a type’s questions are checked by the one description of them', async () => {
    const wrong = { 'field.problem': 'charged_twice', 'field.amount': 'plenty' }
    const refused = await desk.ask({ ...wrong, 'field.paid_on': 'tomorrow' }, 'payment_issue')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('<a href="#f.field.amount">Give a number.</a>')
    expect(refused.text).toContain('<a href="#f.field.paid_on">Give a date.</a>')
    expect(refused.text).toMatch(
      /id="f\.field\.amount"[^>]*value="plenty"[^>]*aria-describedby="f\.field\.amount\.fault"/,
    )
    expect(refused.text).toMatch(/value="charged_twice" checked/)
    expect(refused.text).toContain('Choose your files again')
    // What is not asked for this answer counts for nothing, however wrong.
    await desk.ask({ ...wrong, 'field.problem': 'failed', 'field.receipt': fileOf('receipt.txt') }, 'payment_issue')
    const [ticket] = await desk.tickets()
    expect(ticket?.fields).toEqual({ problem: 'failed', receipt: [expect.stringMatching(/^att_/)] })
  })

  test('what is not right is refused at its place, and nothing is kept', async () => {
    await desk.reader.get('/support/contact')
    const before = await contentOf(desk.api.deps.db)
    for (const [what, values, id] of REFUSED) {
      const refused = await desk.ask(values as Parameters<TestDesk['ask']>[0])
      expect([what, refused.status, refused.text.includes(`<a href="#${id}">`)]).toEqual([what, 422, true])
      expect(refused.text).toContain(`id="${id}"`)
    }
    expect(await contentOf(desk.api.deps.db)).toEqual(before)
  })

  test('markup and hostile names stand there as they were written', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    const names = ['../../etc/passwd', 'a"; filename="b.html', '\u202egnp.exe', `${evil}.txt`]
    const refused = await desk.ask({ name: evil, email: evil, subject: evil, message: evil, phone: evil })
    expect(refused.text).not.toMatch(/<script>alert|<img src=x/)
    expect(refused.text).toContain('&lt;script&gt;alert(1)')
    await desk.ask({ subject: evil, message: evil, name: evil, files: names.map((name) => fileOf(name)) })
    await runJobs(desk.api)
    const page = await desk.reader.get(linkIn(desk.mailed(ASKED.email, 'We have')))
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/<script>alert|<img src=x|\.\.\/etc|\u202e/)
    expect(page.text).toContain('&lt;script&gt;alert(1)')
    expect(page.text).toContain('passwd')
  })

  test('sent twice it is one request, at once and later', async () => {
    const page = await desk.reader.get('/support/contact?type=general_inquiry')
    const values = { ...ASKED, files: [fileOf('plan.txt')] }
    const [one, two] = await Promise.all([desk.reader.fill(page, FORM, values), desk.reader.fill(page, FORM, values)])
    expect([one.status, two.status]).toEqual([303, 303])
    desk.api.deps.clock.advance(3_600_000)
    const late = await desk.reader.fill(page, FORM, values)
    expect(late.location.match(/number=\d+/)?.[0]).toBe('number=1')
    expect((await desk.tickets()).length).toBe(1)
  })

  test('pages of other sites send none, and other bodies are not taken', async () => {
    const before = await contentOf(desk.api.deps.db)
    const foreign = await desk.reader.post(
      '/support/contact',
      { type: 'general_inquiry', ...ASKED },
      { origin: 'https://evil.example' },
    )
    expect(foreign.status).toBe(403)
    const embedded = await desk.reader.post('/support/contact', ASKED, { 'sec-fetch-site': 'cross-site' })
    expect(embedded.status).toBe(403)
    const body = async (type: string, bytes: string) => {
      const headers = { 'content-type': type }
      return (await desk.api.app.request('/support/contact', { method: 'POST', headers, body: bytes })).status
    }
    expect(await body('application/json', '{}')).toBe(415)
    expect(await body('multipart/form-data; boundary=x', 'nonsense')).toBe(400)
    expect(await body('multipart/form-data; boundary=x', 'x'.repeat(42 * 1024 * 1024))).toBe(413)
    expect((await desk.reader.get('/support/sign-out')).status).toBe(405)
    expect(await contentOf(desk.api.deps.db)).toEqual(before)
  })

  test('a confirmation cannot be made up', async () => {
    const { location } = await desk.ask()
    expect((await desk.reader.get(location.replace('number=1', 'number=2'))).status).toBe(404)
    expect((await desk.reader.get('/support/contact/sent')).status).toBe(404)
  })

  test('too many are refused in words, with everything that was written', async () => {
    const limited = testApi(desk.api.deps.db, { limiter: memoryLimiter() })
    const busy = createReader(limited)
    const send = async (n: number) =>
      busy.fill(await busy.get('/support/contact?type=general_inquiry'), FORM, { ...ASKED, message: `Question ${n}` })
    for (let n = 0; n < RATE_RULES.contactFormSender.points; n++) expect((await send(n)).status).toBe(303)
    const refused = await send(99)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.text).toContain('Nothing was sent')
    expect(refused.text).toContain('Question 99')
  })

  test('a flood in the names of strangers mails each of them a few times at most', { timeout: 60_000 }, async () => {
    const page = await desk.reader.get('/support/contact?type=general_inquiry')
    const clientId = /name="clientId" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const strangers = Array.from({ length: 5 }, (_, n) => `stranger${n}@example.org`)
    const send = async (n: number) => {
      const email = strangers[n % strangers.length] ?? ''
      const values = { ...ASKED, type: 'general_inquiry', clientId: `${clientId}${n}`, message: `Buy ${n}`, email }
      expect((await desk.reader.post('/support/contact', values)).status).toBe(303)
    }
    for (let n = 0; n < 500; n += 25) await Promise.all(Array.from({ length: 25 }, (_, at) => send(n + at)))
    await runJobs(desk.api)
    expect(strangers.map((email) => desk.api.deps.mailer.sent.filter(({ to }) => to === email).length)).toEqual(
      strangers.map(() => 3),
    )
  })
})
