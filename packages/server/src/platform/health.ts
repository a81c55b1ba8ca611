import { timingSafeEqual } from 'node:crypto'
import { CodedError } from '@deskbell/protocol'
import { ping } from '../db/ping.ts'
import type { Deps } from './context.ts'
import type { App, AppContext } from './http.ts'

/** Live, ready, and measured: for whoever runs the service. */
export function mountHealth(app: App): void {
  app.get('/healthz', (c) => {
    c.set('route', '/healthz')
    return c.json({ status: 'ok' })
  })

  app.get('/readyz', async (c) => {
    c.set('route', '/readyz')
    const { deps } = c.var
    const [database, rooms] = await Promise.all([databaseAnswers(deps), deps.publisher.ready().catch(() => false)])
    const stopping = deps.isStopping?.() ?? false
    const ready = database && rooms && !stopping
    return c.json({ status: ready ? 'ready' : 'not ready', database, rooms, stopping }, ready ? 200 : 503)
  })

  app.get('/metrics', async (c) => {
    c.set('route', '/metrics')
    if (!mayMeasure(c)) throw new CodedError('unauthenticated', 'Give METRICS_TOKEN as a bearer token')
    const { registry } = c.var.deps.metrics
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
  })
}

async function databaseAnswers({ db }: Deps): Promise<boolean> {
  const answer = ping(db).then(
    () => true,
    () => false,
  )
  return Promise.race([answer, new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref())])
}

/** With a token set, whoever knows it; without, only callers on this machine that no proxy speaks for. */
function mayMeasure(c: AppContext): boolean {
  const { metricsToken } = c.var.deps.config
  if (metricsToken !== null) return isSame(c.req.header('authorization') ?? '', `Bearer ${metricsToken}`)
  return /^(127\.|::1$|::ffff:127\.)/.test(c.var.ip) && c.req.header('x-forwarded-for') === undefined
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
