import { CodedError, Email, type ErrorCode } from '@deskbell/protocol'
import * as v from 'valibot'
import { readJson } from '../../platform/body.ts'
import type { App, AppContext } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { foreignOrigin } from '../../platform/origins.ts'
import { listMemberships } from './repository.ts'
import { leaveRooms } from './service.ts'

const Credentials = v.strictObject({
  email: Email,
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
})

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'origin_not_allowed',
  404: 'not_found',
  415: 'unsupported_media_type',
}

/**
 * What of better-auth is open to the world: signing in and signing out; `/v1/me` says who is signed in.
 * Its refusals become our problem documents.
 */
export function mountAuth(app: App): void {
  app.post('/v1/auth/sign-in/email', async (c) => {
    const credentials = v.safeParse(Credentials, await readJson(c.req.raw))
    if (!credentials.success) {
      const errors = credentials.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
      throw new CodedError('invalid_input', undefined, { errors })
    }
    await c.var.deps.limiter.consume(credentials.output.email, RATE_RULES.signInAddress)
    return forward(c, JSON.stringify(credentials.output))
  })
  app.post('/v1/auth/sign-out', async (c) => {
    const { auth, db } = c.var.deps
    const session = await auth.session(c.req.raw.headers)
    const memberships = session ? await listMemberships(db, session.userId) : []
    const answer = await forward(c, '{}')
    for (const agent of memberships) leaveRooms(c.var.deps, agent.id, agent.workspace_id)
    return answer
  })
}

/**
 * Hands a request on to better-auth, in the name of the console's own origin: whether the caller is
 * one of our pages was decided before, by the host it was asked under rather than by PUBLIC_URL, so
 * that `127.0.0.1` and `localhost` both work.
 */
async function forward(c: AppContext, body: string): Promise<Response> {
  if (foreignOrigin(c) !== null) throw new CodedError('origin_not_allowed', 'Agents sign in at the console only')
  const { auth, config } = c.var.deps
  const headers = new Headers(c.req.raw.headers)
  headers.set('origin', new URL(config.publicUrl).origin)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  const { pathname } = new URL(c.req.raw.url)
  const address = new URL(pathname, config.publicUrl)
  const answer = await auth.handler(new Request(address, { method: 'POST', headers, body }))
  if (answer.ok) return accepted(answer)
  if (answer.status === 401) throw new CodedError('unauthenticated', 'The address or the password is not right')
  throw new CodedError(CODES[answer.status] ?? 'internal')
}

/** The cookies and nothing else: scripts have no use for the session's token. */
function accepted(answer: Response): Response {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' })
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response('{"success":true}', { headers })
}
