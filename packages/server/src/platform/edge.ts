import type { Next } from 'hono'
import type { Logger } from 'pino'
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
  const common = commonHeaders(deps.config.publicUrl.startsWith('https:'))
  // What is logged here holds no secrets, and looking for them takes longer than writing the line.
  const logger = deps.logger.child({}, { redact: [] })
  return async (c, next) => {
    const started = performance.now()
    const requestId = requestIdOf(c)
    c.set('deps', deps)
    c.set('requestId', requestId)
    c.set('ip', addressOf(c, deps.config.trustedProxies))
    c.set('headers', { ...common, 'X-Request-Id': requestId })
    let early: Response | undefined
    try {
      if (c.req.path.startsWith('/v1/')) early = await admit(c)
      if (!early) await next()
    } catch (error) {
      early = answerProblem(c, error)
    }
    if (early) c.res = early
    if (early || !c.get('isDressed')) dress(c)
    finish(c, logger, (performance.now() - started) / 1000)
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
  return path === '/v1/deskbell.js' || path === '/v1/deskbell-worker.js' || path.startsWith('/v1/widget/')
}

/** The problem document of whatever was thrown; what nobody foresaw is logged with its stack. */
export function answerProblem(c: AppContext, error: unknown): Response {
  const coded = toCodedError(error)
  const requestId = c.get('requestId')
  if (coded.code === 'internal' || coded.code === 'unavailable') {
    c.get('deps').logger.error({ err: coded.cause ?? coded, requestId }, 'a request failed')
  }
  return problemResponse(coded, requestId)
}

function commonHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': API_POLICY,
    ...(isSecure && { 'Strict-Transport-Security': 'max-age=31536000' }),
  }
}

/** Puts the common headers on an answer that was made without them; what it says itself stands. */
function dress(c: AppContext): void {
  const { headers } = c.res
  for (const [name, value] of Object.entries(c.get('headers'))) {
    if (!headers.has(name)) headers.set(name, value)
  }
}

function finish(c: AppContext, logger: Logger, seconds: number): void {
  const { method } = c.req
  const { status } = c.res
  const route = c.get('route') ?? 'other'
  c.get('deps').metrics.httpDuration.observe({ method, route, status }, seconds)
  logger.info({ requestId: c.get('requestId'), method, route, status, ms: Math.round(seconds * 1e4) / 10 }, 'answered')
}

function requestIdOf(c: AppContext): string {
  const given = c.req.header('x-request-id')
  return given !== undefined && REQUEST_ID.test(given) ? given : crypto.randomUUID()
}

function addressOf(c: AppContext, trustedProxies: number): string {
  const peer = (c.env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1'
  return callerAddress(peer, c.req.header('x-forwarded-for'), trustedProxies)
}
