import { macroEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { applyMacro } from './apply.ts'
import { createCannedResponse, deleteCannedResponse, listCannedResponses, updateCannedResponse } from './canned.ts'
import { createMacro, deleteMacro, listMacros, updateMacro } from './service.ts'

export function mountMacros(app: App): void {
  route(app, endpoints.listCannedResponses, (ctx) => listCannedResponses(ctx))
  route(app, endpoints.createCannedResponse, (ctx, { body }) => createCannedResponse(ctx, body))
  route(app, endpoints.updateCannedResponse, (ctx, { params, body }) =>
    updateCannedResponse(ctx, { ...body, ...params }),
  )
  route(app, endpoints.deleteCannedResponse, async (ctx, { params }) => deleteCannedResponse(ctx, params))
  route(app, endpoints.listMacros, (ctx) => listMacros(ctx))
  route(app, endpoints.createMacro, (ctx, { body }) => createMacro(ctx, body))
  route(app, endpoints.updateMacro, (ctx, { params, body }) => updateMacro(ctx, { ...body, ...params }))
  route(app, endpoints.deleteMacro, async (ctx, { params }) => deleteMacro(ctx, params))
  route(app, endpoints.applyMacro, (ctx, { params, body }) => applyMacro(ctx, { ...body, ...params }))
}
