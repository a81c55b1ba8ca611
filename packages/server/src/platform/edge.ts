import type { Next } from 'hono'
import { callerAddress } from './addresses.ts'
import type { Deps } from './context.ts'
import { admitOrigin, isPreflight, preflightAnswer } from './cors.ts'
import { problemResponse, toCodedError } from './errors.ts'
import type { AppContext } from './http.ts'

/** What node-server gives beside the request; absent where a test calls the app itself. */
interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

const REQUEST_ID = /^[\w-]{8,64}$/
/** Answers meant for programs need nothing of a browser. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

/**
 * What happens to every request, in one function because each layer costs a turn: it gets an id, an
 * address and its headers, its origin is checked, and its answer is logged and measured.
 */
export function edge(deps: Deps): (c: AppContext, next: Next) => Promise<Response | undefined> {
  const isSecure = deps.config.publicUrl.startsWith('https:')
  return async (c, next) => {
    const started = performance.now()
    c.set('deps', deps)
    c.set('requestId', requestIdOf(c))
    c.set('ip', addressOf(c, deps.config.trustedProxies))
    let early: Response | undefined
    try {
      if (c.req.path.startsWith('/v1/')) early = await admit(c)
      if (!early) await next()
    } catch (error) {
      early = answerProblem(c, error)
    }
    if (early) c.res = early
    setHeaders(c, isSecure)
    finish(c, (performance.now() - started) / 1000)
    return undefined
  }
}

async function admit(c: AppContext): Promise<Response | undefined> {
  // Static files may be used anywhere; what they may then call is another matter.
  if (isStatic(c.req.path)) return undefined
  await admitOrigin(c)
  return isPreflight(c) ? preflightAnswer(c) : undefined
}

function isStatic(path: string): boolean {
  return path === '/v1/deskbell.js' || path.startsWith('/v1/widget/')
}

/** The problem document of whatever was thrown; what nobody foresaw is logged with its stack. */
export function answerProblem(c: AppContext, error: unknown): Response {
  const coded = toCodedError(error)
  if (coded.code === 'internal' || coded.code === 'unavailable') {
    c.var.deps.logger.error({ err: coded.cause ?? coded, requestId: c.var.requestId }, 'a request failed')
  }
  const response = problemResponse(coded, c.var.requestId)
  for (const name of ['Access-Control-Allow-Origin', 'Access-Control-Expose-Headers', 'Vary']) {
    const value = c.res.headers.get(name)
    if (value !== null) response.headers.set(name, value)
  }
  return response
}

function setHeaders(c: AppContext, isSecure: boolean): void {
  const { headers } = c.res
  headers.set('X-Request-Id', c.var.requestId)
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', API_POLICY)
  if (isSecure) headers.set('Strict-Transport-Security', 'max-age=31536000')
}

function finish(c: AppContext, seconds: number): void {
  const { deps, requestId, route = 'other' } = c.var
  const { method } = c.req
  const { status } = c.res
  deps.metrics.httpDuration.observe({ method, route, status }, seconds)
  deps.logger.info({ requestId, method, route, status, ms: Math.round(seconds * 1e4) / 10 }, 'answered')
}

function requestIdOf(c: AppContext): string {
  const given = c.req.header('x-request-id')
  return given !== undefined && REQUEST_ID.test(given) ? given : crypto.randomUUID()
}

function addressOf(c: AppContext, trustedProxies: number): string {
  const peer = (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1'
  return callerAddress(peer, c.req.header('x-forwarded-for'), trustedProxies)
}
