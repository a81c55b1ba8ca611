import type {
  ArticlePage,
  BookingPage,
  ConversationPage,
  HelpInsights,
  InboxCounts,
  Me,
  TicketPage,
} from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { folderOf } from '../../testing/folders.ts'
import { seedDemo } from './index.ts'

eachDatabase((_kind, open) => {
  test('the demo is made once, and its admin can sign in with what is printed', async () => {
    const api = testApi((await open()).db)
    const demo = await seedDemo(api.deps)
    expect(await seedDemo(api.deps)).toEqual(demo)

    const body = { email: demo?.email, password: demo?.password }
    const signedIn = await api.call('POST', '/v1/auth/sign-in/email', { body })
    expect(signedIn.status).toBe(200)
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }

    const me = await api.call<Me>('GET', '/v1/me', { headers })
    expect(me.body.agent).toMatchObject({ role: 'admin', availability: 'available' })
    const counts = await api.call<InboxCounts>('GET', '/v1/inbox/counts', { headers })
    expect(counts.body).toMatchObject({ mine: 1, unassigned: 3, all: 7, closed: 3 })
    const all = await api.call<ConversationPage>('GET', '/v1/conversations', { headers })
    expect(all.body.items[0]?.lastMessage?.preview).toContain('St. Brigid')

    const tickets = await api.call<TicketPage>('GET', '/v1/tickets', { headers })
    const shown = tickets.body.items.map(({ number, status, rating }) => [number, status, rating?.score])
    expect(shown).toEqual([
      [3, 'resolved', 5],
      [2, 'open', undefined],
      [1, 'waiting', undefined],
    ])
    const visits = await api.call<BookingPage>('GET', '/v1/bookings', { headers })
    expect(visits.body.items.map(({ status }) => status).sort()).toEqual([
      'cancelled',
      'completed',
      'completed',
      'confirmed',
      'confirmed',
      'in_progress',
      'on_way',
    ])
    // It is told, not lived: nobody is mailed.
    const mails = await api.deps.db.selectFrom('jobs').select('kind').where('kind', 'like', 'notifications%').execute()
    expect(mails).toEqual([])

    const list = async (path: string) => (await api.call<{ items: unknown[] }>('GET', path, { headers })).body.items
    expect(await list('/v1/teams')).toMatchObject([{ name: 'Firms and accounts' }, { name: 'Visits' }])
    expect(await list('/v1/routing-rules')).toHaveLength(3)
    expect(await list('/v1/canned-responses')).toHaveLength(6)
    expect(await list('/v1/macros')).toHaveLength(2)
  })

  test('the demo’s help centre is the documentation, given once', async () => {
    const api = testApi((await open()).db)
    const page = (title: string) => ({
      'basics/_category.md': '---\nname: Basics\n---\n',
      'basics/what-is-deskbell.md': `---\ntitle: ${title}\n---\n`,
    })
    const demo = await seedDemo(api.deps, { documentation: folderOf(page('Start')) })
    await seedDemo(api.deps, { documentation: folderOf(page('Something else')) })
    const list = await api.call<ArticlePage>('GET', `/v1/help/articles?workspace=${demo?.workspaceKey}`)
    expect(list.body.items.map((item) => item.title)).toEqual(['Start'])
    const rules = await api.deps.db.selectFrom('help_url_rules').select('items').executeTakeFirst()
    expect(JSON.parse(rules?.items ?? '[]')).toEqual([{ pattern: '/', articleIds: [list.body.items[0]?.id] }])

    const body = { email: demo?.email, password: demo?.password }
    const signedIn = await api.call('POST', '/v1/auth/sign-in/email', { body })
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' }
    const insights = await api.call<HelpInsights>('GET', '/v1/help-center/insights?days=7', { headers })
    expect(insights.body.views).toMatchObject({ value: expect.any(Number), before: expect.any(Number) })
    expect(insights.body.views.value).toBeGreaterThan(20)
    expect(insights.body.deflectionRate.value).toBeGreaterThan(0.5)
    expect(insights.body.emptySearches.length).toBeGreaterThan(0)
  })

  test('a hosted service is left empty', async () => {
    const api = testApi((await open()).db, { env: { DESKBELL_MODE: 'hosted' } })
    expect(await seedDemo(api.deps)).toBeNull()
  })
})
