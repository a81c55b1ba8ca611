import { agentEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { getMe, listAgents, updateAgent, updateMe } from './service.ts'

export function mountAgents(app: App): void {
  app.on(['GET', 'POST'], '/v1/auth/*', (c) => c.var.deps.auth.handler(c.req.raw))
  route(app, endpoints.getMe, (ctx) => getMe(ctx))
  route(app, endpoints.updateMe, (ctx, { body }) => updateMe(ctx, body))
  route(app, endpoints.listAgents, (ctx) => listAgents(ctx))
  route(app, endpoints.updateAgent, (ctx, { params, body }) => updateAgent(ctx, { ...params, ...body }))
}
