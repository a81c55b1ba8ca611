import type { Feature } from '../feature.ts'
import { helpSearchMigrations } from './migrations.ts'

/** Finding articles: by words, and by the page somebody looks at. */
export const helpSearch: Feature = { name: 'help-search', migrations: helpSearchMigrations }
