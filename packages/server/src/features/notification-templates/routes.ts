import { templateEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { previewTemplate, testTemplate } from './preview.ts'
import { getTemplate, listTemplates, resetTemplate, saveMailBrand, saveTemplate } from './service.ts'

export function mountNotificationTemplates(app: App): void {
  route(app, endpoints.listTemplates, (ctx) => listTemplates(ctx))
  route(app, endpoints.getTemplate, (ctx, { params, query }) => getTemplate(ctx, { ...query, ...params }))
  route(app, endpoints.saveTemplate, (ctx, { params, body }) => saveTemplate(ctx, { ...body, ...params }))
  route(app, endpoints.resetTemplate, (ctx, { params, query }) => resetTemplate(ctx, { ...query, ...params }))
  route(app, endpoints.previewTemplate, (ctx, { params, body }) => previewTemplate(ctx, { ...body, ...params }))
  route(app, endpoints.testTemplate, (ctx, { params, body }) => testTemplate(ctx, { ...body, ...params }), {
    limits: [RATE_RULES.testMail],
  })
  route(app, endpoints.saveMailBrand, (ctx, { body }) => saveMailBrand(ctx, body))
}
