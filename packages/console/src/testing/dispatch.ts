import { type Endpoint, ERRORS, type ErrorCode, type FieldError } from '@deskbell/protocol'
import * as v from 'valibot'

type Read<S> = S extends v.GenericSchema ? v.InferOutput<S> : undefined

export interface Asked<E> {
  /** How many raw bytes came as the body. */
  readonly bytes: number
  readonly params: Record<string, string>
  readonly query: E extends { query?: infer Q } ? Read<Q> : undefined
  readonly body: E extends { body?: infer B } ? Read<B> : undefined
}

/** What answers each endpoint; what is absent is not there. */
export type HandlersOf<E> = { [Id in keyof E]?: (asked: Asked<E[Id]>) => unknown }

/** A handler says no, with a code of the service. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  constructor(code: ErrorCode, detail: string = code, errors: readonly FieldError[] = []) {
    super(detail)
    this.code = code
    this.errors = errors
  }
}

/**
 * A fetch that answers as the service would: it refuses what the endpoint's own schemas refuse, and
 * shares no object with whoever asked.
 */
export function dispatch<E extends Record<string, Endpoint>>(
  endpoints: E,
  handlers: HandlersOf<E>,
  state: () => 'up' | 'failing' | 'silent',
): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(String(input), location.origin)
    const ours = Object.values(endpoints).some(
      (one) => one.id in handlers && one.method === init?.method && paramsOf(one, pathname),
    )
    if (!ours) return new Response(null, { status: 404 })
    await new Promise((resolve) => setTimeout(resolve, 15))
    if (state() === 'silent') return new Promise(() => undefined)
    if (state() === 'failing') throw new TypeError('Failed to fetch')
    const url = new URL(String(input), location.origin)
    for (const endpoint of Object.values(endpoints)) {
      const params = paramsOf(endpoint, url.pathname)
      const handle = handlers[endpoint.id] as ((asked: Asked<unknown>) => unknown) | undefined
      if (!params || endpoint.method !== init?.method || !handle) continue
      try {
        const query = read(endpoint.query, Object.fromEntries(url.searchParams))
        const body = read(endpoint.body, typeof init.body === 'string' ? JSON.parse(init.body) : undefined)
        const bytes = init.body instanceof ArrayBuffer ? init.body.byteLength : 0
        const answer = handle({ params, query, body, bytes } as Asked<unknown>)
        return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { status, title, fix } = ERRORS[error.code]
        const type = `https://deskbell.example/errors/${error.code}`
        return Response.json(
          { type, title, status, code: error.code, detail: error.message, fix, errors: error.errors },
          { status },
        )
      }
    }
    return new Response(null, { status: 404 })
  }
}

/** Asks each in turn, until one knows the address. */
export function firstOf(...all: (typeof fetch)[]): typeof fetch {
  return async (input, init) => {
    for (const send of all) {
      const answer = await send(input, init)
      if (answer.status !== 404 || answer.headers.get('Content-Type') !== null) return answer
    }
    return new Response(null, { status: 404 })
  }
}

function paramsOf(endpoint: Endpoint, path: string): Record<string, string> | null {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const found = new RegExp(`^${endpoint.path.replace(/:\w+/g, '([^/]+)')}$`).exec(path)
  return found && Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]))
}

function read(schema: v.GenericSchema | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) throw new Refusal('invalid_input')
  return parsed.output
}
