import { CodedError } from '@deskbell/protocol'
import type { AppContext } from './http.ts'
import { foreignOrigin } from './origins.ts'

const ALLOWED_HEADERS = 'authorization, content-type, deskbell-workspace, x-request-id'
const EXPOSED_HEADERS = 'retry-after, x-request-id'
const ALLOWED_METHODS = 'GET, POST, PATCH, PUT, DELETE'

/**
 * Whether the page that asks may call the API, as the workspaces' allowed origins say; sets the
 * headers by which its browser lets it read the answer. Never with credentials: cookies are for our
 * own pages.
 *
 * @throws CodedError `origin_not_allowed`
 */
export async function admitOrigin(c: AppContext): Promise<void> {
  const headers = c.get('headers')
  if (isPublished(c)) {
    headers['Access-Control-Allow-Origin'] = '*'
    headers['Access-Control-Expose-Headers'] = EXPOSED_HEADERS
    return
  }
  const origin = foreignOrigin(c)
  headers.Vary = 'Origin'
  if (origin === null) return
  const deps = c.get('deps')
  if (!(await deps.features.allowsOrigin(deps, origin, null))) {
    throw new CodedError('origin_not_allowed', `No workspace allows the origin ${origin.slice(0, 200)}`)
  }
  headers['Access-Control-Allow-Origin'] = origin
  headers['Access-Control-Expose-Headers'] = EXPOSED_HEADERS
}

/**
 * What the help centre has published stands on public pages, so that any page may read it; with `*`
 * no browser gives it what a cookie would open.
 */
function isPublished(c: AppContext): boolean {
  return c.req.path.startsWith('/v1/help/') && (c.req.method === 'GET' || c.req.method === 'HEAD')
}

/** The answer to a preflight from an origin that was admitted. */
export function preflightAnswer(c: AppContext): Response {
  c.header('Access-Control-Allow-Methods', ALLOWED_METHODS)
  c.header('Access-Control-Allow-Headers', ALLOWED_HEADERS)
  c.header('Access-Control-Max-Age', '7200')
  return c.body(null, 204)
}

export function isPreflight(c: AppContext): boolean {
  return c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined
}
