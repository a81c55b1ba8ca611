import { createHash, randomBytes } from 'node:crypto'
import { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../db/database.ts'
import { postgresDialect } from '../db/dialects/postgres.ts'
import { migrate } from '../db/migrator.ts'

type Migrations = Readonly<Record<string, Migration>>

/** Makes a database by copying a migrated template, which takes a fraction of migrating anew. */
export async function createPostgresDatabase(
  migrations: Migrations,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const admin = await adminUrl()
  const template = await migratedTemplate(admin, migrations)
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdmin(admin, (client) => client.query(`create database ${name} template ${template}`))
  return {
    url: urlOf(admin, name),
    drop: () =>
      asAdmin(admin, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
      }),
  }
}

let asked: Promise<string> | undefined

function adminUrl(): Promise<string> {
  asked ??= fetch(inject('postgresBroker')).then(async (answer) => {
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return text
  })
  return asked
}

/** The template for these migrations, made by whichever test file needs it first. */
async function migratedTemplate(admin: string, migrations: Migrations): Promise<string> {
  const text = Object.entries(migrations).map(([name, { up }]) => `${name}:${up}`)
  const hash = createHash('sha256').update(text.join('\n')).digest()
  const name = `template_${hash.toString('hex', 0, 8)}`
  await asAdmin(admin, async (client) => {
    const lock = hash.readInt32BE(0)
    await client.query('select pg_advisory_lock($1)', [lock])
    try {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
      if (rowCount) return
      await client.query(`create database ${name}_new`)
      const db = new Kysely<Database>({ dialect: postgresDialect({ connectionString: urlOf(admin, `${name}_new`) }) })
      try {
        await migrate(db, migrations)
      } finally {
        await db.destroy()
      }
      await client.query(`alter database ${name}_new rename to ${name}`)
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock])
    }
  })
  return name
}

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(admin: string, database: string): string {
  const url = new URL(admin)
  url.pathname = `/${database}`
  return url.href
}
