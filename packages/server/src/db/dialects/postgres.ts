import { type Dialect, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly connectionString: string
  readonly poolSize?: number
  /** Told of connections that fail while nobody uses them. */
  readonly onError?: (error: Error) => void
}

const INT8 = 20
const NUMERIC = 1700

/**
 * PostgreSQL, for several server nodes. Whole numbers of every width arrive as JavaScript numbers:
 * what we store (milliseconds, counts, minor units) stays far below 2^53. Booleans become 0 and 1,
 * as the portable columns hold them.
 */
export function postgresDialect(options: PostgresOptions | pg.Pool): Dialect {
  const pool = options instanceof pg.Pool ? options : createPool(options)
  return new PostgresDialect({ pool: pool as unknown as PostgresPool })
}

export function createPool({ connectionString, poolSize = 10, onError }: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    application_name: 'deskbell',
    types: { getTypeParser },
    Client: PortableClient,
  })
  pool.on('error', (error) => onError?.(error))
  return pool
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (oid === INT8 || oid === NUMERIC) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}

/** Sends booleans as the integers that the portable columns hold. */
class PortableClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads, all passed through as they came
  override query(...given: any[]): any {
    const [text, values, ...rest] = given
    const portable = Array.isArray(values)
      ? values.map((value: unknown) => (typeof value === 'boolean' ? Number(value) : value))
      : values
    const call = super.query as (...args: unknown[]) => unknown
    return call.apply(this, [text, portable, ...rest])
  }
}
