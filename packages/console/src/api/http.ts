import { type Endpoint, Problem } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import * as v from 'valibot'

/** The type an endpoint answers with; undefined where it answers 204. */
export type ResultOf<E> = E extends { result?: infer R }
  ? R extends v.GenericSchema
    ? v.InferOutput<R>
    : undefined
  : never
type QueryOf<E> = E extends { query?: infer Q } ? (Q extends v.GenericSchema ? v.InferInput<Q> : undefined) : never
type BodyOf<E> = E extends { body?: infer B } ? (B extends v.GenericSchema ? v.InferInput<B> : undefined) : never

export interface CallInput<E> {
  readonly params?: Record<string, string>
  /** What is undefined or empty is left out. */
  readonly query?: QueryOf<E>
  readonly body?: BodyOf<E>
}

export type Call = <E extends Endpoint>(endpoint: E, input?: CallInput<E>) => Promise<ResultOf<E>>

/**
 * Calls endpoints of the service the page came from, by the session cookie, in the workspace that
 * was chosen where there is one.
 *
 * @throws DeskbellError with the service's code, or `offline` or `unreachable`
 * @example await createCall()(agentEndpoints.updateMe, { body: { availability: 'away' } })
 */
export function createCall(
  send: typeof fetch = (...args) => fetch(...args),
  workspaceId: () => string | null = () => null,
): Call {
  return async (endpoint, input = {}) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''))
    const workspace = workspaceId()
    const response = await send(path + queryOf(input.query), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        ...(input.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(workspace !== null && { 'Deskbell-Workspace': workspace }),
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    }).catch((): never => {
      throw new DeskbellError(navigator.onLine ? 'unreachable' : 'offline', 'No answer')
    })
    if (!response.ok)
      throw problemOf(response.status, await response.json().catch(() => null), response.headers.get('Retry-After'))
    const answer: unknown = response.status === 204 || !endpoint.result ? undefined : await response.json()
    return answer as ResultOf<typeof endpoint>
  }
}

function queryOf(query: object | undefined): string {
  const given = Object.entries(query ?? {}).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** What an answer that is no success says: its problem document, else that the service is out of reach. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): DeskbellError {
  const parsed = v.safeParse(Problem, body)
  const seconds = Number(retryAfter)
  const retryAt = seconds > 0 ? Date.now() + seconds * 1000 : null
  if (!parsed.success)
    return new DeskbellError(status === 429 ? 'rate_limited' : 'unreachable', `HTTP ${status}`, retryAt)
  const { code, title, detail, errors } = parsed.output
  return new DeskbellError(code, detail ?? title, retryAt, errors)
}
