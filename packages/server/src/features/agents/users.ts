import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { newId } from '../../platform/ids.ts'
import type { Db } from './repository.ts'

/** How better-auth names an account with a password of its own. */
const PASSWORD_PROVIDER = 'credential'

export { hashPassword }

export function findUser(db: Db, email: string): Promise<{ id: string; name: string } | undefined> {
  return db.selectFrom('auth_users').select(['id', 'name']).where('email', '=', email).executeTakeFirst()
}

/**
 * Adds a user who signs in with a password, within the caller's transaction. The address must be
 * free. Without a password they cannot sign in until a link sets one.
 */
export async function insertUser(
  db: Db,
  user: { name: string; email: string; passwordHash: string | null },
  now: number,
): Promise<string> {
  const id = newId('user')
  const at = new Date(now).toISOString()
  const stamps = { created_at: at, updated_at: at }
  await db
    .insertInto('auth_users')
    .values({ id, name: user.name, email: user.email, email_verified: 1, image: null, ...stamps })
    .execute()
  await db
    .insertInto('auth_accounts')
    .values({
      ...noTokens,
      id: newId('user'),
      account_id: id,
      provider_id: PASSWORD_PROVIDER,
      user_id: id,
      password: user.passwordHash,
      ...stamps,
    })
    .execute()
  return id
}

const noTokens = {
  access_token: null,
  refresh_token: null,
  id_token: null,
  access_token_expires_at: null,
  refresh_token_expires_at: null,
  scope: null,
}

/** Whether a known user gave their own password. Takes as long as a password check takes. */
export async function isPasswordOf(db: Db, userId: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom('auth_accounts')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', PASSWORD_PROVIDER)
    .executeTakeFirst()
  return account?.password ? verifyPassword({ hash: account.password, password }) : false
}

/** Gives a user another password, or their first. Answers whether it is their first. */
export async function setPassword(db: Db, userId: string, passwordHash: string, now: number): Promise<boolean> {
  const account = await db
    .selectFrom('auth_accounts')
    .select(['id', 'password'])
    .where('user_id', '=', userId)
    .where('provider_id', '=', PASSWORD_PROVIDER)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('auth_accounts')
    .set({ password: passwordHash, updated_at: new Date(now).toISOString() })
    .where('id', '=', account.id)
    .execute()
  return account.password === null
}

/** Ends every session of a user in the console. */
export async function endUserSessions(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('user_id', '=', userId).execute()
}
