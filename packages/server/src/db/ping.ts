import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'

/** Resolves when the database answers; rejects otherwise. */
export async function ping(db: Kysely<Database>): Promise<void> {
  await sql`select 1`.execute(db)
}

class Undo extends Error {}

/** Resolves when something could be written; it is undone. Rejects otherwise. */
export async function probeWrite(db: Kysely<Database>): Promise<void> {
  const writing = db.transaction().execute(async (tx) => {
    await sql`create table deskbell_probe (id integer)`.execute(tx)
    throw new Undo()
  })
  await writing.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
}

/** When the newest event was recorded, in epoch milliseconds; null before the first. */
export async function newestEventAt(db: Kysely<Database>): Promise<number | null> {
  const row = await db.selectFrom('events').select('created_at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.created_at ?? null
}
