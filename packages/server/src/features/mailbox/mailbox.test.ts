import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeptMailContent, Mailbox } from '@deskbell/protocol'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMailer } from '../../platform/mail.ts'
import { type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/databases.ts'

const PATH = '/v1/mailbox'

describe('the mailbox', () => {
  let database: TestDatabase
  let dataDir: string
  let api: TestApi
  let admin: TestAgent
  let agent: TestAgent

  beforeAll(async () => {
    database = await openTestDatabase('sqlite')
    const bare = testApi(database.db)
    const workspace = await bare.workspace()
    admin = await bare.agent(workspace, { role: 'admin' })
    agent = await bare.agent(workspace, { role: 'agent' })
  })
  afterAll(() => database.close())
  afterEach(() => rm(dataDir, { recursive: true, force: true }))
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'deskbell-mailbox-'))
    api = testApi(database.db, { env: { DESKBELL_DATA: dataDir } })
  })

  const get = async () => (await api.call<Mailbox>('GET', PATH, { headers: admin.headers })).body
  const open = (id: string) =>
    api.call<KeptMailContent>('GET', `${PATH}/${encodeURIComponent(id)}`, { headers: admin.headers })
  const keep = (more: { subject?: string; key?: string } = {}) => {
    const mailer = createMailer(api.deps.config, pino({ level: 'silent' }))
    return mailer.send({
      to: 'Ana Müller <ana@example.com>',
      subject: more.subject ?? 'Ihre Anfrage #1042: “gelöst”',
      text: 'Guten Tag,\n\nalles gelöst.',
      html: '<p>Guten Tag</p><script>alert(1)</script>',
      messageId: '<one@desk.example>',
      headers: { 'List-Unsubscribe': '<https://desk.example/u>' },
      ...(more.key && { idempotencyKey: more.key }),
    })
  }
  const write = async (name: string, text: string, minutesAgo = 0) => {
    await mkdir(join(dataDir, 'mailbox'), { recursive: true })
    const file = join(dataDir, 'mailbox', name)
    await writeFile(file, text)
    const at = new Date(Date.UTC(2026, 2, 2, 9, 30) - minutesAgo * 60_000)
    await utimes(file, at, at)
  }

  test('is empty before the first mail is kept', async () => {
    expect(await get()).toEqual({ kept: true, items: [] })
  })

  test('shows what the mailer kept, and the whole of each mail', async () => {
    const { providerId } = await keep()
    const { kept, items } = await get()
    expect([kept, items]).toEqual([
      true,
      [
        {
          id: providerId,
          to: 'Ana Müller <ana@example.com>',
          from: 'Deskbell <deskbell@localhost>',
          subject: 'Ihre Anfrage #1042: “gelöst”',
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        },
      ],
    ])
    const { status, body } = await open(providerId ?? '')
    expect([status, body]).toEqual([
      200,
      {
        ...items[0],
        text: expect.stringContaining('alles gelöst.'),
        html: expect.stringContaining('<p>Guten Tag</p>'),
        headers: expect.arrayContaining([
          { name: 'Message-ID', value: '<one@desk.example>' },
          { name: 'List-Unsubscribe', value: '<https://desk.example/u>' },
        ]),
      },
    ])
  })

  test('a mail that was tried twice stands there once', async () => {
    await keep({ key: 'dlv_1' })
    await keep({ key: 'dlv_1' })
    expect((await get()).items).toHaveLength(1)
  })

  test('the newest two hundred come first; what is no mail, or half a mail, is left out', async () => {
    for (let n = 0; n < 203; n++) await write(`m${n}.eml`, `Subject: ${n}\nTo: a@example.com\n\nText`, n)
    await write('m0.eml.abcd.part', 'Subject: half')
    await write('notes.txt', 'Subject: none')
    const { items } = await get()
    expect(items.map(({ subject }) => subject)).toEqual(Array.from({ length: 200 }, (_, n) => String(n)))
    expect(items[1]).toMatchObject({ id: 'm1.eml', from: '', at: '2026-03-02T09:29:00.000Z' })
  })

  test('a mail of plain text, or of nothing at all, can be opened', async () => {
    await write('plain.eml', 'Subject: Plain\nTo: One <a@example.com>, b@example.com\n\nText\n')
    await write('empty.eml', '')
    expect((await open('plain.eml')).body).toMatchObject({
      to: 'One <a@example.com>, b@example.com',
      text: 'Text\n',
      html: null,
    })
    expect((await open('empty.eml')).body).toMatchObject({ subject: '', text: '', headers: [] })
  })

  test.each([
    ['no-such-mail.eml'],
    ['../secret.eml'],
    ['..%2Fsecret.eml'],
    ['.eml'],
    ['..'],
    ['../mailbox/kept.eml'],
    ['kept'],
    ['kept.eml\0'],
    ['/etc/passwd'],
  ])('"%s" leads nowhere', async (id) => {
    await write('kept.eml', 'Subject: Kept\n\nText')
    await writeFile(join(dataDir, 'secret.eml'), 'Subject: Secret\n\nText')
    const answer = await open(id)
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([404, expect.not.stringContaining('Secret')])
  })

  test.each([
    ['by SMTP', { SMTP_URL: 'smtp://mail.example' }],
    ['by Resend', { RESEND_API_KEY: 're_test' }],
    ['for many companies', { DESKBELL_MODE: 'hosted' }],
  ])('where mail is sent %s nothing is shown', async (_how, env) => {
    await write('kept.eml', 'Subject: Kept\n\nText')
    const elsewhere = testApi(database.db, { env: { DESKBELL_DATA: dataDir, ...env } })
    const ask = (path: string) => elsewhere.call('GET', path, { headers: admin.headers })
    expect((await ask(PATH)).body).toEqual({ kept: false, items: [] })
    expect((await ask(`${PATH}/kept.eml`)).body.code).toBe('not_found')
  })

  test('is for admins', async () => {
    expect((await agent.call('GET', PATH)).body.code).toBe('forbidden')
    expect((await agent.call('GET', `${PATH}/kept.eml`)).body.code).toBe('forbidden')
  })

  test('somebody may clear it at any time', async () => {
    await keep()
    await rm(join(dataDir, 'mailbox'), { recursive: true })
    expect((await get()).items).toEqual([])
  })
})
