import type { Compilable, CompiledQuery, DatabaseConnection, Kysely, Transaction } from 'kysely'
import type { Database } from './database.ts'
import { isPostgres } from './dialect.ts'

type Db = Kysely<Database>

/** Stands for a parameter while a query is built. */
class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

interface Kept {
  readonly query: CompiledQuery
  /** A parameter's name, or a constant that stands in the query itself, in the order of the SQL. */
  readonly parameters: readonly unknown[]
}

/** An adapter whose database answers a read at once, in this process. */
interface ReadsAtOnce {
  /** The rows; undefined where the query writes or the database is not open yet. */
  readNow(sql: string, parameters: readonly unknown[]): unknown[] | undefined
  /** The same, put once in a turn of the event loop. */
  readOnce(sql: string, parameters: readonly unknown[]): unknown[] | undefined
}

export interface PreparedResult<R> {
  readonly rows: R[]
  /** How many rows a write changed. */
  readonly changed: number
}

export interface Prepared<P extends object, R> {
  (db: Db, parameters: P): Promise<PreparedResult<R>>
  /**
   * The rows without waiting, where the database is in this process; undefined elsewhere and within
   * transactions. Asked by many in one turn of the event loop, the question is put once.
   */
  now(db: Db, parameters: P): readonly R[] | undefined
}

/**
 * A query that is built once per database and then only given its parameters: building one takes
 * longer than SQLite takes to answer it. For the few queries that run at every message.
 *
 * @example
 * const findName = prepared((db, param: Params<{ id: string }>) =>
 *   db.selectFrom('customers').select('name').where('id', '=', param('id')))
 * const { rows } = await findName(tx.db, { id })
 */
export function prepared<P extends object, R>(build: (db: Db, param: Params<P>) => Compilable<R>): Prepared<P, R> {
  // A pool and its transactions share their adapter, whose placeholders the SQL has.
  const kept = new WeakMap<object, Kept>()
  const param: Params<P> = (name) => new Placeholder(name) as never

  /** Builds the query unless it was built before, and puts the parameters in their places. */
  function fill(db: Db, parameters: P): { query: CompiledQuery; values: unknown[] } {
    const { adapter } = db.getExecutor()
    let found = kept.get(adapter)
    if (!found) {
      const query = build(db, param).compile()
      found = { query, parameters: query.parameters }
      kept.set(adapter, found)
    }
    const values = found.parameters.map((value) =>
      value instanceof Placeholder ? parameters[value.name as keyof P] : value,
    )
    return { query: found.query, values }
  }

  async function run(db: Db, parameters: P): Promise<PreparedResult<R>> {
    const { query, values } = fill(db, parameters)
    // Handing out a connection takes SQLite longer than the read itself.
    const rows = readerOf(db)?.readNow(query.sql, values)
    if (rows) return { rows: rows as R[], changed: 0 }
    const filled = { ...query, parameters: values }
    const connection = connections.get(db)
    const result = await (connection ? connection.executeQuery<R>(filled) : db.executeQuery<R>(filled))
    return { rows: result.rows, changed: Number(result.numAffectedRows ?? 0n) }
  }

  function now(db: Db, parameters: P): readonly R[] | undefined {
    const reader = readerOf(db)
    if (!reader) return undefined
    const { query, values } = fill(db, parameters)
    return reader.readOnce(query.sql, values) as R[] | undefined
  }

  return Object.assign(run, { now })
}

function readerOf(db: Db): ReadsAtOnce | undefined {
  const { adapter } = db.getExecutor()
  return !db.isTransaction && 'readNow' in adapter ? (adapter as unknown as ReadsAtOnce) : undefined
}

/** The connections of the transactions under way; see `withConnection`. */
const connections = new WeakMap<Db, DatabaseConnection>()

/**
 * Lets the prepared queries of a transaction go to its connection at once. On SQLite, the way that
 * Kysely takes there, made for connections that are asked over a network, takes longer than most
 * statements. Once `work` has ended, the transaction is Kysely's again, which refuses it when it is over.
 */
export async function withConnection<T>(db: Transaction<Database>, work: () => Promise<T>): Promise<T> {
  if (isPostgres(db)) return work()
  connections.set(db, await db.getExecutor().provideConnection(async (connection) => connection))
  try {
    return await work()
  } finally {
    connections.delete(db)
  }
}

/** Names a parameter where a value of its type would stand. */
export type Params<P extends object> = <K extends keyof P & string>(name: K) => P[K]
