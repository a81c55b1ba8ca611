import { workspaceEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import {
  createIdentityKey,
  deleteIdentityKey,
  getWidgetConfig,
  getWorkspace,
  listIdentityKeys,
  updateWorkspace,
} from './service.ts'

export function mountWorkspaces(app: App): void {
  route(
    app,
    workspaceEndpoints.getWidgetConfig,
    (ctx, { query, origin }) => getWidgetConfig(ctx, query.workspace, origin),
    { maxAgeSeconds: 30 },
  )
  route(app, workspaceEndpoints.getWorkspace, (ctx) => getWorkspace(ctx))
  route(app, workspaceEndpoints.updateWorkspace, (ctx, { body }) => updateWorkspace(ctx, body))
  route(app, workspaceEndpoints.listIdentityKeys, (ctx) => listIdentityKeys(ctx))
  route(app, workspaceEndpoints.createIdentityKey, (ctx) => createIdentityKey(ctx))
  route(app, workspaceEndpoints.deleteIdentityKey, async (ctx, { params }) => {
    await deleteIdentityKey(ctx, params)
  })
}
