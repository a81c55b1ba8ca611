import { Kysely } from 'kysely'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import { createPool, postgresDialect } from '../db/dialects/postgres.ts'
import { sqliteDialect } from '../db/dialects/sqlite.ts'
import type { Config } from '../platform/config.ts'

export interface OpenDatabase {
  readonly db: Kysely<Database>
  /** Where it is PostgreSQL. */
  readonly pool: pg.Pool | null
}

/** Opens what DATABASE_URL names. Close it with `db.destroy()`. */
export function openDatabase({ database }: Pick<Config, 'database'>, logger: Logger): OpenDatabase {
  if (database.kind === 'sqlite') {
    return { db: new Kysely<Database>({ dialect: sqliteDialect({ path: database.path }) }), pool: null }
  }
  const pool = createPool({
    connectionString: database.connectionString,
    onError: (error) => logger.warn({ err: error }, 'a connection to PostgreSQL broke'),
  })
  return { db: new Kysely<Database>({ dialect: postgresDialect(pool) }), pool }
}
