import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { afterAll, describe } from 'vitest'
import type { Database } from '../db/database.ts'
import { postgresDialect } from '../db/dialects/postgres.ts'
import { sqliteDialect } from '../db/dialects/sqlite.ts'
import { migrate } from '../db/migrator.ts'
import type { Feature } from '../features/feature.ts'
import { features as allFeatures } from '../features/index.ts'
import type { DatabaseAddress } from '../platform/config.ts'
import { composeFeatures } from '../platform/registry.ts'
import { createPostgresDatabase } from './postgres.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

export interface TestDatabase {
  readonly kind: DatabaseKind
  readonly db: Kysely<Database>
  readonly address: DatabaseAddress
  /** The same as a `DATABASE_URL`, for processes to be started. */
  readonly url: string
  /** A further pool or pair of connections to the same database, as another node would have. */
  connect(): Kysely<Database>
  close(): Promise<void>
}

export interface OpenOptions {
  /** Whose migrations are applied; all features' unless said. */
  readonly features?: readonly Feature[]
}

/** Opens an empty, migrated database; it is closed and removed after the suite, or by `close()`. */
export type OpenDatabase = (options?: OpenOptions) => Promise<TestDatabase>

/**
 * Runs a suite on SQLite (a file of its own) and on real PostgreSQL (a database of its own).
 *
 * @example
 * eachDatabase((kind, open) => {
 *   test('stores', async () => {
 *     const { db } = await open()
 *   })
 * })
 */
export function eachDatabase(suite: (kind: DatabaseKind, open: OpenDatabase) => void): void {
  describe.each(['sqlite', 'postgres'] as const)('%s', (kind) => {
    const opened: TestDatabase[] = []
    afterAll(async () => {
      for (const database of opened) await database.close()
    })
    suite(kind, async (options) => {
      const database = await openTestDatabase(kind, options)
      opened.push(database)
      return database
    })
  })
}

/** Opens one database outside `eachDatabase`; the caller closes it. */
export async function openTestDatabase(kind: DatabaseKind, options: OpenOptions = {}): Promise<TestDatabase> {
  const { migrations } = composeFeatures(options.features ?? allFeatures)
  return kind === 'sqlite' ? openSqlite(migrations) : openPostgres(migrations)
}

/** Looks into the SQLite file of a process that runs beside this one. */
export function lookInto(path: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: sqliteDialect({ path }) })
}

type Migrations = ReturnType<typeof composeFeatures>['migrations']

async function openSqlite(migrations: Migrations): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-test-'))
  const path = join(folder, 'test.db')
  const connections = connectionsTo(() => sqliteDialect({ path }))
  const db = connections.connect()
  await migrate(db, migrations)
  return {
    kind: 'sqlite',
    db,
    address: { kind: 'sqlite', path },
    url: `sqlite:${path}`,
    connect: connections.connect,
    async close() {
      await connections.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openPostgres(migrations: Migrations): Promise<TestDatabase> {
  const { url, drop } = await createPostgresDatabase(migrations)
  const connections = connectionsTo(() => postgresDialect({ connectionString: url, poolSize: 8 }))
  return {
    kind: 'postgres',
    db: connections.connect(),
    address: { kind: 'postgres', connectionString: url },
    url,
    connect: connections.connect,
    async close() {
      await connections.close()
      await drop()
    },
  }
}

/** Opens connections and remembers them, so that all can be closed. */
function connectionsTo(dialect: () => ReturnType<typeof sqliteDialect>) {
  const opened: Kysely<Database>[] = []
  return {
    connect() {
      const db = new Kysely<Database>({ dialect: dialect() })
      opened.push(db)
      return db
    },
    async close() {
      for (const db of opened.splice(0)) await db.destroy()
    },
  }
}
