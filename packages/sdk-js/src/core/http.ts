import type { ErrorCode, Problem } from '@deskbell/protocol'
import { DeskbellError, hasCode } from './errors.ts'
import type { Link } from './link.ts'
import type { Runtime } from './runtime.ts'

/** A call that was not answered by then failed. Short, so that "not sent" shows within 20 s. */
export const CALL_TIMEOUT = 8_000

export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  /** Without credentials. */
  readonly open?: boolean
}
export type Call = <T>(method: string, path: string, options?: CallOptions) => Promise<T>

export interface Http {
  readonly origin: string
  readonly call: Call
  /** Gives up every call under way. */
  close(): void
}

export interface HttpOptions {
  readonly runtime: Runtime
  readonly link: Link
  /** Origin of the service. */
  readonly url: string
  /** A current access token; with `renew`, one newer than the last. Null where a cookie speaks. */
  readonly token?: (renew: boolean) => Promise<string>
}

/** Typed calls: JSON in and out, a `DeskbellError` for every failure, one renewal of a stale token. */
export function createHttp({ runtime, link, url, token }: HttpOptions): Http {
  const open = new Set<AbortController>()
  const origin = url.replace(/\/+$/, '')

  const call: Call = async <T>(method: string, path: string, options: CallOptions = {}): Promise<T> => {
    const controller = new AbortController()
    open.add(controller)
    const cancel = runtime.later(CALL_TIMEOUT, () => controller.abort())
    const bearer = !options.open && token
    const attempt = async (renew: boolean): Promise<T> => {
      const headers: Record<string, string> = {}
      if (bearer) headers.authorization = `Bearer ${await bearer(renew)}`
      const init: RequestInit = { method, headers, signal: controller.signal, credentials: token ? 'omit' : 'include' }
      if (options.body !== undefined) {
        headers['content-type'] = 'application/json'
        init.body = JSON.stringify(options.body)
      }
      const response = await runtime.fetch(origin + path + search(options.query), init)
      if (response.ok) {
        const text = await response.text()
        return (text ? JSON.parse(text) : undefined) as T
      }
      throw await refusal(response, runtime.now())
    }
    try {
      const result = await attempt(false).catch((error: unknown) => {
        if (bearer && hasCode(error, /^(token_expired|unauthenticated)$/)) return attempt(true)
        throw error
      })
      link.report(true)
      return result
    } catch (error) {
      if (error instanceof DeskbellError) {
        if (!/^(offline|unreachable|unavailable)$/.test(error.code)) link.report(true)
        throw error
      }
      link.report(false)
      throw new DeskbellError(runtime.isOnline() ? 'unreachable' : 'offline', 'No answer.')
    } finally {
      cancel()
      open.delete(controller)
    }
  }

  return {
    origin,
    call,
    close() {
      for (const controller of open) controller.abort()
    },
  }
}

/** By way of JSON, which leaves out what is undefined. */
const search = (query: CallOptions['query']): string =>
  query ? `?${new URLSearchParams(JSON.parse(JSON.stringify(query)))}` : ''

const CODES: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
}

/** Reads a problem document; a stranger's answer (a proxy's page) is told by its status alone. */
export async function refusal(response: Response, now: number): Promise<DeskbellError> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem> & { message?: string }
  const known = (body.type && body.code) || CODES[response.status]
  const code = known ?? (response.status < 500 ? 'invalid_input' : 'unavailable')
  const seconds = Number(response.headers.get('retry-after')) || (response.status === 429 ? 10 : 0)
  const retryAt = seconds ? now + seconds * 1_000 : null
  return new DeskbellError(code, body.detail ?? body.message ?? `HTTP ${response.status}`, retryAt, body.errors)
}
