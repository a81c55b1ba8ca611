import { type FailedJob, type FailedJobDetail, ID_PREFIXES } from '@deskbell/protocol'
import type { JobRow } from './repository.ts'

const ERROR_LENGTH = 500
const MOST_DETAILS = 8
const PREFIXES = Object.values(ID_PREFIXES).join('|')
const ID = new RegExp(`^(${PREFIXES})_[0-7][0-9a-hjkmnp-tv-z]{25}$`)
const WORD = /^[a-z][a-z_.-]{0,39}$/

/** Names whose values are shown to nobody, whatever they look like. */
const SECRET_NAME = /secret|token|passw|sealed|code|otp|pin|credential|signature|auth/i
/** Names under which a plain word says what the work is about. */
const TELLING_NAME = /^(kind|type|reason|status|channel)$/

export function toFailedJob(row: JobRow): FailedJob {
  return {
    id: row.id,
    kind: row.kind,
    attempts: row.attempts,
    error: withoutSecrets(row.last_error ?? ''),
    details: detailsOf(row.payload),
    createdAt: new Date(row.created_at).toISOString(),
    failedAt: new Date(row.died_at ?? row.created_at).toISOString(),
  }
}

/**
 * What a payload is about: its ids, numbers and kinds. All else, such as text, addresses and sealed
 * tokens, is named and withheld, so that a new job kind gives nothing away by default.
 *
 * @example detailsOf('{"kind":"invitation","sealed":"x"}') // [{ name: 'kind', value: 'invitation' }, { name: 'sealed', value: null }]
 */
export function detailsOf(payload: string): FailedJobDetail[] {
  const parsed: unknown = JSON.parse(payload)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return []
  return Object.entries(parsed)
    .slice(0, MOST_DETAILS)
    .map(([name, value]) => ({ name: name.slice(0, 40), value: isPlain(name, value) ? String(value) : null }))
}

function isPlain(name: string, value: unknown): boolean {
  if (SECRET_NAME.test(name)) return false
  if (typeof value === 'number' || typeof value === 'boolean') return true
  return typeof value === 'string' && (ID.test(value) || (TELLING_NAME.test(name) && WORD.test(value)))
}

/**
 * An error as it may be shown: shortened, and without what a careless library puts into its
 * messages: passwords in addresses, bearer tokens, and long random strings.
 *
 * @example withoutSecrets('smtp://desk:hunter2@mail.example') // 'smtp://desk:…@mail.example'
 */
export function withoutSecrets(error: string): string {
  return error
    .replace(/(\/\/[^\s:@/]*):[^\s@/]+@/g, '$1:…@')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 …')
    .replace(/\b(password|passwd|secret|token|api[_-]?key)(["']?\s*[:=]\s*["']?)[^\s"'&,;]+/gi, '$1$2…')
    .replace(/[\w-]+\.[\w-]+\.[\w-]{20,}|[A-Za-z0-9_-]{40,}/g, '…')
    .slice(0, ERROR_LENGTH)
}
