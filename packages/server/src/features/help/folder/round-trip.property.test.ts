import { ArticleWords, type Audience, CategoryWords } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../testing/api.ts'
import { eachDatabase } from '../../../testing/databases.ts'
import { testCtx } from '../../../testing/deps.ts'
import { folderOf, PIXEL, textOf } from '../../../testing/folders.ts'
import { createCategory } from '../categories.ts'
import { keepHelpFile } from '../files.ts'
import { revisionOf } from '../publications-repository.ts'
import { createArticle, saveTranslation } from '../service.ts'
import { moveTranslation } from '../workflow.ts'
import { exportFolder } from './export.ts'
import { importFolder } from './import.ts'

/** What YAML, Markdown or a file might take for something else. */
const nasty = fc.constantFrom(
  ...[
    '404',
    'no',
    'null',
    '~',
    '---',
    '- a',
    'a: b',
    '# a',
    '"',
    "it's",
    '{x}',
    '[x]',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a`',
  ],
  ...[
    '2026-01-01',
    '0x1F',
    '1e3',
    '.5',
    'true',
    '|',
    '>',
    '?',
    'a #b',
    'استرداد',
    '退款',
    '👋🏽',
    'a\u2028b',
    '\u00a0x',
    'a  b',
    '<<',
  ],
)
const line = fc.oneof(nasty, fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }))
const lines = fc.oneof(
  line,
  fc.constantFrom(
    ...[
      '',
      '\n\n',
      '    code\n',
      '---\n\ntext',
      '```md\n[a](/help/articles/a-1)\n```',
      'a\r\nb\rc',
      '\ttab',
      '> [!NOTE]\n> x',
    ],
    ...[
      '[a](/help/articles/a-1#x)',
      '[a](/ar/help/articles/a-0?q)',
      '[a](/help/articles/nowhere)',
      '[b](</help/articles/a-2>)',
    ],
    ...['![p](FILE)', '[d](FILE "t")', '[r]: /help/articles/a-1\n\n[r]', '\\[a](b)', '`[a](/help/articles/a-1)`'],
  ),
)
const body = fc.array(lines, { maxLength: 5 }).map((parts) => parts.join('\n\n'))
const languages = fc.uniqueArray(fc.constantFrom('en', 'ar', 'pt-BR', 'pt'), { minLength: 1, maxLength: 3 })
const desk = fc.record({
  categories: fc.array(fc.record({ name: line, description: line, locales: languages }), {
    minLength: 1,
    maxLength: 3,
  }),
  articles: fc.array(
    fc.record({
      category: fc.nat(2),
      kind: fc.constantFrom('article' as const, 'guide' as const, 'faq' as const),
      audiences: fc.subarray<Audience>(['customers', 'providers'], { minLength: 1 }),
      tags: fc.uniqueArray(fc.constantFrom('a', 'no', '1', 'a, b', 'ü', '#'), { maxLength: 3 }),
      position: fc.constantFrom(0, 1, 9999),
      languages: fc.uniqueArray(
        fc.record({
          locale: fc.constantFrom('en', 'ar', 'pt-BR', 'pt'),
          title: line,
          excerpt: line,
          keywords: line,
          body,
          end: fc.constantFrom('published' as const, 'draft' as const, 'archived' as const, 'edited' as const),
        }),
        { selector: (one) => one.locale, minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 4 },
  ),
})
type Desk = typeof desk extends fc.Arbitrary<infer D> ? D : never

/** Writes a help centre as the console would. */
async function furnish(api: TestApi, { categories, articles }: Desk): Promise<ReturnType<typeof testCtx>> {
  const ctx = testCtx(api.deps, (await api.workspace()).id)
  const { path } = await keepHelpFile(ctx, { name: 'a picture.png', bytes: PIXEL })
  const ids: string[] = []
  for (const [at, { name, description, locales }] of categories.entries()) {
    const words = Object.fromEntries(
      locales.map((locale) => [
        locale,
        v.parse(CategoryWords, { name: oneLine(name) || 'x', description: oneLine(description) }),
      ]),
    )
    ids.push((await createCategory(ctx, { slug: `c-${at}`, icon: 'user', words })).id)
  }
  for (const [at, article] of articles.entries()) {
    let articleId = ''
    for (const { locale, title, excerpt, keywords, body, end } of article.languages) {
      const words = v.parse(ArticleWords, {
        title: oneLine(title) || 'x',
        excerpt: oneLine(excerpt),
        body: body.replaceAll('FILE', path),
        searchKeywords: oneLine(keywords),
      })
      if (articleId) await saveTranslation(ctx, { articleId, locale, baseVersion: 0, ...words })
      else {
        const { kind, audiences, tags, position, category } = article
        const categoryId = ids[category % ids.length] ?? ''
        const settings = { kind, audiences, tags, position, categoryId, slug: `a-${at}` }
        articleId = (await createArticle(ctx, { ...settings, locale, words })).id
      }
      if (end === 'draft') continue
      const to = end === 'archived' ? 'archived' : 'published'
      await moveTranslation(ctx, { articleId, locale, to, version: 1 })
      if (end === 'edited')
        await saveTranslation(ctx, { articleId, locale, baseVersion: 1, ...words, title: 'Not yet' })
    }
  }
  return ctx
}

/** A line as the contract lets it in. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, '').trim()
}

eachDatabase((kind, open) => {
  test('what is exported is imported as the same, here and elsewhere', async () => {
    const api = testApi((await open()).db)
    await fc.assert(
      fc.asyncProperty(desk, async (given) => {
        const ctx = await furnish(api, given)
        const exported = await exportFolder(ctx)
        const revision = await revisionOf(api.deps.db, ctx.workspaceId)
        const again = await importFolder(ctx, folderOf(exported))
        expect(again).toMatchObject({ added: 0, changed: 0, archived: 0 })
        expect(await revisionOf(api.deps.db, ctx.workspaceId)).toBe(revision)

        const elsewhere = testCtx(api.deps, (await api.workspace()).id)
        await importFolder(elsewhere, folderOf(exported))
        expect(textOf(await exportFolder(elsewhere))).toEqual(textOf(exported))
      }),
      { numRuns: kind === 'sqlite' ? 20 : 5 },
    )
  })
})
