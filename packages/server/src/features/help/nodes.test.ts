import type { Article } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { publishArticles } from '../../testing/help.ts'
import { saveTranslation } from './service.ts'
import { moveTranslation } from './workflow.ts'

eachDatabase((_kind, open) => {
  test('a node reads what another one published, a quarter of a second later at most', async () => {
    const database = await open()
    const here = testApi(database.db)
    const there = testApi(database.connect(), { clock: here.deps.clock })
    const { id, key } = await here.workspace()
    const { refunds } = await publishArticles(here.deps, id, [{ slug: 'refunds', title: 'Refunds' }])
    const read = async (api: typeof here) =>
      (await api.call<Article>('GET', `/v1/help/articles/refunds?workspace=${key}`)).body.title
    expect([await read(here), await read(there)]).toEqual(['Refunds', 'Refunds'])

    const address = { articleId: refunds?.id ?? '', locale: 'en' }
    const ctx = testCtx(here.deps, id)
    const words = { title: 'Money back', excerpt: '', body: '', searchKeywords: '' }
    await saveTranslation(ctx, { ...address, baseVersion: 1, ...words })
    expect([await read(here), await read(there)]).toEqual(['Refunds', 'Refunds'])
    await moveTranslation(ctx, { ...address, to: 'published', version: 2 })
    expect(await read(here)).toBe('Money back')
    here.deps.clock.advance(250)
    expect(await read(there)).toBe('Money back')
  })
})
