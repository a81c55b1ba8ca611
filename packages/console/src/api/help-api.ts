import {
  type ArticleWords,
  type CategoryDraft,
  type CreateArticle,
  type CreateCategory,
  HelpFile,
  helpCenterEndpoints,
  helpInsightsEndpoints,
  helpSearchEndpoints,
  type ListArticleRecords,
  type MoveTranslation,
  type TestUrlRules,
  type UpdateArticle,
  type UpdateCategory,
  type UrlRules,
} from '@deskbell/protocol'
import * as v from 'valibot'
import type { Call } from './http.ts'
import type { Upload } from './upload.ts'

/** What the article list can be narrowed by; absent or empty: not narrowed. */
export type ArticleFilter = Readonly<v.InferInput<typeof ListArticleRecords>>

type NewArticle = Pick<CreateArticle, 'categoryId' | 'locale' | 'kind'> & {
  slug?: string
  words: { title: string; body: string }
}
type NewCategory = { slug: string; icon: CreateCategory['icon']; words: CategoryDraft['words'] }

export type HelpApi = ReturnType<typeof createHelpApi>

/** The help centre as the console edits it. */
export function createHelpApi(call: Call, upload: Upload) {
  const at = helpCenterEndpoints
  const words = (articleId: string, locale: string) => ({ articleId, locale })
  return {
    listArticles: (filter: ArticleFilter) => call(at.listArticleRecords, { query: { ...filter } }),
    getArticle: (articleId: string) => call(at.getArticleRecord, { params: { articleId } }),
    createArticle: (body: NewArticle) => call(at.createArticle, { body }),
    updateArticle: (articleId: string, body: UpdateArticle) => call(at.updateArticle, { params: { articleId }, body }),
    deleteArticle: (articleId: string) => call(at.deleteArticle, { params: { articleId } }),

    listCategories: async () => (await call(at.listCategories)).items,
    createCategory: (body: NewCategory) => call(at.createCategory, { body }),
    updateCategory: (categoryId: string, body: UpdateCategory) =>
      call(at.updateCategory, { params: { categoryId }, body }),
    deleteCategory: (categoryId: string) => call(at.deleteCategory, { params: { categoryId } }),
    orderCategories: async (ids: string[]) => (await call(at.orderCategories, { body: { ids } })).items,

    getTranslation: (articleId: string, locale: string) =>
      call(at.getTranslation, { params: words(articleId, locale) }),
    saveTranslation: (articleId: string, locale: string, body: ArticleWords & { baseVersion: number }) =>
      call(at.saveTranslation, { params: words(articleId, locale), body }),
    moveTranslation: (articleId: string, locale: string, body: MoveTranslation) =>
      call(at.moveTranslation, { params: words(articleId, locale), body }),
    listVersions: async (articleId: string, locale: string) =>
      (await call(at.listVersions, { params: words(articleId, locale) })).items,
    getVersion: (articleId: string, locale: string, number: number) =>
      call(at.getVersion, { params: { ...words(articleId, locale), number: String(number) } }),
    restoreVersion: (articleId: string, locale: string, number: number) =>
      call(at.restoreVersion, { params: { ...words(articleId, locale), number: String(number) } }),
    listComments: async (articleId: string, locale: string) =>
      (await call(at.listReviewComments, { params: words(articleId, locale) })).items,
    addComment: (articleId: string, locale: string, text: string) =>
      call(at.addReviewComment, { params: words(articleId, locale), body: { text } }),

    preview: (body: string) => call(at.previewMarkdown, { body: { body } }),
    async uploadFile(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<HelpFile> {
      const path = `${at.uploadHelpFile.path}?${new URLSearchParams({ name: file.name })}`
      return v.parse(HelpFile, await upload(path, file, onProgress, signal))
    },

    getRules: () => call(helpSearchEndpoints.getUrlRules),
    saveRules: (body: UrlRules) => call(helpSearchEndpoints.saveUrlRules, { body }),
    testRules: (body: TestUrlRules) => call(helpSearchEndpoints.testUrlRules, { body }),

    getInsights: (days: '7' | '30' | '90', locale?: string) =>
      call(helpInsightsEndpoints.getHelpInsights, { query: { days, locale } }),
    listFeedback: (articleId: string, cursor?: string) =>
      call(helpInsightsEndpoints.listArticleFeedback, { params: { articleId }, query: { cursor, limit: '20' } }),
  }
}
