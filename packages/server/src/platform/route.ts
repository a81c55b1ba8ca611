import type { Endpoint } from '@deskbell/protocol'
import type * as v from 'valibot'
import type { Ctx } from './context.ts'
import type { App, AppContext } from './http.ts'
import type { RateRule } from './limits.ts'

type Schema = v.GenericSchema

/** What a handler is given besides `ctx`: the parsed request. */
export interface RouteInput<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: v.InferOutput<P>
  readonly query: v.InferOutput<Q>
  readonly body: v.InferOutput<B>
  readonly request: Request
  /** The `Origin` header, or null. */
  readonly origin: string | null
  readonly ip: string
  readonly c: AppContext
}

export interface RouteOptions {
  /** Further limits than the ordinary one, counted per caller. */
  readonly limits?: readonly RateRule[]
}

/**
 * Mounts one endpoint: limits, authenticates, checks the input, calls the handler and answers with
 * the endpoint's status.
 *
 * @example
 * route(app, conversationEndpoints.closeConversation, (ctx, { params }) => closeConversation(ctx, params))
 */
export declare function route<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  app: App,
  endpoint: Endpoint<P, Q, B, R>,
  handler: (ctx: Ctx, input: RouteInput<P, Q, B>) => Promise<v.InferInput<R>>,
  options?: RouteOptions,
): void
