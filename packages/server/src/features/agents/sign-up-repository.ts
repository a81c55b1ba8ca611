import type { Selectable } from 'kysely'
import type { Db } from './repository.ts'
import type { SignUpsTable } from './tables.ts'

export type SignUpRow = Selectable<SignUpsTable>

export async function insertSignUp(db: Db, row: SignUpRow): Promise<void> {
  await db.insertInto('sign_ups').values(row).execute()
}

export function findSignUp(db: Db, id: string): Promise<SignUpRow | undefined> {
  return db.selectFrom('sign_ups').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Uses a waiting row up; of two who follow the link at once, one gets nothing. */
export function takeSignUp(db: Db, tokenHash: string, now: number): Promise<SignUpRow | undefined> {
  return db
    .deleteFrom('sign_ups')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteSignUps(db: Db, email: string): Promise<void> {
  await db.deleteFrom('sign_ups').where('email', '=', email).execute()
}

export async function deleteExpiredSignUps(db: Db, now: number): Promise<void> {
  await db.deleteFrom('sign_ups').where('expires_at', '<=', now).execute()
}
