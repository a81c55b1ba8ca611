import type { Migration } from 'kysely/migration'
import { afterAll, expect, test } from 'vitest'
import { composeFeatures } from '../platform/registry.ts'
import { eachDatabase } from '../testing/databases.ts'
import { migrate, pendingMigrations } from './migrator.ts'

let runs = 0

function creating(table: string): Migration {
  return {
    async up(db) {
      runs++
      await db.schema.createTable(table).addColumn('id', 'text').execute()
    },
  }
}

eachDatabase((_kind, open) => {
  afterAll(() => {
    runs = 0
  })

  test('nodes that start at once apply each migration once', async () => {
    const database = await open({ features: [] })
    const migrations = { ...platform, '0001_a': creating('a'), '0002_b': creating('b') }
    const nodes = [database.db, database.connect(), database.connect()]
    const applied = await Promise.all(nodes.map((db) => migrate(db, migrations)))
    expect(applied.flat()).toEqual(['0001_a', '0002_b'])
    expect(runs).toBe(2)
    expect(await pendingMigrations(database.db, migrations)).toEqual([])
  })

  test('a failing migration leaves nothing behind and is named', async () => {
    const { db } = await open({ features: [] })
    const migrations = {
      ...platform,
      '0001_a': creating('a'),
      '0002_bad': { up: () => Promise.reject(new Error('no such luck')) },
    }
    await expect(migrate(db, migrations)).rejects.toThrow('Migration 0002_bad failed: no such luck')
    expect(await pendingMigrations(db, migrations)).toEqual(['0001_a', '0002_bad'])
    expect((await db.introspection.getTables()).map((table) => table.name)).not.toContain('a')
  })

  test('a feature may bring a migration that sorts before those applied', async () => {
    const { db } = await open({ features: [] })
    await migrate(db, { ...platform, '0005_a': creating('a') })
    expect(await migrate(db, { ...platform, '0001_b': creating('b'), '0005_a': creating('a') })).toEqual(['0001_b'])
  })
})

const { migrations: platform } = composeFeatures([])
