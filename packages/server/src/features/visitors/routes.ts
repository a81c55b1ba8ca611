import { sessionEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { route } from '../../platform/route.ts'
import { createSession, endSession } from './service.ts'

export function mountVisitors(app: App): void {
  route(app, sessionEndpoints.createSession, (ctx, { body }) => createSession(ctx, body))
  route(app, sessionEndpoints.endSession, async (ctx) => {
    await endSession(ctx)
  })
}
