import type { Article, ArticleRecordPage, CategoryDraft } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../testing/api.ts'
import { eachDatabase } from '../../../testing/databases.ts'
import { testCtx } from '../../../testing/deps.ts'
import { folderOf, PIXEL } from '../../../testing/folders.ts'
import { contentOf } from '../../../testing/house.ts'
import { revisionOf } from '../index.ts'
import { exportFolder } from './export.ts'
import { importFolder } from './import.ts'

const SMALL = {
  'README.md': 'Not an article.',
  'orders/_category.md': '---\nname: Orders\ndescription: From cart to door\nicon: package\norder: 2\n---\n',
  'orders/_category.ar.md': '---\nname: الطلبات\n---\n',
  'orders/refunds.md': `---
title: Refunds
excerpt: >
  When the money
  comes back.
tags: [Money, returns]
keywords: chargeback
order: 3
---

Ask within 30 days. See [invoices](../billing/invoices.md#vat) and [in Arabic](refunds.ar.md).

![The form](form.png)

[The form to print](form.pdf)

\`[not](a-link.md)\`
`,
  'orders/refunds.ar.md': '---\ntitle: استرداد الأموال\n---\n\nخلال 30 يومًا. [English](./refunds.md)\n',
  'orders/form.png': PIXEL,
  'orders/form.pdf': '%PDF-1.4\n%made for a test\n',
  'billing/_category.md': '---\nname: Billing\norder: 1\n---\n',
  'billing/invoices.md': '---\ntitle: 404\nkind: faq\naudiences: [customers, providers]\n---\n\n## VAT\n\nYes.\n',
  'billing/soon.md': '---\ntitle: Soon\nstatus: draft\n---\n',
}

async function desk(api: TestApi) {
  const workspace = await api.workspace()
  const admin = await api.agent(workspace, { role: 'admin' })
  const read = async (slug: string, locale = 'en') =>
    (await api.call<Article>('GET', `/v1/help/articles/${slug}?workspace=${workspace.key}&locale=${locale}`)).body
  return { workspace, admin, read, ctx: testCtx(api.deps, workspace.id) }
}

eachDatabase((_kind, open) => {
  test('a folder becomes a help centre, its links and files with it', async () => {
    const api = testApi((await open()).db)
    const { ctx, read, admin } = await desk(api)
    const report = await importFolder(ctx, folderOf(SMALL))
    expect(report).toEqual({ added: 4, changed: 0, unchanged: 0, archived: 0, warnings: [] })

    const refunds = await read('refunds')
    expect(refunds).toMatchObject({
      excerpt: 'When the money comes back.',
      tags: ['money', 'returns'],
      kind: 'article',
    })
    const [words, picture, download] = refunds.tree
    expect(words).toMatchObject({
      c: [
        {},
        { t: 'a', href: '/help/articles/invoices#vat', article: 'invoices' },
        {},
        { t: 'a', href: '/ar/help/articles/refunds', article: 'refunds' },
        {},
      ].map((node) => (Object.keys(node).length === 0 ? expect.any(String) : node)),
    })
    expect(picture).toMatchObject({ c: [{ t: 'img', src: expect.stringMatching(/^\/help\/files\/fil_/), width: 1 }] })
    expect(download).toMatchObject({ t: 'download', href: expect.stringMatching(/form\.pdf$/) })
    expect((await read('refunds', 'ar')).tree[0]).toMatchObject({
      c: [expect.any(String), { href: '/help/articles/refunds' }],
    })
    expect((await read('invoices')).title).toBe('404')
    expect((await read('soon')).title).toBe('Not found')
    const categories = await admin.call<{ items: CategoryDraft[] }>('GET', '/v1/help-center/categories')
    expect(categories.body.items).toMatchObject([
      { slug: 'billing', icon: 'book-open', articleCount: 2 },
      { slug: 'orders', icon: 'package', words: { ar: { name: 'الطلبات' }, en: { name: 'Orders' } } },
    ])
  })

  test('importing twice changes nothing at all', async () => {
    const api = testApi((await open()).db)
    const { ctx, workspace } = await desk(api)
    await importFolder(ctx, folderOf(SMALL))
    const before = await contentOf(api.deps.db)
    const revision = await revisionOf(api.deps.db, workspace.id)
    api.deps.clock.advance(60_000)
    const again = await importFolder(ctx, folderOf(SMALL))
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    expect(await contentOf(api.deps.db)).toEqual(before)
    expect(revision).toBe(1)

    const exported = await exportFolder(ctx)
    expect(await importFolder(ctx, folderOf(exported))).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    expect(await contentOf(api.deps.db)).toEqual(before)
  })

  test('an edit in the folder is one more version, and what left the folder stays unless pruned', async () => {
    const api = testApi((await open()).db)
    const { ctx, read, admin } = await desk(api)
    await importFolder(ctx, folderOf(SMALL))
    const { 'billing/invoices.md': _gone, ...fewer } = SMALL
    const edited = { ...fewer, 'orders/refunds.md': SMALL['orders/refunds.md'].replace('30 days', '14 days') }
    expect(await importFolder(ctx, folderOf(edited))).toMatchObject({ changed: 1, unchanged: 2 })
    expect(JSON.stringify((await read('refunds')).tree)).toContain('within 14 days')
    expect((await read('invoices')).title).toBe('404')

    expect(await importFolder(ctx, folderOf(edited), { prune: true })).toMatchObject({ archived: 1, unchanged: 3 })
    expect((await read('invoices')).title).toBe('Not found')
    const left = await admin.call<ArticleRecordPage>('GET', '/v1/help-center/articles?status=archived')
    expect(left.body.items.map((item) => item.slug)).toEqual(['invoices'])
    expect((await exportFolder(ctx)).map((file) => file.path)).not.toContain('billing/invoices.md')
    expect(await importFolder(ctx, folderOf(SMALL))).toMatchObject({ changed: 2, unchanged: 2 })
    expect((await read('invoices')).title).toBe('404')
  })
})
