import { migrate } from '../../db/migrator.ts'
import { features } from '../../features/index.ts'
import { loadConfig } from '../../platform/config.ts'
import { createLogger } from '../../platform/logging.ts'
import { composeFeatures } from '../../platform/registry.ts'
import { openDatabase } from '../database.ts'
import type { Command } from '../run.ts'
import { withSecret } from '../secret.ts'

export const migrateDatabase: Command = {
  summary: 'Bring the database up to date; serve does so by itself',
  operands: [],
  async run(io) {
    const config = loadConfig(await withSecret(io.env))
    const { db } = openDatabase(config, createLogger(config))
    try {
      const applied = await migrate(db, composeFeatures(features).migrations)
      for (const name of applied) io.out(`applied ${name}`)
      io.out(applied.length === 0 ? 'Nothing to do: the database is up to date.' : 'The database is up to date.')
      return 0
    } finally {
      await db.destroy()
    }
  },
}
