import type { ArticleFeedbackPage, HelpInsights } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newClientId, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { publishArticles } from '../../testing/help.ts'
import { DAY_MS } from './days.ts'
import { countPage, writePageCounts } from './page-counts.ts'

eachDatabase((_kind, open) => {
  async function center() {
    const api = testApi((await open()).db)
    const workspace = await api.workspace()
    const agent = await api.agent(workspace)
    const { refunds, hours } = await publishArticles(api.deps, workspace.id, [
      { slug: 'refunds', title: 'Refunds' },
      { slug: 'hours', title: 'Opening hours' },
    ])
    if (!refunds || !hours) throw new Error('Nothing was published')
    const insights = async (query = '') =>
      (await agent.call<HelpInsights>('GET', `/v1/help-center/insights${query}`)).body
    return { api, workspace, agent, refunds, hours, insights }
  }

  function vote(api: TestApi, workspace: TestWorkspace, articleId: string, more: object = {}) {
    return api.call('POST', `/v1/help/articles/${articleId}/feedback`, {
      body: { workspace: workspace.key, locale: 'en', clientId: newClientId(), helpful: true, ...more },
    })
  }

  function report(api: TestApi, workspace: TestWorkspace, activities: readonly object[], more: object = {}) {
    return api.call('POST', '/v1/help/activity', {
      body: { workspace: workspace.key, locale: 'en', sessionId: newClientId(), activities, ...more },
    })
  }

  test('however votes are sent, repeated and changed, each reader counts once, as they said last', async () => {
    const { api, workspace, agent, refunds, insights } = await center()
    const readers = Array.from({ length: 4 }, newClientId)
    const last = new Map<string, { helpful: boolean; comment: string }>()
    const step = fc.record({
      clientId: fc.constantFrom(...readers),
      helpful: fc.boolean(),
      comment: fc.constantFrom('', 'The price is missing', 'Thanks'),
      later: fc.constantFrom(0, 0, 1000, DAY_MS),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { later, ...given } of steps) {
          api.deps.clock.advance(later)
          expect((await vote(api, workspace, refunds.id, given)).status).toBe(204)
          last.set(given.clientId, given)
        }
        const said = [...last.values()]
        const helpful = said.filter((one) => one.helpful).length
        const record = await agent.call('GET', `/v1/help-center/articles/${refunds.id}`)
        expect(record.body).toMatchObject({ helpfulCount: helpful, notHelpfulCount: said.length - helpful })
        expect((await insights('?days=90')).helpfulRate.value).toBeCloseTo(helpful / said.length)
        const { body } = await agent.call<ArticleFeedbackPage>('GET', `/v1/help-center/articles/${refunds.id}/feedback`)
        const heard = body.items.map(({ clientId, helpful, comment }) => [clientId, { clientId, helpful, comment }])
        expect(new Map(heard as [string, object][])).toEqual(last)
      }),
      { numRuns: 8 },
    )
  })

  test('votes sent at the same moment by the same reader are one', async () => {
    const { api, workspace, agent, refunds } = await center()
    const clientId = newClientId()
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => vote(api, workspace, refunds.id, { clientId, helpful: n % 2 === 0 })),
    )
    const { body } = await agent.call<{ helpfulCount: number; notHelpfulCount: number }>(
      'GET',
      `/v1/help-center/articles/${refunds.id}`,
    )
    expect(body.helpfulCount + body.notHelpfulCount).toBe(1)
  })

  test('what readers say is paged, the newest first', async () => {
    const { api, workspace, agent, refunds } = await center()
    for (let n = 0; n < 5; n++) {
      await vote(api, workspace, refunds.id, { comment: `comment ${n}` })
      api.deps.clock.advance((n + 1) % 2)
    }
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `/v1/help-center/articles/${refunds.id}/feedback?limit=2${cursor && `&cursor=${cursor}`}`
      const page = await agent.call<ArticleFeedbackPage>('GET', path)
      seen.push(...page.body.items.map((item) => item.comment))
      cursor = page.body.nextCursor
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    expect(seen.at(-1)).toBe('comment 0')
    const nonsense = await agent.call('GET', `/v1/help-center/articles/${refunds.id}/feedback?cursor=nonsense`)
    expect(nonsense.body.code).toBe('invalid_input')
  })

  test('searches are counted without what tells who asked, and those without results stand out', async () => {
    const { api, workspace, insights } = await center()
    await report(api, workspace, [
      { type: 'search', query: 'Refund', results: 3 },
      { type: 'search', query: '  refund ', results: 3 },
      { type: 'search', query: 'order 4711 0815 23 of ana@example.com', results: 0 },
      { type: 'search', query: 'Parking', results: 0 },
    ])
    await report(api, workspace, [{ type: 'search', query: 'parking', results: 0 }], { locale: 'DE' })
    const all = await insights()
    expect(all.searches).toMatchObject({ value: 5, before: 0 })
    expect(all.emptySearchRate.value).toBeCloseTo(3 / 5)
    expect(all.topSearches[0]).toEqual({ query: 'refund', locale: 'en', count: 2 })
    expect(all.emptySearches.map(({ query, locale }) => `${query} ${locale}`).sort()).toEqual([
      'order … of … en',
      'parking de',
      'parking en',
    ])
    const german = await insights('?locale=de')
    expect(german.searches.value).toBe(1)
  })

  test('a help session counts as deflected once it is over and nobody was asked', async () => {
    const { api, workspace, refunds, insights } = await center()
    const view = { type: 'view', articleId: refunds.id }
    const sessionId = newClientId()
    await report(api, workspace, [view])
    await report(api, workspace, [view, view], { sessionId })
    await report(api, workspace, [{ type: 'escalated' }], { sessionId })
    await report(api, workspace, [view])
    expect(await insights()).toMatchObject({ sessions: 0, deflectionRate: { value: null } })
    api.deps.clock.advance(31 * 60_000)
    await report(api, workspace, [view])
    const after = await insights()
    expect(after).toMatchObject({ sessions: 3, views: { value: 5 } })
    expect(after.deflectionRate.value).toBeCloseTo(2 / 3)
    expect(after.articles).toEqual([
      { id: refunds.id, slug: 'refunds', title: 'Refunds', views: 5, helpful: 0, notHelpful: 0 },
    ])
  })

  test('periods are compared day by day, and what is old is forgotten', async () => {
    const { api, workspace, hours, insights } = await center()
    const view = { type: 'view', articleId: hours.id }
    await report(api, workspace, [view, { type: 'search', query: 'hours', results: 1 }])
    api.deps.clock.advance(7 * DAY_MS)
    await report(api, workspace, [view, view])
    const week = await insights('?days=7')
    expect(week.views).toEqual({ value: 2, before: 1, byDay: [0, 0, 0, 0, 0, 0, 2] })
    expect((await insights('?days=30')).views).toMatchObject({ value: 3, before: 0 })

    api.deps.clock.advance(176 * DAY_MS)
    const forget = api.deps.features.jobs.get('help-insights.forget')
    const ctx = { deps: api.deps, workspaceId: '', actor: { kind: 'system' }, requestId: 'test' } as const
    await forget?.(ctx, {}, { jobId: 'job', attempt: 1, signal: new AbortController().signal })
    expect(await api.deps.db.selectFrom('help_search_days').selectAll().execute()).toEqual([])
    expect(await api.deps.db.selectFrom('help_sessions').selectAll().execute()).toHaveLength(1)
  })

  test('pages without scripts are counted together, and when the service stops', async () => {
    const { api, workspace, refunds, insights } = await center()
    for (let n = 0; n < 3; n++) countPage(api.deps, workspace.id, 'en', { type: 'view', articleId: refunds.id })
    countPage(api.deps, workspace.id, 'en', { type: 'search', query: 'refund', results: 1 })
    expect((await insights()).views.value).toBe(0)
    await api.deps.features.stop(api.deps)
    expect(await insights()).toMatchObject({ views: { value: 3 }, searches: { value: 1 } })
    await writePageCounts(api.deps)
    expect((await insights()).views.value).toBe(3)
  })

  test('what cannot be read is not counted, and nothing of a report with it is', async () => {
    const { api, workspace, refunds, agent } = await center()
    const [draft] = Object.values(
      await publishArticles(api.deps, workspace.id, [
        { slug: 'draft', title: 'Draft', category: 'later', published: false },
      ]),
    )
    const other = await api.workspace('Other')
    const unknown = `art_${'0'.repeat(26)}`
    for (const [to, articleId] of [
      [workspace, unknown],
      [workspace, draft?.id ?? ''],
      [other, refunds.id],
    ] as const) {
      expect((await vote(api, to, articleId)).body.code).toBe('not_found')
      const activities = [
        { type: 'search', query: 'refund', results: 1 },
        { type: 'view', articleId },
      ]
      expect((await report(api, to, activities)).body.code).toBe('not_found')
    }
    expect((await agent.call<HelpInsights>('GET', '/v1/help-center/insights')).body.searches.value).toBe(0)
    expect((await agent.call('GET', '/v1/help-center/insights?days=5')).body.code).toBe('invalid_input')
    expect((await agent.call('GET', `/v1/help-center/articles/${unknown}/feedback`)).body.code).toBe('not_found')
  })
})
