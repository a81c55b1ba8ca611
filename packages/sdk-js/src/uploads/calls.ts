import { DeskbellError, hasCode } from '../core/errors.ts'
import { refusal } from '../core/http.ts'
import type { Runtime } from '../core/runtime.ts'
import type { UploadWire } from './types.ts'

/** A piece of a megabyte takes its time on a phone, and the last one waits until the file was looked at. */
const PIECE_TIMEOUT = 120_000
const TIMEOUT = 15_000

export interface UploadCall {
  readonly json?: unknown
  readonly bytes?: ArrayBuffer
  readonly signal?: AbortSignal | undefined
}

/** Calls with bytes or JSON; rejects with a `DeskbellError`, or the signal's reason. */
export function createCalls(wire: UploadWire, runtime: Runtime) {
  return async function call<T>(method: string, path: string, { json, bytes, signal }: UploadCall = {}): Promise<T> {
    signal?.throwIfAborted()
    const controller = new AbortController()
    const abort = () => controller.abort()
    signal?.addEventListener('abort', abort)
    const cancel = runtime.later(bytes ? PIECE_TIMEOUT : TIMEOUT, abort)

    async function attempt(renew: boolean): Promise<T> {
      const headers: Record<string, string> = { ...wire.headers?.() }
      if (wire.token) headers.authorization = `Bearer ${await wire.token(renew)}`
      const body = bytes ?? (json === undefined ? null : JSON.stringify(json))
      if (body !== null) headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json'
      const credentials = wire.token ? 'omit' : 'include'
      const init = { method, headers, body, credentials, signal: controller.signal } as const
      const response = await runtime.fetch(wire.origin + path, init)
      if (!response.ok) throw await refusal(response, runtime.now())
      const text = await response.text()
      return (text ? JSON.parse(text) : undefined) as T
    }

    try {
      return await attempt(false).catch((error: unknown) => {
        if (wire.token && hasCode(error, /^(token_expired|unauthenticated)$/)) return attempt(true)
        throw error
      })
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof DeskbellError) throw error
      throw new DeskbellError(runtime.isOnline() ? 'unreachable' : 'offline', 'No answer.')
    } finally {
      cancel()
      signal?.removeEventListener('abort', abort)
    }
  }
}
