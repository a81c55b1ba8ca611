import type { Feature } from '../feature.ts'
import { helpMigrations } from './migrations.ts'

/** The help centre's content: what editors write and what readers see of it. */
export const help: Feature = { name: 'help', migrations: helpMigrations }
