import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { createReader, type Reader } from './sqlite/reader.ts'
import { keepStatements, runStatement, type Statements } from './sqlite/statements.ts'
import { createWriter, type Writer, type WriterOptions, type WriteTurn } from './sqlite/writer.ts'

export interface SqliteOptions extends WriterOptions {
  /** The database file; made, with its folder, where it does not exist. Not `:memory:`: there are two connections. */
  readonly path: string
}

/**
 * SQLite for one machine: prepared statements are kept, reads outside a transaction have a
 * connection of their own, and whoever writes at the same time shares one durable commit.
 *
 * @example new Kysely<Database>({ dialect: sqliteDialect({ path: '.deskbell/deskbell.db' }) })
 */
export function sqliteDialect(options: SqliteOptions): Dialect {
  const adapter = new LocalSqliteAdapter()
  return {
    createDriver: () => new SqliteDriver(options, adapter),
    createQueryCompiler: () => new SteadyQueryCompiler(),
    createAdapter: () => adapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/**
 * Writes parameters as `+?`. For a bare `?` that a join or an order could make use of, SQLite plans
 * the statement anew whenever it is given another value, which takes five to ten times as long as
 * running it. The plus changes no value and no affinity; it only says: this is not for planning.
 */
class SteadyQueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

class LocalSqliteAdapter extends SqliteAdapter {
  /** Set while the database is open. */
  database: OpenDatabase | undefined

  /** Reads without a connection being handed out first; undefined where that is not possible. See `prepared`. */
  readNow(sql: string, parameters: readonly unknown[]): unknown[] | undefined {
    const statement = this.database?.reads.prepare(sql)
    if (!statement?.readonly) return undefined
    this.database?.reader.join()
    return runStatement(statement, parameters).rows
  }

  /**
   * The same for a question that many ask in one turn of the event loop: it is put once. The rows are
   * everybody's, so nobody may change them.
   */
  readOnce(sql: string, parameters: readonly unknown[]): unknown[] | undefined {
    const { reader } = this.database ?? {}
    const question = `${sql}\0${parameters.join('\0')}`
    const known = reader?.answers.get(question)
    if (known) return known
    const rows = this.readNow(sql, parameters)
    if (rows) reader?.answers.set(question, rows)
    return rows
  }

  /** Migrations run in one transaction, so that two processes starting at once cannot both apply one. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class SqliteDriver implements Driver {
  readonly #options: SqliteOptions
  readonly #adapter: LocalSqliteAdapter
  #open: OpenDatabase | undefined

  constructor(options: SqliteOptions, adapter: LocalSqliteAdapter) {
    this.#options = options
    this.#adapter = adapter
  }

  async init(): Promise<void> {
    this.#open = openDatabase(this.#options)
    this.#adapter.database = this.#open
  }

  async acquireConnection(): Promise<SqliteSession> {
    if (!this.#open) throw new Error('The SQLite database is not open')
    return new SqliteSession(this.#open)
  }

  beginTransaction(session: SqliteSession): Promise<void> {
    return session.begin()
  }

  commitTransaction(session: SqliteSession): Promise<void> {
    return session.commit()
  }

  rollbackTransaction(session: SqliteSession): Promise<void> {
    return session.rollback()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    if (!this.#open) return
    const { reader, writer, readConnection, writeConnection } = this.#open
    await writer.idle()
    this.#adapter.database = undefined
    reader.end()
    // The last connection to close folds the write-ahead log into the file, so it must be the writer.
    readConnection.close()
    writeConnection.close()
    this.#open = undefined
  }
}

interface OpenDatabase {
  readonly readConnection: Sqlite.Database
  readonly writeConnection: Sqlite.Database
  readonly reads: Statements
  readonly writes: Statements
  readonly reader: Reader
  readonly writer: Writer
}

function openDatabase(options: SqliteOptions): OpenDatabase {
  const path = resolve(options.path)
  // Only the service's own user has business in there.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const writeConnection = new Sqlite(path)
  setUp(writeConnection)
  // The writer waits for other processes by itself, without blocking the event loop.
  writeConnection.pragma('busy_timeout = 0')
  const readConnection = new Sqlite(path, { readonly: true })
  readConnection.pragma('busy_timeout = 5000')
  const reader = createReader(readConnection)
  return {
    readConnection,
    writeConnection,
    reads: keepStatements(readConnection),
    writes: keepStatements(writeConnection),
    reader,
    writer: createWriter(writeConnection, { ...options, beforeCommit: reader.end }),
  }
}

function setUp(connection: Sqlite.Database): void {
  connection.pragma('busy_timeout = 5000')
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  // What savepoints would undo is kept in memory, not in a temporary file.
  connection.pragma('temp_store = MEMORY')
  // Messages change the same few pages again and again: the longer the log, the fewer of them are written twice.
  connection.pragma('wal_autocheckpoint = 4000')
}

/** One user of the database: outside a transaction it reads on one connection and writes through the queue. */
class SqliteSession implements DatabaseConnection {
  readonly #database: OpenDatabase
  #turn: WriteTurn | undefined

  constructor(database: OpenDatabase) {
    this.#database = database
  }

  async begin(): Promise<void> {
    this.#turn = await this.#database.writer.begin()
  }

  async commit(): Promise<void> {
    const turn = this.#takeTurn()
    await turn.commit()
  }

  async rollback(): Promise<void> {
    const turn = this.#takeTurn()
    await turn.rollback()
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { reads, writes, reader, writer } = this.#database
    if (this.#turn) {
      this.#turn.touch()
      return runStatement<R>(writes.prepare(sql), parameters)
    }
    const statement = reads.prepare(sql)
    if (statement.readonly) {
      reader.join()
      return runStatement<R>(statement, parameters)
    }
    return writer.once(() => runStatement<R>(writes.prepare(sql), parameters))
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query)
  }

  #takeTurn(): WriteTurn {
    const turn = this.#turn
    if (!turn) throw new Error('No transaction is under way')
    this.#turn = undefined
    return turn
  }
}
