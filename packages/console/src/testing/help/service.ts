import {
  ARTICLE_TRANSITIONS,
  type ArticleRecord,
  type ArticleStatus,
  type ArticleWords,
  type CategoryDraft,
  type Translation,
  type UrlRules,
} from '@deskbell/protocol'
import type { Upload } from '../../api/upload.ts'
import { ago, idOf } from '../fixtures.ts'
import { dispatch, type Handlers, Refusal } from './dispatch.ts'
import { pretendToRender } from './markdown.ts'
import { CATEGORIES, insightsOf, type Language, type Piece, pieces } from './scenario.ts'

export interface FakeHelpOptions {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
  /** Articles in one answer of the list. */
  readonly page: number
}

/** The hands of a test on the pretended help centre. */
export interface HelpControls {
  /** A colleague saves new words of the first article. */
  colleagueSaves(articleId: string, locale: string, body: string): void
  /** A colleague takes a step with it, without new words. */
  colleagueMoves(articleId: string, locale: string, to: ArticleStatus): void
  colleagueSavesRules(): void
  failing(on: boolean): void
}

const ME = idOf('agt', 1)
const now = () => new Date().toISOString()

/** The help centre of the pretended service, asked by `call` and `upload` as the real one is. */
export function createFakeHelp(options: FakeHelpOptions) {
  let articles: Piece[] = options.empty ? [] : pieces()
  let categories: CategoryDraft[] = options.empty ? [] : [...CATEGORIES]
  let failing = options.failing
  let made = 500
  let rules: UrlRules = options.empty
    ? { items: [], revision: 0 }
    : {
        items: [
          { pattern: '/orders/*', articleIds: [idOf('art', 2), idOf('art', 3)] },
          { pattern: '/lamps/arc/**', articleIds: [idOf('art', 1)] },
        ],
        revision: 3,
      }

  const find = (id: string | undefined): Piece => {
    const found = articles.find((one) => one.record.id === id)
    if (!found) throw new Refusal('not_found')
    return found
  }
  const languageOf = ({ articleId = '', locale = '' }: Record<string, string>): Language => {
    const found = find(articleId).languages.get(locale)
    if (!found) throw new Refusal('not_found')
    return found
  }
  const translation = (locale: string, language: Language): Translation => {
    const words = language.versions.at(-1)
    if (!words) throw new Refusal('not_found')
    const { status, publishedVersion, publishedAt, reviewerId } = language
    const state = { status, publishedVersion, publishedAt, reviewerId, updatedAt: words.at }
    return { locale, title: words.title, version: words.number, ...state, words }
  }
  const recordOf = (piece: Piece): ArticleRecord => ({
    ...piece.record,
    translations: [...piece.languages].map(([locale, language]) => {
      const { words: _, ...state } = translation(locale, language)
      return state
    }),
  })
  const counted = () =>
    categories.map((one) => ({
      ...one,
      articleCount: articles.filter((piece) => piece.record.categoryId === one.id).length,
    }))
  const save = (language: Language, words: ArticleWords | undefined, authorId: string) => {
    if (!words) throw new Refusal('not_found')
    const number = (language.versions.at(-1)?.number ?? 0) + 1
    const { title, excerpt, body, searchKeywords } = words
    language.versions.push({ number, title, excerpt, searchKeywords, body, authorId, at: now() })
    language.status = 'draft'
  }
  const fresh = (): Language => ({
    status: 'draft',
    versions: [],
    publishedVersion: null,
    publishedAt: null,
    reviewerId: null,
    comments: [],
  })

  const handlers: Handlers = {
    listCategories: () => ({ items: counted() }),
    createCategory({ body }) {
      made += 1
      categories.push({ id: idOf('cat', made), position: categories.length, articleCount: 0, ...body })
      return categories.at(-1)
    },
    updateCategory({ params, body }) {
      categories = categories.map((one) =>
        one.id === params.categoryId ? ({ ...one, ...body } as CategoryDraft) : one,
      )
      return counted().find((one) => one.id === params.categoryId)
    },
    deleteCategory({ params }) {
      categories = categories.filter((one) => one.id !== params.categoryId)
    },
    orderCategories({ body }) {
      categories = body.ids.flatMap((id: string) => categories.filter((one) => one.id === id))
      return { items: counted() }
    },
    listArticleRecords({ query }) {
      const is = (key: 'categoryId' | 'kind' | 'locale' | 'status', value: string) =>
        query[key] === undefined || query[key] === value
      const within = articles
        .map(recordOf)
        .filter(
          (one) =>
            is('categoryId', one.categoryId) &&
            is('kind', one.kind) &&
            one.translations.some(
              (state) =>
                is('locale', state.locale) &&
                is('status', state.status) &&
                (!query.mine || (state.status === 'in_review' && state.reviewerId === ME)) &&
                state.title.toLowerCase().includes((query.q ?? '').toLowerCase()),
            ),
        )
        .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
      const from = Number(query.cursor ?? 0)
      const size = Math.min(query.limit ?? 50, options.page)
      return {
        items: within.slice(from, from + size),
        nextCursor: within.length > from + size ? String(from + size) : null,
      }
    },
    createArticle({ body }) {
      made += 1
      const { locale, words, slug = 'made-by-the-service', ...rest } = body
      if (articles.some((one) => one.record.slug === slug)) throw new Refusal('conflict')
      const language = fresh()
      save(language, words, ME)
      const piece: Piece = {
        languages: new Map([[locale, language]]),
        record: {
          ...{ id: idOf('art', made), slug, kind: 'article', audiences: ['customers'], tags: [], position: 0 },
          ...{ viewCount: 0, helpfulCount: 0, notHelpfulCount: 0, createdAt: now(), updatedAt: now() },
          ...rest,
        },
      }
      articles = [piece, ...articles]
      return recordOf(piece)
    },
    getArticleRecord: ({ params }) => recordOf(find(params.articleId)),
    updateArticle({ params, body }) {
      const piece = find(params.articleId)
      piece.record = { ...piece.record, ...body } as Piece['record']
      return recordOf(piece)
    },
    deleteArticle({ params }) {
      articles = articles.filter((one) => one.record.id !== params.articleId)
    },
    getTranslation: ({ params }) => translation(params.locale ?? '', languageOf(params)),
    saveTranslation({ params, body }) {
      const { languages } = find(params.articleId)
      const language = languages.get(params.locale ?? '') ?? fresh()
      if (body.baseVersion !== (language.versions.at(-1)?.number ?? 0)) throw new Refusal('conflict')
      save(language, body, ME)
      languages.set(params.locale ?? '', language)
      return translation(params.locale ?? '', language)
    },
    moveTranslation({ params, body }) {
      const language = languageOf(params)
      const { to, comment, reviewerId, version } = body
      if (version !== language.versions.at(-1)?.number) throw new Refusal('conflict')
      if (!ARTICLE_TRANSITIONS[language.status].includes(to)) throw new Refusal('invalid_transition')
      language.status = to
      if (to === 'in_review') language.reviewerId = reviewerId ?? null
      if (to === 'published') Object.assign(language, { publishedVersion: version, publishedAt: now() })
      if (to === 'archived') Object.assign(language, { publishedVersion: null, publishedAt: null })
      made += 1
      if (comment)
        language.comments.push({
          ...{ id: idOf('rvc', made), authorId: ME, version, text: comment, movedTo: to, at: now() },
        })
      return translation(params.locale ?? '', language)
    },
    listVersions: ({ params }) => ({
      items: languageOf(params)
        .versions.map(({ number, title, authorId, at }) => ({ number, title, authorId, at }))
        .reverse(),
    }),
    getVersion: ({ params }) => languageOf(params).versions.find((one) => one.number === Number(params.number)),
    restoreVersion({ params }) {
      const language = languageOf(params)
      save(
        language,
        language.versions.find((one) => one.number === Number(params.number)),
        ME,
      )
      return translation(params.locale ?? '', language)
    },
    listReviewComments: ({ params }) => ({ items: languageOf(params).comments }),
    addReviewComment({ params, body }) {
      const language = languageOf(params)
      made += 1
      const version = language.versions.at(-1)?.number ?? 1
      const comment = { id: idOf('rvc', made), authorId: ME, version, text: body.text, movedTo: null, at: now() }
      language.comments.push(comment)
      return comment
    },
    previewMarkdown: ({ body }) => pretendToRender(body.body),
    getUrlRules: () => rules,
    saveUrlRules({ body }) {
      if (body.revision !== rules.revision) throw new Refusal('conflict')
      rules = { items: body.items, revision: rules.revision + 1 }
      return rules
    },
    testUrlRules({ body }) {
      const path = new URL(body.url).pathname
      const rule = body.items.findIndex((one: UrlRules['items'][number]) =>
        new RegExp(`^${one.pattern.replaceAll('**', '.+').replace(/(?<!\.)\*/g, '[^/]+')}$`).test(path),
      )
      const summaries = (ids: string[]) =>
        ids.map((id) => {
          const { record, languages } = find(id)
          const title = languages.get('en')?.versions.at(-1)?.title ?? ''
          const category = { slug: 'orders', name: 'Orders and delivery' }
          return { ...record, category, locale: 'en', title, excerpt: '' }
        })
      if (rule < 0) return { items: summaries([idOf('art', 2)]), from: 'popular', rule: null }
      return { items: summaries(body.items[rule]?.articleIds ?? []), from: 'rule', rule }
    },
    getHelpInsights({ query }) {
      const figures = insightsOf(Number(query.days))
      if (!options.empty) return figures
      const none = { value: null, before: null, byDay: figures.views.byDay.map(() => null) }
      const trends = { views: none, searches: none, helpfulRate: none, emptySearchRate: none, deflectionRate: none }
      return { ...figures, ...trends, sessions: 0, articles: [], topSearches: [], emptySearches: [] }
    },
    listArticleFeedback: ({ params }) => ({
      items:
        params.articleId === idOf('art', 2)
          ? [
              ['It says nothing about parcels that come in two parts.', false, 120],
              ['', true, 400],
              ['Found it at once, thank you.', true, 60 * 30],
            ].map(([comment, helpful, minutes], index) => ({
              ...{ clientId: `reader-${index}-000000000000`, locale: 'en', comment, helpful },
              at: ago(Number(minutes)),
            }))
          : [],
      nextCursor: null,
    }),
  }

  const send = dispatch(handlers, () => (options.slow ? 'silent' : failing ? 'failing' : 'up'))
  const upload: Upload = async (path, file, onProgress) => {
    for (const share of [0.2, 0.6, 1]) {
      onProgress(share)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    made += 1
    const name = new URL(path, location.origin).searchParams.get('name') ?? 'file'
    const picture = file.type.startsWith('image/')
    return {
      ...{ id: idOf('fil', made), name, type: file.type, bytes: file.size },
      ...{ width: picture ? 640 : null, height: picture ? 360 : null, path: `/console/bell.svg?${name}` },
    }
  }
  const controls: HelpControls = {
    colleagueSaves(articleId, locale, body) {
      const language = languageOf({ articleId, locale })
      const before = language.versions.at(-1)
      if (before) save(language, { ...before, body }, idOf('agt', 2))
    },
    colleagueMoves(articleId, locale, to) {
      languageOf({ articleId, locale }).status = to
    },
    colleagueSavesRules() {
      rules = { items: [{ pattern: '/colleague/*', articleIds: [idOf('art', 1)] }], revision: rules.revision + 1 }
    },
    failing(on) {
      failing = on
    },
  }
  return { send, upload, controls }
}
