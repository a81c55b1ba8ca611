import type * as v from 'valibot'

/**
 * Who may call an endpoint. `admin` implies `agent`; `public` needs no credentials. A `guest` holds a link to one
 * booking; a `host` is a back end with a secret API key.
 */
export type Caller = 'public' | 'customer' | 'guest' | 'agent' | 'admin' | 'host'

type Schema = v.GenericSchema

/**
 * One endpoint of the HTTP API, as data: the server mounts it, the reference page documents it,
 * and the tests send every one of them bad input and foreign ids.
 */
export interface Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
> {
  /** The operation id, unique over all endpoints. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** With `:name` for each address parameter, such as `/v1/conversations/:conversationId`. */
  readonly path: string
  readonly callers: readonly Caller[]
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** How large a body may be; `LIMITS.bodyBytes` unless said. */
  readonly bodyBytes?: number
  /** Absent where the answer is 204. */
  readonly result?: R
  /** The status of success; 200, or 204 without a result, unless said. */
  readonly status?: 200 | 201 | 202 | 204
}

/** Keeps the schema types of an endpoint; at run time it is the identity. */
export function endpoint<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return definition
}
