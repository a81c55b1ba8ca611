import type { ErrorCode, FieldError } from '@deskbell/protocol'
import type { Trouble } from '../types.ts'

/**
 * What every call throws. `code` is the service's own code, or `offline` (the browser says so) or
 * `unreachable` (no answer, or none that makes sense). `retryAt` is in epoch milliseconds.
 */
export class DeskbellError extends Error {
  declare readonly code: ErrorCode | 'offline' | 'unreachable'
  declare readonly detail: string
  declare readonly retryAt: number | null
  /** Fields that did not fit, for `invalid_input`. */
  declare readonly errors: readonly FieldError[]

  constructor(
    code: ErrorCode | 'offline' | 'unreachable',
    detail: string,
    retryAt: number | null = null,
    errors: readonly FieldError[] = [],
  ) {
    super(detail)
    Object.assign(this, { name: 'DeskbellError', code, detail, retryAt, errors })
  }
}

export const hasCode = (error: unknown, codes: RegExp): boolean =>
  error instanceof DeskbellError && codes.test(error.code)

/** An error in the form a view puts in words. Failures of the service count as out of reach: they pass. */
export function toTrouble(error: unknown): Trouble {
  // Whatever else is thrown, such as by a host's `getToken`, may pass as well.
  if (!(error instanceof DeskbellError) || /^(unreachable|unavailable|internal)$/.test(error.code)) {
    return { kind: 'unreachable' }
  }
  const { code, detail, retryAt } = error
  if (code === 'offline') return { kind: code }
  if (code === 'rate_limited') return { kind: code, retryAt: retryAt ?? 0 }
  return { kind: 'refused', code: code as ErrorCode, detail }
}
