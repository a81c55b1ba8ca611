import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type Params, prepared } from '../../db/prepared.ts'
import type { AuthSession } from '../../platform/auth.ts'
import { isSameSecret, signCookie } from '../../platform/secrets.ts'

type Db = Kysely<Database>

const sessionByToken = prepared((db: Db, param: Params<{ token: string }>) =>
  db.selectFrom('auth_sessions').select(['user_id', 'expires_at']).where('token', '=', param('token')),
)

/**
 * Reads the session that a cookie of better-auth names, in one question. The library's own way costs an
 * agent's request more than most answers do, and does nothing else for us: sessions are not renewed.
 *
 * The cookie is `token.signature` in URL encoding, the signature HMAC-SHA256 of the token in base64.
 *
 * @param cookie its name, such as `deskbell.session_token`
 */
export function sessionReader(cookie: string, secret: string, db: Db) {
  return async (headers: Headers): Promise<AuthSession | null> => {
    const value = cookieNamed(headers.get('cookie') ?? '', cookie)
    const token = value === null ? null : signedToken(value, secret)
    if (token === null) return null
    const [session] = (await sessionByToken(db, { token })).rows
    if (!session || Date.parse(session.expires_at) <= Date.now()) return null
    return { userId: session.user_id }
  }
}

function cookieNamed(cookies: string, name: string): string | null {
  for (const one of cookies.split(';')) {
    const pair = one.trim()
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1)
  }
  return null
}

/** The token, where the signature is ours; else null. */
function signedToken(value: string, secret: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(value)
  } catch {
    return null
  }
  const dot = decoded.lastIndexOf('.')
  const token = decoded.slice(0, Math.max(dot, 0))
  return token !== '' && isSameSecret(decoded.slice(dot + 1), signCookie(secret, token)) ? token : null
}
