import type { Feature } from '../feature.ts'
import { teamMigrations } from './migrations.ts'

/** Teams, and which of them new tickets go to. */
export const teams: Feature = { name: 'teams', migrations: teamMigrations }
