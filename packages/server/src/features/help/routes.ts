import { helpCenterEndpoints as center, helpEndpoints as reading } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createCategory, deleteCategory, listCategories, orderCategories, updateCategory } from './categories.ts'
import { resolveReader } from './reader.ts'
import { listArticles, listHelpCategories, readArticle } from './reading.ts'
import { getArticleRecord, getTranslation, getVersion, listArticleRecords, listVersions } from './records.ts'
import {
  createArticle,
  deleteArticle,
  previewMarkdown,
  restoreVersion,
  saveTranslation,
  updateArticle,
} from './service.ts'
import { addReviewComment, listReviewComments, moveTranslation } from './workflow.ts'

const PUBLIC = { maxAgeSeconds: 60, staleSeconds: 600 }

export function mountHelp(app: App): void {
  route(
    app,
    reading.listHelpCategories,
    async (ctx, { query }) => listHelpCategories(ctx, await resolveReader(ctx, query)),
    PUBLIC,
  )
  route(
    app,
    reading.listArticles,
    async (ctx, { query }) => listArticles(ctx, await resolveReader(ctx, query), query),
    PUBLIC,
  )
  route(
    app,
    reading.getArticle,
    async (ctx, { query, params }) => readArticle(ctx, await resolveReader(ctx, query), params.slug),
    PUBLIC,
  )

  route(app, center.listCategories, (ctx) => listCategories(ctx))
  route(app, center.createCategory, (ctx, { body }) => createCategory(ctx, body))
  route(app, center.updateCategory, (ctx, { params, body }) => updateCategory(ctx, { ...body, ...params }))
  route(app, center.deleteCategory, async (ctx, { params }) => deleteCategory(ctx, params))
  route(app, center.orderCategories, (ctx, { body }) => orderCategories(ctx, body))

  route(app, center.listArticleRecords, (ctx, { query }) => listArticleRecords(ctx, query))
  route(app, center.createArticle, (ctx, { body }) => createArticle(ctx, body))
  route(app, center.getArticleRecord, (ctx, { params }) => getArticleRecord(ctx, params))
  route(app, center.updateArticle, (ctx, { params, body }) => updateArticle(ctx, { ...body, ...params }))
  route(app, center.deleteArticle, async (ctx, { params }) => deleteArticle(ctx, params))

  route(app, center.getTranslation, (ctx, { params }) => getTranslation(ctx, params))
  route(app, center.saveTranslation, (ctx, { params, body }) => saveTranslation(ctx, { ...body, ...params }))
  route(app, center.moveTranslation, (ctx, { params, body }) => moveTranslation(ctx, { ...body, ...params }))
  route(app, center.listVersions, (ctx, { params }) => listVersions(ctx, params))
  route(app, center.getVersion, (ctx, { params }) => getVersion(ctx, params))
  route(app, center.restoreVersion, (ctx, { params }) => restoreVersion(ctx, params))
  route(app, center.listReviewComments, (ctx, { params }) => listReviewComments(ctx, params))
  route(app, center.addReviewComment, (ctx, { params, body }) => addReviewComment(ctx, { ...body, ...params }))
  route(app, center.previewMarkdown, (ctx, { body }) => previewMarkdown(ctx, body))
}
