import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'

type Migrations = Readonly<Record<string, Migration>>

/**
 * Applies what is pending, in the order of the names, all or nothing. Safe when several nodes start
 * at once: one applies them, the others wait and find them done.
 *
 * @returns the names of the migrations applied by this call
 */
export async function migrate(db: Kysely<Database>, migrations: Migrations): Promise<string[]> {
  const { error, results = [] } = await migratorFor(db, migrations).migrateToLatest()
  if (error) {
    const failed = results.find((result) => result.status === 'Error')
    throw new Error(`Migration ${failed?.migrationName ?? 'of the database'} failed: ${messageOf(error)}`, {
      cause: error,
    })
  }
  return results.map((result) => result.migrationName)
}

/** The names of the migrations that `migrate` would apply. */
export async function pendingMigrations(db: Kysely<Database>, migrations: Migrations): Promise<string[]> {
  const all = await migratorFor(db, migrations).getMigrations()
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name)
}

function migratorFor(db: Kysely<Database>, migrations: Migrations): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    // Features bring migrations of their own, so a later one may sort before those already applied.
    allowUnorderedMigrations: true,
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
