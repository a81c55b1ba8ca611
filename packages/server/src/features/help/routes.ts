import { helpCenterEndpoints as center, type ReadHelp, helpEndpoints as reading } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createCategory, deleteCategory, listCategories, orderCategories, updateCategory } from './categories.ts'
import { type Reader, resolveReader, stillHolds, vouchFor } from './reader.ts'
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

const PUBLIC = { maxAgeSeconds: 60, staleSeconds: 600, holds: stillHolds }

/** Makes an answer for whoever asks, and notes of what it was made. */
async function readAs<T extends object>(ctx: Ctx, query: ReadHelp, make: (reader: Reader) => Promise<T>): Promise<T> {
  const reader = await resolveReader(ctx, query)
  return vouchFor(ctx.deps, query.workspace, reader, await make(reader))
}

export function mountHelp(app: App): void {
  route(
    app,
    reading.listHelpCategories,
    (ctx, { query }) => readAs(ctx, query, (reader) => listHelpCategories(ctx, reader)),
    PUBLIC,
  )
  route(
    app,
    reading.listArticles,
    (ctx, { query }) => readAs(ctx, query, (reader) => listArticles(ctx, reader, query)),
    PUBLIC,
  )
  route(
    app,
    reading.getArticle,
    (ctx, { query, params }) => readAs(ctx, query, (reader) => readArticle(ctx, reader, params.slug)),
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
