import { type Caller, CodedError, type Endpoint, type FieldError } from '@deskbell/protocol'
import { uniqueSymbol } from 'hono-openapi'
import * as v from 'valibot'
import type { Identity } from '../features/feature.ts'
import { readJson } from './body.ts'
import { cacheable, keepAnswers } from './caching.ts'
import type { Ctx, Deps } from './context.ts'
import type { App, AppContext } from './http.ts'
import { RATE_RULES, type RateRule } from './limits.ts'
import { describeEndpoint } from './openapi.ts'
import { foreignOrigin, refuseForgedWrite, refuseKeyInPage } from './origins.ts'

type Schema = v.GenericSchema

/** What a handler is given besides `ctx`: the parsed request. */
export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: v.InferOutput<P>
  readonly query: v.InferOutput<Q>
  readonly body: v.InferOutput<B>
  readonly request: Request
  /** The origin of the page of another site that asks, or null: one of our own pages, or no page. */
  readonly origin: string | null
  readonly ip: string
  readonly c: AppContext
}

export interface RouteOptions {
  /** Further limits than the ordinary one, counted per caller. */
  readonly limits?: readonly RateRule[]
  /** What stands in place of the ordinary limit. */
  readonly ordinary?: RateRule
  /** How long anyone may keep the answer; for public reads. It is kept nowhere unless said. */
  readonly maxAgeSeconds?: number
  /** How long it may still be shown after that, while a newer one is fetched. */
  readonly staleSeconds?: number
  /** Whether what was answered to nobody in particular at the same address before is still right; it is sent again then. */
  holds?(deps: Deps, result: object): boolean
}

const NOBODY: Identity = { actor: { kind: 'anonymous' }, workspaceId: '' }

/**
 * Mounts one endpoint: authenticates, limits, checks the input, calls the handler and answers with
 * the endpoint's status.
 *
 * @example
 * route(app, conversationEndpoints.closeConversation, (ctx, { params }) => closeConversation(ctx, params))
 */
export function route<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  app: App,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (ctx: Ctx, input: RouteInput<P, Q, B>) => Promise<v.InferInput<R>>,
  options: RouteOptions = {},
): void {
  const { method, path, result: resultSchema } = endpoint
  const status = endpoint.status ?? (resultSchema ? 200 : 204)

  const { limits = [], ordinary, maxAgeSeconds, staleSeconds, holds } = options
  const kept = keepAnswers()

  /** What needs no work: the input was checked and the answer made before. */
  async function answerAgain(c: AppContext): Promise<Response | undefined> {
    if (!holds || maxAgeSeconds === undefined || hasCredentials(c)) return undefined
    const result = kept.find(c.req.url)
    if (!result || !holds(c.get('deps'), result)) return undefined
    await consume(c, NOBODY, limits)
    return cacheable(c, result, maxAgeSeconds, staleSeconds)
  }

  async function answer(c: AppContext): Promise<Response> {
    c.set('route', path)
    const again = await answerAgain(c)
    if (again) return again
    const deps = c.get('deps')
    const identity = await identify(c, endpoint.callers)
    await consume(c, identity, limits, ordinary)
    const input = await parseInput(c, endpoint)
    const result = await handler({ deps, ...identity, requestId: c.get('requestId') }, input)
    if (!resultSchema) return c.body(null, status as 204)
    if (deps.checkAnswers) checkAnswer(endpoint.id, resultSchema, result)
    // What is said to somebody in particular is kept by nobody.
    if (maxAgeSeconds !== undefined && identity === NOBODY) {
      if (holds) kept.set(c.req.url, result as object)
      return cacheable(c, result as object, maxAgeSeconds, staleSeconds)
    }
    return answerJson(c, status, result)
  }

  // Described only when /openapi.json is asked for.
  const description = {
    get spec() {
      return describeEndpoint(endpoint)
    },
  }
  app.on(method, path, Object.assign(answer, { [uniqueSymbol]: description }))
}

/**
 * An answer made whole at once. From plain headers and a string, node-server writes it without ever
 * making a `Response` of the web's kind, which takes longer than all else here.
 */
function answerJson(c: AppContext, status: number, value: unknown): Response {
  c.set('isDressed', true)
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...c.get('headers') }
  return new Response(JSON.stringify(value), { status, headers })
}

/**
 * Who asks. Throws unless they are among those the endpoint is for. An endpoint for everybody asks
 * nobody who they are, unless it has more to say to some: then those are known by their credentials.
 */
