import { LIMITS } from '@deskbell/protocol'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { tooLarge } from './platform/body.ts'
import type { Deps } from './platform/context.ts'
import { answerProblem, edge } from './platform/edge.ts'
import { mountHealth } from './platform/health.ts'
import type { App, AppEnv } from './platform/http.ts'
import { RATE_RULES } from './platform/limits.ts'
import { answerUnknown } from './platform/not-found.ts'
import { refuseForgedWrite } from './platform/origins.ts'
import { mountPages } from './platform/pages.ts'

/**
 * The whole application. It opens nothing and reads no environment: everything comes in `deps`, so
 * that it runs in a test as it does in production.
 *
 * @example
 * const app = createApp(deps)
 * const answer = await app.request('/v1/widget-config?workspace=wk_…')
 */
export function createApp(deps: Deps): App {
  const app: App = new Hono<AppEnv>()
  app.use('*', edge(deps))
  app.use('/v1/auth/*', bodyLimit({ maxSize: LIMITS.bodyBytes, onError: refuseBody }))
  app.use('/v1/auth/*', async (c, next) => {
    c.set('route', '/v1/auth/*')
    refuseForgedWrite(c)
    if (c.req.method === 'POST') await deps.limiter.consume(c.var.ip, RATE_RULES.signIn)
    await next()
  })
  mountHealth(app)
  mountPages(app)
  for (const feature of deps.features.features) feature.mount?.(app)
  app.onError((error, c) => answerProblem(c, error))
  app.notFound(answerUnknown(app))
  return app
}

function refuseBody(): never {
  throw tooLarge(LIMITS.bodyBytes)
}
