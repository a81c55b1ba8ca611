import type {
  MailBrand,
  NotificationTemplate,
  TemplateOverview,
  TemplatePreview,
  TemplateWords,
  Workspace,
} from '@deskbell/protocol'
import { NOTIFICATION_KIND_NAMES, TemplatePreview as PreviewSchema } from '@deskbell/protocol'
import * as v from 'valibot'
import { beforeAll, expect, test } from 'vitest'
import { ChannelError } from '../../platform/channels/channel.ts'
import { memoryLimiter } from '../../platform/limits.ts'
import { type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { writeShort, writeWhole } from './index.ts'
import { OUR_LOCALES } from './words/index.ts'

const PATH = '/v1/notification-templates'
const WORDS: TemplateWords = {
  subject: 'Your case {{ticket.number}}',
  heading: 'A word from {{workspace.name}}',
  body: 'Dear {{recipient.name|customer}},\n\n{{message.text}}',
  button: 'Look',
  short: '{{message.author|We}} wrote',
}
const VALUES = { 'ticket.number': '7', 'message.text': 'It is done.', 'workspace.name': 'Acme' }

eachDatabase((_kind, open) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi((await open()).db)
  })

  async function desk(more: Partial<Workspace> = {}) {
    const workspace = await api.workspace('Acme')
    const robin = await api.agent(workspace, { role: 'admin' })
    if (Object.keys(more).length > 0) await robin.call('PATCH', '/v1/workspace', { body: more })
    return { workspace, robin, mara: await api.agent(workspace), sam: await api.agent(workspace, { role: 'provider' }) }
  }
  const read = async (by: TestAgent, kind = 'ticket_reply', locale = 'en') =>
    (await by.call<NotificationTemplate>('GET', `${PATH}/${kind}?locale=${locale}`)).body
  const save = (by: TestAgent, body: object, kind = 'ticket_reply') =>
    by.call<NotificationTemplate>('PUT', `${PATH}/${kind}`, { body: { locale: 'en', words: WORDS, ...body } })
  const write = (workspaceId: string, locale = 'en') =>
    writeWhole(api.deps, workspaceId, { kind: 'ticket_reply', locale, values: VALUES, url: 'https://desk.example/7' })

  test('words are ours until the workspace writes its own, and ours again after', async () => {
    const { workspace, robin, mara } = await desk()
    const ours = await read(mara)
    expect(ours).toMatchObject({ kind: 'ticket_reply', locale: 'en', edited: false, updatedAt: null })
    expect(ours.variables).toEqual(expect.arrayContaining(['message.text', 'recipient.name', 'url']))
    const saved = await save(robin, {})
    expect([saved.status, saved.body]).toEqual([
      200,
      { ...ours, words: WORDS, edited: true, updatedAt: new Date(api.deps.clock.now()).toISOString() },
    ])
    expect(await read(mara)).toEqual(saved.body)
    const { subject, text, title, short } = await write(workspace.id)
    expect([subject, title, short]).toEqual(['Your case 7', 'A word from Acme', 'We wrote'])
    expect(text).toContain(
      'A word from Acme\n\nDear customer,\n\nIt is done.\n\nNumber: #7\n\nLook:\nhttps://desk.example/7',
    )
    const reset = await robin.call<NotificationTemplate>('DELETE', `${PATH}/ticket_reply?locale=en`)
    expect(reset.body).toEqual(ours)
    expect((await robin.call('DELETE', `${PATH}/ticket_reply?locale=en`)).body).toEqual(ours)
    const events = await api.deps.db
      .selectFrom('events')
      .select(['type', 'data'])
      .where('workspace_id', '=', workspace.id)
      .where('type', 'like', 'notification_template.%')
      .orderBy('seq')
      .execute()
    expect(events.map(({ type, data }) => [type, JSON.parse(data)])).toEqual([
      ['notification_template.saved', { kind: 'ticket_reply', locale: 'en' }],
      ['notification_template.reset', { kind: 'ticket_reply', locale: 'en' }],
    ])
  })

  test('a language takes its own words, then ours, then those of its parent, then English', async () => {
    const { workspace, robin } = await desk()
    const own = (subject: string) => ({ words: { ...WORDS, subject } })
    await save(robin, { locale: 'fr', ...own('Réponse') })
    await save(robin, { locale: 'pt-br', ...own('Resposta') })
    await save(robin, { locale: 'en', ...own('Answer') })
    const subjects = ['fr-CA', 'fr', 'pt-BR', 'pt-PT', 'de', 'nl', 'en-GB'].map(
      async (locale) => (await write(workspace.id, locale)).subject,
    )
    const [frCa, fr, ptBr, ptPt, de, nl, enGb] = await Promise.all(subjects)
    expect([frCa, fr, ptBr, ptPt, nl, enGb]).toEqual(['Réponse', 'Réponse', 'Resposta', 'Resposta', 'Answer', 'Answer'])
    expect(de).toBe('Re: [#7]')
    expect(await read(robin, 'ticket_reply', 'pt-BR')).toMatchObject({ locale: 'pt-BR', edited: true })
    expect(await read(robin, 'ticket_reply', 'pt-PT')).toMatchObject({ locale: 'pt-PT', edited: false })
    expect(await read(robin, 'ticket_closed', 'fr')).toMatchObject({
      edited: false,
      words: { button: 'See your request' },
    })
    const overview = await robin.call<TemplateOverview>('GET', PATH)
    expect(overview.body.locales).toEqual([...OUR_LOCALES, 'fr'])
    expect(overview.body.items.map(({ kind }) => kind)).toEqual(NOTIFICATION_KIND_NAMES)
    expect(overview.body.items.find(({ kind }) => kind === 'ticket_reply')).toEqual({
      kind: 'ticket_reply',
      audience: 'customer',
      category: 'support',
      editedIn: ['en', 'fr', 'pt-BR'],
    })
  })

  test.each([
    [
      'an unknown name',
      { body: 'Hello {{customer.email}}' },
      'body.words.body',
      /names customer\.email; there are recipient\.name/,
    ],
    ['a name of another kind', { subject: '{{booking.date}}' }, 'body.words.subject', /names booking\.date/],
    ['a name in capitals', { short: 'Hello {{Name}}' }, 'body.words.short', /braces without a name/],
    ['open braces', { heading: 'Hello {{ticket.number' }, 'body.words.heading', /braces without a name/],
    ['two lines for a subject', { subject: 'a\nb' }, 'body.words.subject', /control characters/],
    ['no words', { body: '  ' }, 'body.words.body', /empty/],
  ])('%s is refused when it is saved, previewed and sent', async (_name, change, path, message) => {
    const { robin } = await desk()
    const body = { locale: 'en', words: { ...WORDS, ...change } }
    const refusals = [
      await save(robin, body),
      await robin.call('POST', `${PATH}/ticket_reply/preview`, { body }),
      await robin.call('POST', `${PATH}/ticket_reply/test`, { body }),
    ]
    for (const refused of refusals) {
      expect([refused.status, refused.body.code]).toEqual([422, 'invalid_input'])
      expect(refused.body.errors).toEqual([{ path, message: expect.stringMatching(message) }])
    }
    expect((await read(robin)).edited).toBe(false)
    expect(api.deps.mailer.sent.filter(({ to }) => to === robin.email)).toEqual([])
  })

  test.each(NOTIFICATION_KIND_NAMES)('%s can be looked at in each language', async (kind) => {
    const { mara } = await desk()
    for (const locale of OUR_LOCALES) {
      const preview = await mara.call<TemplatePreview>('POST', `${PATH}/${kind}/preview`, { body: { locale } })
      expect(v.parse(PreviewSchema, preview.body).html).toContain(`<html lang="${locale}"`)
      expect(preview.body.text).toContain('Acme')
      expect(Object.values(preview.body).join('')).not.toContain('{{')
    }
  })

  test('words that are not saved can be looked at, and are sent to nobody but oneself', async () => {
    const { robin, mara } = await desk()
    const words = { ...WORDS, subject: 'Not saved' }
    const body = { locale: 'en', words }
    const preview = await mara.call<TemplatePreview>('POST', `${PATH}/ticket_reply/preview`, { body })
    expect(preview.body.subject).toBe('Not saved')
    const brand: MailBrand = { color: '#8040a0', logoUrl: null, footer: 'Another street' }
    const other = await mara.call<TemplatePreview>('POST', `${PATH}/ticket_reply/preview`, { body: { ...body, brand } })
    expect(preview.body.html).not.toContain('Another street')
    expect([other.body.html, other.body.text].every((part) => part.includes('Another street'))).toBe(true)
    expect(other.body.html).toContain('#8040a0')
    expect((await read(mara)).edited).toBe(false)
    const tested = await robin.call<{ to: string }>('POST', `${PATH}/ticket_reply/test`, { body })
    expect(tested.body).toEqual({ to: robin.email })
    expect(api.deps.mailer.sent.filter(({ to }) => to === robin.email)).toEqual([
      { to: robin.email, subject: '[Test] Not saved', html: preview.body.html, text: preview.body.text },
    ])
  })

  test('every mail takes the workspace’s colour, or that of its mails, its logo and its footer', async () => {
    const { workspace, robin, mara } = await desk({ brandColor: '#2563eb' })
    expect((await write(workspace.id)).html).toContain('bgcolor="#2563eb"')
    const brand: MailBrand = { color: '#c026d3', logoUrl: 'https://acme.example/logo.png', footer: 'Acme Ltd\nLisbon' }
    for (let times = 0; times < 2; times++) {
      expect((await robin.call<MailBrand>('PUT', '/v1/mail-brand', { body: brand })).body).toEqual(brand)
    }
    expect((await mara.call<TemplateOverview>('GET', PATH)).body.brand).toEqual(brand)
    const { html, text } = await write(workspace.id)
    expect(html).toContain('bgcolor="#c026d3"')
    expect(html).toMatch(/<img[^>]* src="https:\/\/acme\.example\/logo\.png" alt="Acme"/)
    expect(text).toMatch(/-- \nAcme\nAcme Ltd\nLisbon$/)
    const events = await api.deps.db
      .selectFrom('events')
      .select('data')
      .where('workspace_id', '=', workspace.id)
      .where('type', '=', 'mail_brand.saved')
      .execute()
    expect(events.map(({ data }) => JSON.parse(data))).toEqual([{ fields: ['color', 'logoUrl', 'footer'] }])
    const insecure = { ...brand, logoUrl: 'http://acme.example/logo.png' }
    expect((await robin.call('PUT', '/v1/mail-brand', { body: insecure })).body.code).toBe('invalid_input')
  })

  test('admins write, agents look, and other people do neither', async () => {
    const { workspace, mara, sam } = await desk()
    const customer = await api.customer(workspace)
    const brand = { color: null, logoUrl: null, footer: '' }
    const statuses = async ({ call }: Pick<TestAgent, 'call'>) => {
      const body = { locale: 'en' }
      const asked = [
        await call('GET', PATH),
        await call('GET', `${PATH}/digest`),
        await call('POST', `${PATH}/digest/preview`, { body }),
        await call('PUT', `${PATH}/ticket_reply`, { body: { ...body, words: WORDS } }),
        await call('DELETE', `${PATH}/ticket_reply`),
        await call('POST', `${PATH}/digest/test`, { body }),
        await call('PUT', '/v1/mail-brand', { body: brand }),
      ]
      return asked.map(({ status }) => status)
    }
    expect(await statuses(mara)).toEqual([200, 200, 200, 403, 403, 403, 403])
    expect(await statuses(sam)).toEqual(Array(7).fill(403))
    expect(await statuses(customer)).toEqual(Array(7).fill(403))
  })

  test('what one workspace writes is not another’s', async () => {
    const [here, there] = [await desk(), await desk()]
    await save(here.robin, {})
    await here.robin.call('PUT', '/v1/mail-brand', { body: { color: null, logoUrl: null, footer: 'Only here' } })
    expect((await read(there.robin)).edited).toBe(false)
    expect((await write(there.workspace.id)).text).not.toContain('Only here')
  })

  test('where no language is named, the workspace’s own is meant', async () => {
    const { robin } = await desk({ locale: 'de' })
    const { body } = await robin.call<NotificationTemplate>('GET', `${PATH}/ticket_reply`)
    expect(body).toMatchObject({ locale: 'de', words: { button: 'Gespräch öffnen' } })
    const reset = await robin.call<NotificationTemplate>('DELETE', `${PATH}/ticket_reply`)
    expect(reset.body.locale).toBe('de')
  })

  test('the notification centre is told in the same words, without a mail being drawn', async () => {
    const { workspace, robin } = await desk()
    await save(robin, {})
    const what = { kind: 'ticket_reply', locale: 'en-GB', values: VALUES, url: null } as const
    expect(await writeShort(api.deps, workspace.id, what)).toEqual({ title: 'A word from Acme', short: 'We wrote' })
  })
})

eachDatabase((_kind, open) => {
  test('tests are limited, and a mail service that refuses is named', async () => {
    const { db } = await open()
    const refusing = testApi(db, {
      mailer: { ...silent, send: () => Promise.reject(new ChannelError('refused', 'No such sender')) },
    })
    const admin = await refusing.agent(await refusing.workspace(), { role: 'admin', email: 'refused@example.com' })
    const refused = await admin.call('POST', `${PATH}/digest/test`, { body: { locale: 'en' } })
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      503,
      'unavailable',
      'The mail service did not take it: No such sender',
    ])
    const limited = testApi(db, { limiter: memoryLimiter() })
    const eager = await limited.agent(await limited.workspace(), { role: 'admin', email: 'eager@example.com' })
    const answers = []
    for (let times = 0; times < 21; times++) {
      answers.push((await eager.call('POST', `${PATH}/digest/test`, { body: { locale: 'en' } })).status)
    }
    expect(answers).toEqual([...Array(20).fill(200), 429])
  })
})

const silent = { provider: 'smtp', keyLifeMs: 0, close: async () => undefined } as const