async function identify(c: AppContext, callers: readonly Caller[]): Promise<Identity> {
  const isPublic = callers.includes('public')
  if (isPublic && (callers.length === 1 || !hasCredentials(c))) return NOBODY
  const deps = c.get('deps')
  const identity = await deps.features.authenticate(deps, c.req.raw)
  if (!identity && isPublic) return NOBODY
  if (!identity) {
    // Counted, so that guessing credentials is slow.
    await deps.limiter.consume(c.get('ip'), RATE_RULES.publicRead)
    throw new CodedError('unauthenticated')
  }
  const { actor, workspaceId } = identity
  if (isPublic && !callers.includes(actor.kind as Caller)) return NOBODY
  if (actor.kind === 'agent') {
    refuseForgedWrite(c)
    if (callers.includes('agent') || (callers.includes('admin') && actor.role === 'admin')) return identity
    throw new CodedError('forbidden', callers.includes('admin') ? 'Only admins may do this' : 'This is for customers')
  }
  if (actor.kind === 'host') refuseKeyInPage(c)
  if (!callers.includes(actor.kind as Caller)) throw new CodedError('forbidden', notFor(actor.kind))
  const origin = foreignOrigin(c)
  if (origin !== null && !(await deps.features.allowsOrigin(deps, origin, workspaceId))) {
    throw new CodedError('origin_not_allowed', `This workspace does not allow the origin ${origin}`)
  }
  return identity
}

/** Why a caller of a kind is refused, whoever they are. */
function notFor(kind: Identity['actor']['kind']): string {
  if (kind === 'host') return 'No API key may do this'
  return kind === 'guest' ? 'A link to a booking does not let you do this' : 'This is for people of the workspace'
}

function hasCredentials(c: AppContext): boolean {
  return c.req.header('authorization') !== undefined || c.req.header('cookie') !== undefined
}

async function consume(
  c: AppContext,
  { actor }: Identity,
  further: readonly RateRule[],
  ordinary?: RateRule,
): Promise<void> {
  const { limiter } = c.get('deps')
  const writes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  const key = actor.kind === 'guest' ? actor.bookingId : 'id' in actor ? actor.id : c.get('ip')
  await limiter.consume(key, ordinary ?? ordinaryRule(actor.kind, writes))
  for (const rule of further) await limiter.consume(key, rule)
}

function ordinaryRule(kind: Identity['actor']['kind'], writes: boolean): RateRule {
  if (kind === 'agent') return writes ? RATE_RULES.agentWrite : RATE_RULES.agentRead
  if (kind === 'customer' || kind === 'guest') return writes ? RATE_RULES.customerWrite : RATE_RULES.customerRead
  if (kind === 'host') return writes ? RATE_RULES.hostWrite : RATE_RULES.hostRead
  return writes ? RATE_RULES.publicWrite : RATE_RULES.publicRead
}

async function parseInput<P extends Schema, Q extends Schema, B extends Schema>(
  c: AppContext,
  endpoint: Endpoint<P, Q, B, Schema>,
): Promise<RouteInput<P, Q, B>> {
  const { params, query, body } = endpoint
  // An id of the wrong form names nothing, like any other id that is not there.
  const parsedParams = params && v.safeParse(params, c.req.param())
  if (parsedParams && !parsedParams.success) throw new CodedError('not_found', parsedParams.issues[0].message)
  return {
    params: parsedParams?.output as v.InferOutput<P>,
    query: check(query ?? NO_QUERY, queryOf(c), 'query') as v.InferOutput<Q>,
    body: body && (check(body, await readJson(c.req.raw, endpoint.bodyBytes), 'body') as v.InferOutput<B>),
    request: c.req.raw,
    origin: foreignOrigin(c),
    ip: c.get('ip'),
    c,
  }
}

const NO_QUERY = v.strictObject({})

/** The query as an object; a name given twice is not taken, since nobody could say which is meant. */
function queryOf(c: AppContext): Record<string, string | string[]> {
  if (!c.req.url.includes('?')) return {}
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] as string) : values,
    ]),
  )
}

function check(schema: Schema, value: unknown, where: string): unknown {
  // An object schema whose fields are all optional would take an array for an empty object.
  if (Array.isArray(value)) {
    throw new CodedError('invalid_input', undefined, { errors: [{ path: where, message: 'must be an object' }] })
  }
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  throw new CodedError('invalid_input', undefined, { errors: result.issues.map((issue) => fieldError(issue, where)) })
}

/** @example { path: 'body.content.text', message: 'must not be empty' } */
function fieldError(issue: v.BaseIssue<unknown>, where: string): FieldError {
  const path = v.getDotPath(issue)
  return { path: path ? `${where}.${path}` : where, message: issue.message }
}

function checkAnswer(id: string, schema: Schema, result: unknown): void {
  const checked = v.safeParse(schema, result)
  if (checked.success) return
  const faults = checked.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)
  throw new Error(`The answer of ${id} breaks its contract: ${faults.join('; ')}`)
}
