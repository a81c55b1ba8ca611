import { CodedError } from '@deskbell/protocol'
import type { AppContext } from './http.ts'

const WRITES = /^(POST|PUT|PATCH|DELETE)$/

/**
 * The `Origin` of a page of another site, or null where the caller is one of our own pages or no
 * browser page at all. Hosts are compared, not schemes: a proxy may speak TLS in front of us.
 */
export function foreignOrigin(c: AppContext): string | null {
  const origin = c.req.header('origin')
  if (origin === undefined || origin === c.get('deps').config.publicUrl) return null
  const host = URL.parse(origin)?.host
  return host !== undefined && host === c.req.header('host') ? null : origin
}

/**
 * Refuses a write that a cookie vouches for unless one of our own pages asks. Browsers name the
 * origin on every write, so nobody can make a signed-in agent's browser write from elsewhere.
 */
export function refuseForgedWrite(c: AppContext): void {
  if (!WRITES.test(c.req.method) || c.req.header('cookie') === undefined) return
  const site = c.req.header('sec-fetch-site')
  const isOwn = foreignOrigin(c) === null && (site === undefined || site === 'same-origin' || site === 'none')
  if (!isOwn) throw new CodedError('origin_not_allowed', 'Signed-in agents write from the console only')
}

/** Refuses a secret key that a page of another site sends: whoever reads that page has the key too. */
export function refuseKeyInPage(c: AppContext): void {
  if (foreignOrigin(c) === null) return
  throw new CodedError(
    'origin_not_allowed',
    'A secret key belongs on a server, and this request comes from a page in a browser. End the key, for whoever saw the page may have it, and make another',
  )
}
