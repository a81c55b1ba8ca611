import { betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Auth } from '../../platform/auth.ts'
import type { Config } from '../../platform/config.ts'
import { newId } from '../../platform/ids.ts'
import { deriveKey } from '../../platform/secrets.ts'
import { sessionReader } from './sessions.ts'

const DAYS = 86_400

/** What session cookies are signed with. */
export function cookieSecret(config: Config): string {
  return Buffer.from(deriveKey(config.secret, 'agent-sessions')).toString('base64url')
}

/**
 * The agents' sign-in: better-auth on our own database, password and sessions only. Nobody signs up
 * here; users come by invitation, by a verified sign-up, or by the seed.
 *
 * It is told that the database is SQLite even where it is PostgreSQL: then it writes dates as ISO
 * text and yes/no as 0 and 1, and our tables are the same on both.
 */
export function createAuth(config: Config, db: Kysely<Database>): Auth {
  const secure = config.publicUrl.startsWith('https:')
  const secret = cookieSecret(config)
  const auth = betterAuth({
    appName: 'Deskbell',
    baseURL: config.publicUrl,
    basePath: '/v1/auth',
    secret,
    trustedOrigins: [new URL(config.publicUrl).origin],
    database: { db, type: 'sqlite' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: {
      modelName: 'auth_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 30 * DAYS,
      disableSessionRefresh: true,
    },
    user: {
      modelName: 'auth_users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    // Ours counts alike on every node and answers with our own problem documents.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'deskbell',
      useSecureCookies: secure,
      database: { generateId: () => newId('user'), validateSchema: false },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
  })

  return {
    handler: (request) => auth.handler(request),
    session: sessionReader(`${secure ? '__Secure-' : ''}deskbell.session_token`, secret, db),
  }
}
