import { type Kysely, PostgresAdapter } from 'kysely'
import type { Database } from './database.ts'

/** Whether this is PostgreSQL, for the few statements that the databases say differently. */
export function isPostgres(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
