import type { Selectable } from 'kysely'
import type { Db } from './repository.ts'
import type { PasswordLinksTable } from './tables.ts'

type PasswordLinkRow = Selectable<PasswordLinksTable>

/** A link with the address of the user whose password it sets. */
export interface PasswordLink extends PasswordLinkRow {
  readonly email: string
}

export async function insertPasswordLink(db: Db, row: PasswordLinkRow): Promise<void> {
  await db.insertInto('password_links').values(row).execute()
}

export function findPasswordLink(db: Db, id: string): Promise<PasswordLink | undefined> {
  return links(db).where('password_links.id', '=', id).executeTakeFirst()
}

/** The link a token names, if it still works. */
export function findWorkingPasswordLink(db: Db, tokenHash: string, now: number): Promise<PasswordLink | undefined> {
  return links(db)
    .where('password_links.token_hash', '=', tokenHash)
    .where('password_links.expires_at', '>', now)
    .executeTakeFirst()
}

/** Uses a link up. Of two who follow it at once, one gets false. */
export async function takePasswordLink(db: Db, id: string, now: number): Promise<boolean> {
  const row = await db
    .deleteFrom('password_links')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Withdraws every link of a user. */
export async function deletePasswordLinks(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('password_links').where('user_id', '=', userId).execute()
}

export async function deleteExpiredPasswordLinks(db: Db, now: number): Promise<void> {
  await db.deleteFrom('password_links').where('expires_at', '<=', now).execute()
}

function links(db: Db) {
  return db
    .selectFrom('password_links')
    .innerJoin('auth_users', 'auth_users.id', 'password_links.user_id')
    .selectAll('password_links')
    .select('auth_users.email')
}
