import { CodedError, ERRORS, type ErrorCode, type Problem } from '@deskbell/protocol'
import { HTTPException } from 'hono/http-exception'

/** What PostgreSQL and SQLite say when they cannot be reached or are overrun. */
const UNAVAILABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|57P0[123]|53300|08\w{3}|SQLITE_BUSY\w*|SQLITE_FULL)$/

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_json',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'unsupported_media_type',
  422: 'invalid_input',
  429: 'rate_limited',
  503: 'unavailable',
}

/** Any thrown thing as a coded error; what nobody foresaw becomes `internal` and keeps its words to itself. */
export function toCodedError(error: unknown): CodedError {
  if (error instanceof CodedError) return error
  if (error instanceof HTTPException)
    return new CodedError(BY_STATUS[error.status] ?? 'internal', undefined, { cause: error })
  if (isUnavailable(error)) return new CodedError('unavailable', undefined, { retryAfterSeconds: 2, cause: error })
  return new CodedError('internal', undefined, { cause: error })
}

function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && UNAVAILABLE.test(String(error.code))) return true
  // pg's pool says it in words only.
  return /^timeout exceeded when trying to connect|^Connection terminated/.test(error.message)
}

/**
 * The problem document (RFC 9457) of a coded error.
 *
 * @example problemResponse(new CodedError('not_found'), requestId) // 404, application/problem+json
 */
export function problemResponse(error: CodedError, requestId: string): Response {
  const { status, title, fix } = ERRORS[error.code]
  const problem: Problem = {
    type: `urn:deskbell:error:${error.code}`,
    title,
    status,
    code: error.code,
    ...(error.message !== title && error.code !== 'internal' && { detail: error.message }),
    fix,
    requestId,
    ...(error.errors && { errors: error.errors }),
  }
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  if (error.retryAfterSeconds !== undefined)
    headers.set('Retry-After', String(Math.max(1, Math.ceil(error.retryAfterSeconds))))
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer')
  return new Response(JSON.stringify(problem), { status, headers })
}
