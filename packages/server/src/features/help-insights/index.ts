import type { Feature } from '../feature.ts'
import { helpInsightsMigrations } from './migrations.ts'

/** How the help centre does: votes, views, searches and what they did not find. */
export const helpInsights: Feature = { name: 'help-insights', migrations: helpInsightsMigrations }
