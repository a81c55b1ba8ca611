import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from 'kysely'

/** Whether this is PostgreSQL, for the few statements that the databases say differently. */
export function isPostgres(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/**
 * Keeps the rows of a table in its primary key on SQLite (`without rowid`): one tree instead of two,
 * and so a page less to write with each insert. PostgreSQL has no such form. For rows well under
 * 1 kB: SQLite moves larger ones to pages of their own, which costs more than it spares.
 *
 * @example await db.schema.createTable('conversation_entries') ….$call(clustered(db)).execute()
 */
export function clustered(db: Pick<Kysely<unknown>, 'getExecutor'>) {
  return <T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C> =>
    isPostgres(db) ? table : table.modifyEnd(sql`without rowid`)
}

/**
 * Adds a primary key `seq` that the database counts up. On SQLite it is the row's own number, so that
 * appending writes no index beside the table. Numbers may have gaps on PostgreSQL.
 *
 * @example await db.schema.createTable('events').$call(numbered(db)) ….execute()
 */
export function numbered(db: Pick<Kysely<unknown>, 'getExecutor'>) {
  return <T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C | 'seq'> =>
    isPostgres(db)
      ? table.addColumn('seq', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity())
      : table.addColumn('seq', 'integer', (column) => column.primaryKey())
}
