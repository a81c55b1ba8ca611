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
