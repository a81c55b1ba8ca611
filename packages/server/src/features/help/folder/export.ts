import type { CategoryWords } from '@deskbell/protocol'
import { requireAdmin } from '../../../platform/access.ts'
import type { Ctx } from '../../../platform/context.ts'
import { digestOf } from '../../../platform/files/recognise.ts'
import {
  type ArticleRow,
  findVersion,
  listArticleRows,
  listTranslations,
  type TranslationRow,
  type VersionRow,
} from '../articles-repository.ts'
import { type CategoryRow, listCategoryRows } from '../categories-repository.ts'
import { listFiles } from '../files-repository.ts'
import { canonicalLocale } from '../locales.ts'
import { settingsOf } from '../writing.ts'
import { ownTarget } from './addresses.ts'
import { plainBody, writePage } from './front-matter.ts'
import { ownLocaleOf } from './import.ts'
import { changeAddresses, encodePath, relativePath } from './links.ts'

export interface ExportedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** One language of an article as it will be written. */
interface Sheet {
  readonly row: TranslationRow
  readonly version: VersionRow
}

/**
 * A help centre as a folder of Markdown, which `importFolder` reads: of each language what readers
 * see, or the newest draft where they see nothing yet; what is archived is left out. Pictures and
 * downloads lie beside the articles that refer to them.
 */
export async function exportFolder(ctx: Ctx): Promise<ExportedFile[]> {
  if (ctx.actor.kind !== 'system') requireAdmin(ctx)
  const { db } = ctx.deps
  const ownLocale = await ownLocaleOf(ctx)
  const categories = await listCategoryRows(db, ctx.workspaceId)
  const articles = (await listArticleRows(db, ctx.workspaceId)).sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const sheets = await readSheets(ctx, articles)
  const slugOf = new Map(categories.map(({ id, slug }) => [id, slug]))
  const folderOf = new Map(
    articles.flatMap((row) => (sheets.has(row.id) ? [[row.slug, slugOf.get(row.category_id) ?? ''] as const] : [])),
  )
  const attachments = collectAttachments(ctx)
  const files: ExportedFile[] = []
  const write = (path: string, text: string) => files.push({ path, bytes: new TextEncoder().encode(text) })

  categories.forEach((row, place) => {
    for (const { path, text } of categoryPages(row, place + 1, ownLocale)) write(path, text)
  })
  for (const article of articles) {
    const category = slugOf.get(article.category_id) ?? ''
    const ordered = (sheets.get(article.id) ?? []).sort((a, b) => compareLocales(a.row.locale, b.row.locale, ownLocale))
    for (const [at, sheet] of ordered.entries()) {
      const path = `${category}/${article.slug}${endingOf(sheet.row.locale, ownLocale)}`
      const names = await attachments.namesFor(category, sheet.version.body)
      const body = changeAddresses(plainBody(sheet.version.body), (address) => {
        const target = ownTarget(address)
        if (target === null) return null
        if ('fileId' in target) {
          const name = names.get(target.fileId)
          return name === undefined ? null : encodePath(relativePath(path, name)) + target.rest
        }
        const folder = folderOf.get(target.slug)
        const ending = linkEnding(target.locale, ownLocale)
        if (folder === undefined || ending === null) return null
        return relativePath(path, `${folder}/${target.slug}${ending}`) + target.rest
      })
      write(path, writePage(matterOf(article, sheet, at === 0), body))
    }
  }
  return [...files, ...attachments.files()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function matterOf(article: ArticleRow, { row, version }: Sheet, isFirst: boolean): Record<string, unknown> {
  const { kind, tags, position, audiences } = settingsOf(article)
  return {
    title: version.title,
    excerpt: version.excerpt || undefined,
    keywords: version.search_keywords || undefined,
    status: row.published_version === null ? 'draft' : undefined,
    ...(isFirst && {
      kind: kind === 'article' ? undefined : kind,
      tags: tags.length > 0 ? tags : undefined,
      order: position || undefined,
      audiences: audiences.join() === 'customers' ? undefined : audiences,
    }),
  }
}

function categoryPages({ slug, icon, words }: CategoryRow, order: number, ownLocale: string) {
  const said = Object.entries(JSON.parse(words) as Record<string, CategoryWords>)
  return said
    .sort(([a], [b]) => compareLocales(a, b, ownLocale))
    .map(([locale, { name, description }], at) => ({
      path: `${slug}/_category${endingOf(locale, ownLocale)}`,
      text: writePage({ name, description: description || undefined, ...(at === 0 && { icon, order }) }, ''),
    }))
}

/** What is written of each article. */
async function readSheets(ctx: Ctx, articles: readonly ArticleRow[]): Promise<Map<string, Sheet[]>> {
  const { db } = ctx.deps
  const ids = articles.map((row) => row.id)
  const sheets = new Map<string, Sheet[]>()
  for (const row of await listTranslations(db, ctx.workspaceId, ids)) {
    if (row.status === 'archived') continue
    const number = row.published_version ?? row.version
    const version = await findVersion(db, ctx.workspaceId, row.article_id, row.locale, number)
    if (version) sheets.set(row.article_id, [...(sheets.get(row.article_id) ?? []), { row, version }])
  }
  return sheets
}

/** Gathers pictures and downloads, each under a name that nothing else has in its folder. */
function collectAttachments(ctx: Ctx) {
  const written = new Map<string, Uint8Array>()
  const digests = new Map<string, string>()

  /** The paths of what a body refers to, by the files' ids. */
  async function namesFor(category: string, body: string): Promise<Map<string, string>> {
    const ids = new Set<string>()
    changeAddresses(body, (address) => {
      const target = ownTarget(address)
      if (target !== null && 'fileId' in target) ids.add(target.fileId)
      return null
    })
    const names = new Map<string, string>()
    const rows = new Map((await listFiles(ctx.deps.db, ctx.workspaceId, [...ids])).map((row) => [row.id, row]))
    for (const id of ids) {
      const row = rows.get(id)
      const bytes = row && (await ctx.deps.files.read(id))
      if (!row || !bytes) continue
      const digest = digestOf(bytes)
      const plain = `${category}/${row.name}`
      const isFree = !row.name.endsWith('.md') && (digests.get(plain) ?? digest) === digest
      const path = isFree ? plain : `${category}/${digest.slice(0, 8)}/${row.name}`
      written.set(path, bytes)
      digests.set(path, digest)
      names.set(id, path)
    }
    return names
  }

  return { namesFor, files: () => [...written].map(([path, bytes]): ExportedFile => ({ path, bytes })) }
}

function endingOf(locale: string, ownLocale: string): string {
  return locale === ownLocale ? '.md' : `.${locale}.md`
}

/** The ending of a link to an article; null where its address would come back another way. */
function linkEnding(locale: string | undefined, ownLocale: string): string | null {
  if (locale === undefined) return '.md'
  return locale === ownLocale || !isCanonical(locale) ? null : `.${locale}.md`
}

function isCanonical(locale: string): boolean {
  try {
    return canonicalLocale(locale) === locale
  } catch {
    return false
  }
}

/** The workspace's own language first, then by name. */
function compareLocales(a: string, b: string, ownLocale: string): number {
  return Number(b === ownLocale) - Number(a === ownLocale) || (a < b ? -1 : 1)
}
