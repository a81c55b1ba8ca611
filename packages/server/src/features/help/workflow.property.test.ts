import { ARTICLE_TRANSITIONS, type ArticleStatus, CodedError } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { foldChanges } from './catalogue.ts'
import { createCategory, orderCategories, updateCategory } from './categories.ts'
import { listCategoryRows } from './categories-repository.ts'
import { findPublications, type PublishedText, publicationsSince, revisionOf } from './publications-repository.ts'
import { resolveReader } from './reader.ts'
import { listArticles, readArticle } from './reading.ts'
import { createArticle, deleteArticle, restoreVersion, saveTranslation, updateArticle } from './service.ts'
import { moveTranslation } from './workflow.ts'

const LOCALES = ['en', 'ar'] as const
const STATUSES = Object.keys(ARTICLE_TRANSITIONS) as ArticleStatus[]

const article = fc.nat(3)
const locale = fc.constantFrom(...LOCALES)
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), category: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('save' as const), article, locale, words: fc.nat(2) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('move' as const), article, locale, to: fc.constantFrom(...STATUSES) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      article,
      locale,
      to: fc.constant<ArticleStatus>('published'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), article, locale, number: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('update' as const), article, field: fc.nat(4), value: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), article }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('category' as const), category: fc.nat(1), name: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('order' as const), swap: fc.boolean() }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Without an article there is little to do. */
const BEGINNING: readonly Step[] = [
  { do: 'create', category: 0 },
  { do: 'create', category: 1 },
]

/** What one language of an article must be. */
interface Language {
  status: ArticleStatus
  readonly versions: string[]
  published: string | null
}

interface Written {
  readonly id: string
  readonly languages: Map<string, Language>
}

/** A help centre with two categories, and a model of it that is too simple to be wrong. */
async function openDesk(api: TestApi) {
  const workspace = await api.workspace()
  const ctx = testCtx(api.deps, workspace.id)
  const category = (slug: string) =>
    createCategory(ctx, { slug, icon: 'user', words: { en: { name: slug, description: '' } } })
  const categories = [await category('first'), await category('second')].map((one) => one.id)
  const articles: Written[] = []
  let made = 0

  async function take(given: Step): Promise<void> {
    if (given.do === 'create') {
      const words = { title: 'w0', excerpt: '', body: '', searchKeywords: '' }
      const settings = { kind: 'article', audiences: ['customers'], tags: [], position: 0 } as const
      const { id } = await createArticle(ctx, {
        ...settings,
        audiences: [...settings.audiences],
        tags: [],
        slug: `article-${++made}`,
        categoryId: categories[given.category] ?? '',
        locale: 'en',
        words,
      })
      articles.push({ id, languages: new Map([['en', { status: 'draft', versions: ['w0'], published: null }]]) })
      return
    }
    if (given.do === 'category') {
      const words = { en: { name: `name ${given.name}`, description: '' } }
      await updateCategory(ctx, { categoryId: categories[given.category] ?? '', words })
      return
    }
    if (given.do === 'order') {
      await orderCategories(ctx, { ids: given.swap ? [...categories].reverse() : categories })
      return
    }
    const at = given.article % Math.max(1, articles.length)
    const written = articles[at]
    if (!written) return
    const articleId = written.id
    if (given.do === 'delete') {
      const isRead = [...written.languages.values()].some((one) => one.published !== null)
      const admin = { ...ctx, actor: { kind: 'agent', id: 'agt_x', userId: 'usr_x', role: 'admin' } as const }
      if (isRead) return expectCode('conflict', deleteArticle(admin, { articleId }))
      await deleteArticle(admin, { articleId })
      articles.splice(at, 1)
      return
    }
    if (given.do === 'update') {
      const { field, value } = given
      const change = [
        { tags: value ? ['a', 'b'] : [] },
        { audiences: value ? (['customers'] as const) : (['providers', 'customers'] as const) },
        { position: value },
        { categoryId: categories[value] ?? '' },
        { kind: value ? ('guide' as const) : ('faq' as const) },
      ][field] as object
      await updateArticle(ctx, { articleId, ...change })
      return
    }
    const known = written.languages.get(given.locale)
    if (given.do === 'save') {
      const title = `w${given.words}`
      const baseVersion = known?.versions.length ?? 0
      const words = { title, excerpt: '', body: '', searchKeywords: '' }
      const saveFrom = (base: number) =>
        saveTranslation(ctx, { articleId, locale: given.locale, baseVersion: base, ...words })
      if (known) await expectCode('conflict', saveFrom(baseVersion + 1))
      await saveFrom(baseVersion)
      if (known) save(known, title)
      else written.languages.set(given.locale, { status: 'draft', versions: [title], published: null })
      return
    }
    if (!known) return
    if (given.do === 'restore') {
      const title = known.versions[given.number]
      const restore = restoreVersion(ctx, { articleId, locale: given.locale, number: given.number + 1 })
      if (title === undefined) return expectCode('not_found', restore)
      await restore
      save(known, title)
      return
    }
    const version = known.versions.length
    const move = moveTranslation(ctx, { articleId, locale: given.locale, to: given.to, version })
    if (!ARTICLE_TRANSITIONS[known.status].includes(given.to)) return expectCode('invalid_transition', move)
    await move
    known.status = given.to
    if (given.to === 'published') known.published = known.versions.at(-1) ?? null
    if (given.to === 'archived') known.published = null
  }

  /** What readers must see: by article and language, the title. */
  function expected(): Map<string, string> {
    return new Map(
      articles.flatMap(({ id, languages }) =>
        [...languages].flatMap(([locale, { published }]) =>
          published === null ? [] : [[`${id} ${locale}`, published] as const],
        ),
      ),
    )
  }
  return { workspace, ctx, take, expected, articles }
}

