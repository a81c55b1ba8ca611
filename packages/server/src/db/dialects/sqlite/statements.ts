import type { Database, Statement } from 'better-sqlite3'
import type { QueryResult } from 'kysely'

/** More distinct SQL texts than this on one connection, and the least used are prepared anew. */
const KEPT = 500
const CHANGES_SCHEMA = /^\s*(create|alter|drop)\b/i

/** Prepared statements of one connection, kept by their SQL text. */
export interface Statements {
  prepare(sql: string): Statement
  readonly size: number
}

export function keepStatements(database: Database, kept = KEPT): Statements {
  const statements = new Map<string, Statement>()
  return {
    prepare(sql) {
      const known = statements.get(sql)
      if (known) {
        if (statements.size === kept) {
          // Only a full cache needs to know what was used last.
          statements.delete(sql)
          statements.set(sql, known)
        }
        return known
      }
      const statement = database.prepare(sql)
      if (CHANGES_SCHEMA.test(sql)) {
        statements.clear()
        return statement
      }
      if (statements.size >= kept) {
        const oldest = statements.keys().next()
        if (!oldest.done) statements.delete(oldest.value)
      }
      statements.set(sql, statement)
      return statement
    },
    get size() {
      return statements.size
    },
  }
}

/** Runs a statement as Kysely expects: rows where it yields any, else what it changed. */
export function runStatement<R>(statement: Statement, parameters: readonly unknown[]): QueryResult<R> {
  const values = parameters.some((value) => typeof value === 'boolean') ? parameters.map(booleanToInteger) : parameters
  if (statement.reader) return { rows: statement.all(...values) as R[] }
  const { changes, lastInsertRowid } = statement.run(...values)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}

function booleanToInteger(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}
