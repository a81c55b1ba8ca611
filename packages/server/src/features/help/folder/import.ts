import { type ArticleStatus, CodedError, LIMITS } from '@deskbell/protocol'
import { requireAdmin } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/context.ts'
import { renderMarkdown } from '../../../platform/markdown/index.ts'
import { findWorkspace, settingsOf } from '../../workspaces/index.ts'
import {
  type ArticleRow,
  findTranslation,
  findVersion,
  listArticleRows,
  listTranslations,
  type VersionRow,
} from '../articles-repository.ts'
import { addCategory, changeCategory, placeCategories } from '../categories.ts'
import { listCategoryRows } from '../categories-repository.ts'
import { type DeskTx, inHelpCenter } from '../desk.ts'
import { keepHelpFile } from '../files.ts'
import { canonicalLocale } from '../locales.ts'
import { archiveTranslation, publishVersion } from '../publishing.ts'
import { addArticle, changeArticle, saveWords } from '../writing.ts'
import { addressBook } from './addresses.ts'
import {
  type FolderArticle,
  type FolderCategory,
  type FolderContents,
  type FolderTranslation,
  readContents,
} from './contents.ts'
import { type Folder, FolderError, type FolderProblem } from './folder.ts'
import { plainBody } from './front-matter.ts'
import { changeAddresses } from './links.ts'

/** What an import did, counted in languages of articles. */
export interface ImportReport {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Taken from readers because the folder has them no more; only when pruning. */
  readonly archived: number
  /** Links that lead nowhere, and what Markdown will not show as it was written. */
  readonly warnings: readonly FolderProblem[]
}

export interface ImportOptions {
  /** Also archives what the folder does not have; it is left alone unless said. */
  readonly prune?: boolean
}

/**
 * Brings a help centre to what a folder of Markdown says, all of it or, where anything is wrong with
 * the folder, nothing. What is there already as the folder says it is not touched, so that importing
 * twice changes nothing. Admins only, and the command line. Throws `FolderError`.
 */
export async function importFolder(
  ctx: Ctx,
  folder: Folder,
  { prune = false }: ImportOptions = {},
): Promise<ImportReport> {
  if (ctx.actor.kind !== 'system') requireAdmin(ctx)
  const ownLocale = await ownLocaleOf(ctx)
  const contents = await readContents(folder, ownLocale)
  const { bodies, warnings } = await settleAddresses(ctx, folder, contents, ownLocale)
  return inHelpCenter(ctx, async (tx) => {
    const counts = { added: 0, changed: 0, unchanged: 0, archived: 0 }
    const categoryIds = await putCategories(tx, contents.categories)
    const known = new Map((await listArticleRows(tx.db, tx.workspaceId)).map((row) => [row.slug, row]))
    const seen = new Set<string>()
    for (const category of contents.categories) {
      for (const article of category.articles) {
        const categoryId = categoryIds.get(category.slug) ?? ''
        const { row, fields } = await putArticle(tx, known.get(article.slug), article, categoryId)
        for (const translation of article.translations) {
          seen.add(`${row.id} ${translation.locale}`)
          const outcome = await putTranslation(tx, row, translation, bodies.get(translation.file) ?? '')
          counts[outcome === 'unchanged' && fields.length > 0 ? 'changed' : outcome]++
        }
      }
    }
    if (prune) counts.archived = await archiveOthers(tx, seen)
    return { ...counts, warnings: [...contents.warnings, ...warnings] }
  })
}

export async function ownLocaleOf(ctx: Ctx): Promise<string> {
  const workspace = await findWorkspace(ctx.deps.db, ctx.workspaceId)
  if (!workspace) throw new CodedError('not_found', 'There is no such workspace')
  return canonicalLocale(settingsOf(workspace).locale)
}

/** The bodies by their files, with addresses that hold in the help centre; pictures and downloads are kept. */
async function settleAddresses(ctx: Ctx, folder: Folder, contents: FolderContents, ownLocale: string) {
  const targetOf = addressBook(contents, folder.paths, ownLocale)
  const translations = contents.categories.flatMap(({ articles }) => articles).flatMap((one) => one.translations)
  const warnings: FolderProblem[] = []
  const kept = new Map<string, string>()
  const problems: FolderProblem[] = []
  for (const { file, words } of translations) {
    const wanted = new Set<string>()
    changeAddresses(words.body, (address) => {
      const target = targetOf(file, address)
      if (target.kind === 'file' && !kept.has(target.file)) wanted.add(target.file)
      return null
    })
    for (const path of wanted) {
      const name = path.split('/').at(-1) ?? path
      try {
        kept.set(path, (await keepHelpFile(ctx, { name, bytes: await folder.read(path), trusted: true })).path)
      } catch (error) {
        if (!(error instanceof CodedError)) throw error
        problems.push({ file: path, line: null, message: error.message })
      }
    }
  }

  const bodies = new Map<string, string>()
  for (const { file, words, bodyLine } of translations) {
    const body = changeAddresses(words.body, (address) => {
      const target = targetOf(file, address)
      if (target.kind === 'path') return target.path + target.rest
      if (target.kind === 'file') return (kept.get(target.file) ?? address) + target.rest
      return null
    })
    if (body.length > LIMITS.markdownLength) {
      problems.push({ file, line: bodyLine, message: `the body may have at most ${LIMITS.markdownLength} characters` })
    } else {
      bodies.set(file, body)
      for (const { line, message } of renderMarkdown(body).problems)
        warnings.push({ file, line: bodyLine + line - 1, message })
    }
  }
  if (problems.length > 0) throw new FolderError(problems)
  return { bodies, warnings }
}