function save(language: Language, title: string): void {
  if (language.versions.at(-1) === title) return
  language.versions.push(title)
  language.status = 'draft'
}

async function expectCode(code: string, promise: Promise<unknown>): Promise<void> {
  const outcome = await promise.then(
    () => 'done',
    (error: unknown) => (error instanceof CodedError ? error.code : error),
  )
  expect(outcome).toBe(code)
}

eachDatabase((kind, open) => {
  test('readers see exactly what was published last, and every change of it is a revision, and nothing else is', async () => {
    const api = testApi((await open()).db)
    const { db } = api.deps
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        const { workspace, ctx, take, expected } = await openDesk(api)
        let followed = new Map<string, ReadonlyMap<string, PublishedText>>()
        let cursor = 0
        let [before, revision] = [await seen(workspace.id), await revisionOf(db, workspace.id)]
        for (const one of [...BEGINNING, ...steps]) {
          api.deps.clock.advance(1_000)
          await take(one)
          const published = await findPublications(db, workspace.id)
          expect(new Map(published.map((row) => [`${row.articleId} ${row.locale}`, row.title]))).toEqual(expected())

          const after = await seen(workspace.id)
          const reached = await revisionOf(db, workspace.id)
          expect({ one, grows: reached > revision }).toEqual({ one, grows: after !== before })
          ;[before, revision] = [after, reached]

          const changes = await publicationsSince(db, workspace.id, cursor)
          followed = foldChanges(followed, changes)
          cursor = Math.max(cursor, ...changes.map((change) => change.revision))
          const folded = [...followed.values()].flatMap((languages) => [...languages.values()])
          expect(new Set(folded.map(sorted))).toEqual(
            new Set(published.map((row) => sorted({ removed: false, ...row }))),
          )

          const reader = await resolveReader(ctx, { workspace: workspace.key, locale: 'ar' })
          const { items } = await listArticles({ deps: api.deps }, reader)
          for (const { slug, id } of items) {
            const { title, locale, locales } = await readArticle({ deps: api.deps }, reader, slug)
            const wanted = expected()
            expect([locale, title]).toEqual(
              wanted.has(`${id} ar`) ? ['ar', wanted.get(`${id} ar`)] : ['en', wanted.get(`${id} en`)],
            )
            expect(locales).toEqual(LOCALES.filter((one) => wanted.has(`${id} ${one}`)).sort())
          }
          expect(new Set(items.map((item) => item.id))).toEqual(
            new Set([...expected().keys()].map((name) => name.split(' ')[0])),
          )
        }
      }),
      { numRuns: kind === 'sqlite' ? 15 : 5 },
    )

    /** All that readers can see but counts, read anew. */
    async function seen(workspaceId: string): Promise<string> {
      const published = (await findPublications(db, workspaceId)).map(({ revision: _, ...row }) => sorted(row)).sort()
      const read = new Set((await findPublications(db, workspaceId)).map((row) => row.category.id))
      const categories = (await listCategoryRows(db, workspaceId)).filter((row) => read.has(row.id))
      return JSON.stringify([published, categories.map(({ slug, icon, words }) => [slug, icon, words])])
    }
  })
})

function sorted(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
