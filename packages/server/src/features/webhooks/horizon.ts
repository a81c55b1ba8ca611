import { sql } from 'kysely'
import { isPostgres } from '../../db/dialect.ts'
import { pause } from '../../platform/pause.ts'
import { type Db, lastPlace } from './repository.ts'

/** How long and how often to wait for transactions that began to write before. */
const PAUSE_MS = 5
const LOOKS = 200

/**
 * A place of the log up to which it changes no more: what will ever stand there can be read. Null where that cannot
 * be said just now.
 *
 * On SQLite one transaction writes at a time, so the last place is such a one. On PostgreSQL a place is allotted
 * before the commit, and a later one may be committed earlier: whoever held a lock to write events when the last
 * place was read is waited for, as `create index concurrently` does. The lock is taken before the place is allotted.
 */
export async function settledPlace(db: Db): Promise<number | null> {
  const place = await lastPlace(db)
  if (!isPostgres(db)) return place
  let writers = await writersOf(db)
  for (let look = 0; writers.size > 0 && look < LOOKS; look++) {
    await pause(PAUSE_MS)
    const left = await writersOf(db)
    writers = new Set([...writers].filter((writer) => left.has(writer)))
  }
  return writers.size === 0 ? place : null
}

/** The transactions that write events just now. */
async function writersOf(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ writer: string }>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'events'::regclass and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return new Set(rows.map(({ writer }) => writer))
}
