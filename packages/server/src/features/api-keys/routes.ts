import { apiKeyEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createApiKey, deleteApiKey, listApiKeys } from './service.ts'

export function mountApiKeys(app: App): void {
  route(app, apiKeyEndpoints.listApiKeys, (ctx) => listApiKeys(ctx))
  route(app, apiKeyEndpoints.createApiKey, (ctx, { body }) => createApiKey(ctx, body))
  route(app, apiKeyEndpoints.deleteApiKey, (ctx, { params }) => deleteApiKey(ctx, params))
}
