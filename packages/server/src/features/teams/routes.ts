import { teamEndpoints as endpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { getRoutingRules, saveRoutingRules } from './routing.ts'
import { createTeam, deleteTeam, listTeams, updateTeam } from './service.ts'

export function mountTeams(app: App): void {
  route(app, endpoints.listTeams, (ctx) => listTeams(ctx))
  route(app, endpoints.createTeam, (ctx, { body }) => createTeam(ctx, body))
  route(app, endpoints.updateTeam, (ctx, { params, body }) => updateTeam(ctx, { ...body, ...params }))
  route(app, endpoints.deleteTeam, async (ctx, { params }) => deleteTeam(ctx, params))
  route(app, endpoints.getRoutingRules, (ctx) => getRoutingRules(ctx))
  route(app, endpoints.saveRoutingRules, (ctx, { body }) => saveRoutingRules(ctx, body))
}
