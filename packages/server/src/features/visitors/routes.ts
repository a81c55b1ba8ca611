import { sessionEndpoints } from '@deskbell/protocol'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { createSession, endSession } from './service.ts'

export function mountVisitors(app: App): void {
  route(app, sessionEndpoints.createSession, (ctx, { body, origin }) => createSession(ctx, body, origin), {
    limits: [RATE_RULES.session],
  })
  route(app, sessionEndpoints.endSession, async (ctx) => {
    await endSession(ctx)
  })
}