/** Adds and changes categories, and puts them in the folder's order before all others. */
async function putCategories(tx: DeskTx, wanted: readonly FolderCategory[]): Promise<Map<string, string>> {
  const known = new Map((await listCategoryRows(tx.db, tx.workspaceId)).map((row) => [row.slug, row]))
  for (const { slug, icon, words } of wanted) {
    const row = known.get(slug)
    if (!row) known.set(slug, await addCategory(tx, { slug, icon: icon ?? 'book-open', words }))
    else {
      await changeCategory(tx, row, { words: { ...JSON.parse(row.words), ...words }, ...(icon && { icon }) })
    }
  }
  const rows = await listCategoryRows(tx.db, tx.workspaceId)
  const places = new Map(wanted.map(({ slug }, place) => [slug, place]))
  const placeOf = (slug: string) => places.get(slug) ?? Number.MAX_SAFE_INTEGER
  const ids = [...rows]
    .sort((a, b) => placeOf(a.slug) - placeOf(b.slug) || a.position - b.position)
    .map((row) => row.id)
  await placeCategories(tx, rows, ids)
  return new Map(rows.map((row) => [row.slug, row.id]))
}

async function putArticle(
  tx: DeskTx,
  row: ArticleRow | undefined,
  { slug, kind, tags, position, audiences, translations }: FolderArticle,
  categoryId: string,
): Promise<{ row: ArticleRow; fields: string[] }> {
  const settings = { slug, kind, tags, position, audiences, categoryId }
  if (row) return { row, fields: await changeArticle(tx, row, settings) }
  const added = await addArticle(tx, settings)
  const data = { slug, locale: translations[0]?.locale ?? '' }
  await tx.record({ type: 'help_article.created', subject: added.id, data })
  return { row: added, fields: [] }
}

async function putTranslation(
  tx: DeskTx,
  { id }: ArticleRow,
  { locale, words: given, status }: FolderTranslation,
  body: string,
): Promise<'added' | 'changed' | 'unchanged'> {
  const words = { ...given, body }
  const before = await findTranslation(tx.db, tx.workspaceId, id, locale)
  const versionOf = (number: number) => findVersion(tx.db, tx.workspaceId, id, locale, number)
  const newest = before && (await versionOf(before.version))
  const published = before?.published_version ? await versionOf(before.published_version) : undefined
  const known = status === 'published' ? published : newest
  if (known && readsAs(known)) return 'unchanged'

  const saved = before && newest && readsAs(newest) ? before : await saveWords(tx, id, locale, before, words)
  if (status === 'published') {
    const version = saved === before ? newest : await versionOf(saved.version)
    if (version) await publishVersion(tx, saved, version)
    const data = { locale, version: saved.version, from: saved.status as ArticleStatus, to: status }
    await tx.record({ type: 'help_article.moved', subject: id, data })
  }
  return before ? 'changed' : 'added'

  function readsAs(version: VersionRow): boolean {
    const { title, excerpt, search_keywords } = version
    return (
      title === words.title &&
      excerpt === words.excerpt &&
      search_keywords === words.searchKeywords &&
      plainBody(version.body) === plainBody(body)
    )
  }
}

/** Archives every language that readers see and the folder does not have. */
async function archiveOthers(tx: DeskTx, seen: ReadonlySet<string>): Promise<number> {
  const articles = await listArticleRows(tx.db, tx.workspaceId)
  const rows = await listTranslations(
    tx.db,
    tx.workspaceId,
    articles.map((row) => row.id),
  )
  const others = rows.filter((row) => row.published_version !== null && !seen.has(`${row.article_id} ${row.locale}`))
  for (const row of others) {
    const { locale, version, status } = row
    await archiveTranslation(tx, row)
    const data = { locale, version, from: status as ArticleStatus, to: 'archived' as const }
    await tx.record({ type: 'help_article.moved', subject: row.article_id, data })
  }
  return others.length
}
