import { DeskbellError, toTrouble } from '@deskbell/sdk/agent'
import { t } from '../i18n/index.ts'
import type { Trouble } from '../sdk.ts'

export { toTrouble }

/** What the service said of each field, by its path within the body: `slug` for `body.slug`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof DeskbellError)) return {}
  return Object.fromEntries(error.errors.map((field) => [field.path.replace(/^body\./, ''), field.message]))
}

/** Whether an answer says that the session ended. */
export function isSignedOut(trouble: Trouble | null): boolean {
  return trouble?.kind === 'refused' && trouble.code === 'unauthenticated'
}

/** Whether an answer says that something is not there. */
export function isMissing(trouble: Trouble | null): boolean {
  return trouble?.kind === 'refused' && trouble.code === 'not_found'
}

/** What happened and what to do, in one or two short sentences. */
export function troubleText(trouble: Trouble, now = Date.now()): string {
  switch (trouble.kind) {
    case 'offline':
      return t.trouble.offline
    case 'unreachable':
      return t.trouble.unreachable
    case 'rate_limited':
      return t.trouble.rateLimited(Math.max(1, Math.ceil((trouble.retryAt - now) / 1000)))
    case 'refused':
      return t.trouble.refused[trouble.code] ?? trouble.detail
  }
}
