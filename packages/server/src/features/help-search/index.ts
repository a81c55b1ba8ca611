import type { Feature } from '../feature.ts'
import { KEEP_INDEX } from './index-store.ts'
import { keepIndexJob } from './keep-index.ts'
import { helpSearchMigrations } from './migrations.ts'
import { mountHelpSearch } from './routes.ts'

export { searchFor } from './search.ts'
export { saveUrlRules } from './url-rules.ts'

/** Finding articles: by words, and by the page somebody looks at. */
export const helpSearch: Feature = {
  name: 'help-search',
  migrations: helpSearchMigrations,
  mount: mountHelpSearch,
  jobs: { [KEEP_INDEX]: keepIndexJob },
}
