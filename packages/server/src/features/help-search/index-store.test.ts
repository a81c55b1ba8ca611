import type { ArticleRecord, SearchResult } from '@deskbell/protocol'
import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { publishArticles } from '../../testing/help.ts'
import { moveTranslation, revisionOf, saveTranslation, updateArticle } from '../help/index.ts'
import { FORMAT } from './documents.ts'
import { forgetIndexes, heldIndexes, openIndex } from './index-store.ts'

async function found(api: TestApi, { key }: TestWorkspace, q: string, more = ''): Promise<string[]> {
  const { body } = await api.call<SearchResult>(
    'GET',
    `/v1/help/search?workspace=${key}&q=${encodeURIComponent(q)}${more}`,
  )
  return body.items.map(({ article }) => article.slug)
}

/** Lets the debounced job come due, and does it. */
async function keepIndexes(api: TestApi): Promise<void> {
  api.deps.clock.advance(60_000)
  await createJobRunner(api.deps).runDue()
}

eachDatabase((_kind, open) => {
  async function start(database: TestDatabase) {
    const api = testApi(database.db)
    const workspace = await api.workspace()
    return { api, workspace }
  }

  test('a node follows what another one publishes', async () => {
    const database = await open()
    const { api: one, workspace } = await start(database)
    const other = testApi(database.connect())
    await publishArticles(one.deps, workspace.id, [{ slug: 'refunds', title: 'Refunds' }])
    expect(await found(one, workspace, 'refunds')).toEqual(['refunds'])
    expect(await found(other, workspace, 'refunds')).toEqual(['refunds'])
    const [invoice] = Object.values(
      await publishArticles(other.deps, workspace.id, [{ slug: 'invoices', title: 'Invoices', category: 'billing' }]),
    )
    one.deps.clock.advance(250)
    expect(await found(one, workspace, 'invoice')).toEqual(['invoices'])
    const { id: articleId } = invoice as ArticleRecord
    await moveTranslation(testCtx(one.deps, workspace.id), { articleId, locale: 'en', to: 'archived', version: 1 })
    other.deps.clock.advance(250)
    expect(await found(other, workspace, 'invoice')).toEqual([])
  })

  test('an index is kept once for many changes, and loaded by the next start', async () => {
    const database = await open()
    const { api, workspace } = await start(database)
    const categories = new Map()
    for (const slug of ['refunds', 'invoices', 'parcels']) {
      await publishArticles(api.deps, workspace.id, [{ slug, title: slug }], categories)
      await found(api, workspace, slug)
    }
    const jobs = await api.deps.db.selectFrom('jobs').select(['kind', 'payload']).execute()
    expect(jobs).toEqual([{ kind: 'help-search.keep_index', payload: '{"locale":"en","audience":"customers"}' }])
    await keepIndexes(api)
    const rows = await api.deps.db.selectFrom('help_indexes').selectAll().execute()
    const revision = await revisionOf(api.deps.db, workspace.id)
    expect(rows).toMatchObject([{ locale: 'en', audience: 'customers', revision, format: FORMAT }])

    // What only the kept index says shows that it was loaded; what came since, that it was caught up.
    const renamed = (rows[0]?.data ?? '').replaceAll('parcels', 'parrots')
    await api.deps.db.updateTable('help_indexes').set({ data: renamed }).execute()
    await publishArticles(api.deps, workspace.id, [{ slug: 'returns', title: 'Returns' }], categories)
    const restarted = testApi(database.connect())
    expect(await found(restarted, workspace, 'parrots')).toEqual(['parrots'])
    expect(await found(restarted, workspace, 'returns')).toEqual(['returns'])
  })

  test.each([
    ['that is damaged', { data: '{"fields":' }, 1],
    ['whose numbers are cut short', { data: null }, 1],
    ['of another format', { format: FORMAT + 1 }, 0],
    ['from the future of a database that was put back', { revision: 9_999 }, 0],
  ])('a kept index %s is built anew', async (_, change, warnings) => {
    const database = await open()
    const { api, workspace } = await start(database)
    await publishArticles(api.deps, workspace.id, [{ slug: 'refunds', title: 'Refunds' }])
    await found(api, workspace, 'refunds')
    await keepIndexes(api)
    const { data } = await api.deps.db.selectFrom('help_indexes').select('data').executeTakeFirstOrThrow()
    const cut = data.replace(/"postings":"[^"]{4}/, '"postings":"')
    const values = 'data' in change && change.data === null ? { data: cut } : (change as { data: string })
    await api.deps.db.updateTable('help_indexes').set(values).execute()

    const lines: string[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
    const restarted = testApi(database.connect(), { logger })
    expect(await found(restarted, workspace, 'refund')).toEqual(['refunds'])
    expect(lines.length).toBe(warnings)
    await keepIndexes(restarted)
    const kept = await api.deps.db.selectFrom('help_indexes').select(['data', 'format']).executeTakeFirstOrThrow()
    expect(kept).toEqual({ data, format: FORMAT })
  })

  test('those asked for least recently make room', async () => {
    const { api, workspace } = await start(await open())
    await publishArticles(api.deps, workspace.id, [
      { slug: 'refunds', title: 'Refunds' },
      { slug: 'refunds', title: 'Reembolsos', locale: 'pt' },
    ])
    const revision = await revisionOf(api.deps.db, workspace.id)
    const key = (locale: string) => ({ workspaceId: workspace.id, locale, audience: 'customers' }) as const
    await openIndex(api.deps, key('en'), revision, 1)
    await openIndex(api.deps, key('pt'), revision, 1)
    expect(heldIndexes(api.deps.db)).toEqual([`${workspace.id}/pt/customers`])
    await openIndex(api.deps, key('en'), revision)
    await openIndex(api.deps, key('pt'), revision)
    await openIndex(api.deps, key('en'), revision)
    expect(heldIndexes(api.deps.db)).toEqual([`${workspace.id}/pt/customers`, `${workspace.id}/en/customers`])
  })

  test('many who ask at once share one reading', async () => {
    const { api, workspace } = await start(await open())
    await publishArticles(api.deps, workspace.id, [{ slug: 'refunds', title: 'Refunds' }])
    const all = await Promise.all(Array.from({ length: 8 }, () => found(api, workspace, 'refund')))
    expect(all).toEqual(Array.from({ length: 8 }, () => ['refunds']))
    expect((await api.deps.db.selectFrom('jobs').select('id').execute()).length).toBe(1)
  })

  const WORDS = ['refund', 'refunds', 'invoice', 'parcel', 'slowly']
  const act = fc.oneof(
    fc.record({
      do: fc.constant('write' as const),
      article: fc.nat(3),
      title: fc.shuffledSubarray(WORDS, { minLength: 1, maxLength: 2 }),
      locale: fc.constantFrom('en', 'pt'),
    }),
    fc.record({ do: fc.constantFrom('archive' as const, 'hide' as const), article: fc.nat(3) }),
    fc.constantFrom({ do: 'keep' as const }, { do: 'restart' as const }),
    fc.record({ do: fc.constant('search' as const), q: fc.constantFrom(...WORDS) }),
  )

  test('whatever happened, the index is what one built from scratch is', async () => {
    const database = await open()
    const api = testApi(database.db)
    const fresh = testApi(database.connect())
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
        const workspace = await api.workspace()
        const ctx = testCtx(api.deps, workspace.id)
        const categories = new Map()
        const articles = new Map<number, ArticleRecord>()
        const versions = new Map<string, number>()
        for (const one of acts) {
          if (one.do === 'write') {
            const title = one.title.join(' ')
            const known = articles.get(one.article)
            const { locale } = one
            const name = `${one.article}/${locale}`
            if (!known) {
              const slug = `a${one.article}`
              const made = await publishArticles(api.deps, workspace.id, [{ slug, title, locale }], categories)
              articles.set(one.article, made[slug] as ArticleRecord)
              versions.set(name, 1)
            } else {
              const words = { title, excerpt: '', body: `${title} again`, searchKeywords: '' }
              const saved = await saveTranslation(ctx, {
                articleId: known.id,
                locale,
                baseVersion: versions.get(name) ?? 0,
                ...words,
              })
              versions.set(name, saved.version)
              if (saved.status === 'archived') {
                await moveTranslation(ctx, { articleId: known.id, locale, to: 'draft', version: saved.version })
              }
              if (saved.status !== 'published') {
                await moveTranslation(ctx, { articleId: known.id, locale, to: 'published', version: saved.version })
              }
            }
          } else if (one.do === 'archive' || one.do === 'hide') {
            const known = articles.get(one.article)
            if (!known) continue
            if (one.do === 'hide') await updateArticle(ctx, { articleId: known.id, audiences: ['providers'] })
            else {
              for (const [name, version] of versions) {
                const locale = name.split('/')[1] ?? ''
                if (!name.startsWith(`${one.article}/`)) continue
                await moveTranslation(ctx, { articleId: known.id, locale, to: 'archived', version }).catch(
                  () => undefined,
                )
              }
            }
          } else if (one.do === 'keep') await keepIndexes(api)
          else if (one.do === 'restart') forgetIndexes(api.deps.db)
          else if (one.do === 'search') await found(api, workspace, one.q)
        }
        for (const q of [...WORDS, 'refnud', 'par']) {
          for (const locale of ['en', 'pt']) {
            const path = `/v1/help/search?workspace=${workspace.key}&q=${q}&locale=${locale}`
            const here = await api.call<SearchResult>('GET', path)
            await fresh.deps.db.deleteFrom('help_indexes').execute()
            forgetIndexes(fresh.deps.db)
            fresh.deps.clock.advance(250)
            const there = await fresh.call<SearchResult>('GET', path)
            expect(here.body).toEqual(there.body)
          }
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})
