import type { Feature } from '../feature.ts'
import { mountHelpFiles } from './files-routes.ts'
import { helpMigrations } from './migrations.ts'
import { hasArticles } from './reading.ts'
import { mountHelp } from './routes.ts'

export { addCounts, listCounters } from './articles-repository.ts'
export { createCategory } from './categories.ts'
export { type ExportedFile, exportFolder } from './folder/export.ts'
export { describeProblem, type Folder, FolderError } from './folder/folder.ts'
export { importFolder } from './folder/import.ts'
export { createKeep, type Keep } from './keep.ts'
export { canonicalLocale, preferredLocales } from './locales.ts'
export { findReadable, findTitles } from './lookup-repository.ts'
export {
  findPublications,
  type PublishedArticle,
  type PublishedText,
  publicationsSince,
  revisionOf,
} from './publications-repository.ts'
export { type Reader, resolveReader, stillHolds, vouchFor } from './reader.ts'
export {
  findSummaries,
  listArticles,
  listHelpCategories,
  listPublished,
  readArticle,
  toSummary,
} from './reading.ts'
export { requireArticle } from './records.ts'
export { createArticle, saveTranslation, updateArticle } from './service.ts'
export { moveTranslation } from './workflow.ts'

/** The help centre's content: what editors write and what readers see of it. */
export const help: Feature = {
  name: 'help',
  migrations: helpMigrations,
  mount(app) {
    mountHelp(app)
    mountHelpFiles(app)
  },
  async widgetFacts(deps, workspaceId) {
    return { hasHelp: await hasArticles(deps, workspaceId, 'customers') }
  },
}
