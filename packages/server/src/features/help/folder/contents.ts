import {
  ArticleKind,
  ArticleWords,
  AUDIENCES,
  Audience,
  CategoryIcon,
  CategorySlug,
  CategoryWords,
  LIMITS,
  Locale,
  Slug,
} from '@deskbell/protocol'
import * as v from 'valibot'
import { canonicalLocale } from '../locales.ts'
import { type Folder, FolderError, type FolderProblem } from './folder.ts'
import { type Page, readPage } from './front-matter.ts'

/** What one file says of one language of an article. */
export interface FolderTranslation {
  readonly file: string
  readonly locale: string
  readonly words: ArticleWords
  readonly status: 'published' | 'draft'
  readonly bodyLine: number
}

export interface FolderArticle {
  readonly slug: string
  readonly kind: ArticleKind
  readonly tags: string[]
  readonly position: number
  readonly audiences: Audience[]
  readonly translations: readonly FolderTranslation[]
}

export interface FolderCategory {
  readonly slug: string
  /** Null where the folder says none: it stays as it is. */
  readonly icon: CategoryIcon | null
  readonly order: number
  readonly words: Readonly<Record<string, CategoryWords>>
  readonly articles: readonly FolderArticle[]
}

export interface FolderContents {
  readonly categories: readonly FolderCategory[]
  /** What was left out, or will look another way than somebody may think. */
  readonly warnings: readonly FolderProblem[]
}

/** Several words on one line, however many they were written on. */
const Line = v.pipe(
  v.string('must be text'),
  v.transform((text) => text.replace(/\s*\n\s*/g, ' ').trim()),
)
const WholeNumber = v.pipe(
  v.string('must be a whole number'),
  v.regex(/^\d{1,4}$/, 'must be a whole number from 0 to 9999'),
  v.transform(Number),
)
const List = v.pipe(
  v.union([v.array(v.string()), v.string()], 'must be a list'),
  v.transform((given) => (typeof given === 'string' ? given.split(',') : given)),
  v.transform((given) => given.map((one) => one.trim()).filter((one) => one !== '')),
)
const Text = v.union(
  [
    Line,
    v.pipe(
      List,
      v.transform((list) => list.join(', ')),
    ),
  ],
  'must be text',
)

const Category = v.strictObject({
  name: Line,
  description: v.optional(Line, ''),
  icon: v.optional(CategoryIcon),
  order: v.optional(WholeNumber),
})

const SETTINGS = {
  kind: v.optional(ArticleKind),
  tags: v.optional(
    v.pipe(
      List,
      v.transform((tags) => [...new Set(tags.map((tag) => tag.toLowerCase()))]),
      v.maxLength(LIMITS.tagsPerArticle, `must have at most ${LIMITS.tagsPerArticle}`),
      v.everyItem((tag) => tag.length <= LIMITS.tagLength, `must have at most ${LIMITS.tagLength} characters each`),
    ),
  ),
  order: v.optional(WholeNumber),
  audiences: v.optional(
    v.pipe(List, v.array(Audience), v.minLength(1, 'must name somebody'), v.maxLength(AUDIENCES.length)),
  ),
}
const Article = v.strictObject({
  title: Line,
  excerpt: v.optional(Line, ''),
  keywords: v.optional(Text, ''),
  status: v.optional(v.picklist(['published', 'draft'], 'must be published or draft'), 'published'),
  ...SETTINGS,
})
type ArticlePage = Page<v.InferOutput<typeof Article>>

/** `refunds.pt-BR.md`: the slug, and the language where it is not the workspace's own. */
const NAME = /^([^.]+)(?:\.([A-Za-z0-9-]+))?\.md$/

/**
 * What a folder of Markdown says a help centre should be. Files without a language in their name are
 * in `ownLocale`. Throws `FolderError` with everything that is wrong with it.
 */
export async function readContents(folder: Folder, ownLocale: string): Promise<FolderContents> {
  const problems: FolderProblem[] = []
  const warnings: FolderProblem[] = []
  const files = new Map<string, { path: string; slug: string; locale: string }[]>()
  for (const path of [...folder.paths].sort()) {
    if (!path.endsWith('.md')) continue
    const [category = '', name, ...deeper] = path.split('/')
    if (name === undefined || deeper.length > 0) {
      const message = 'was left out: articles lie in the folder of their category'
      if (!/^readme\.md$/i.test(category)) warnings.push({ file: path, line: null, message })
      continue
    }
    const [, slug = '', tag] = NAME.exec(name) ?? []
    const problem = checkName(category, slug, tag)
    if (problem) problems.push({ file: path, line: null, message: problem })
    else files.set(category, [...(files.get(category) ?? []), { path, slug, locale: localeOf(tag, ownLocale) }])
  }

  const categories: FolderCategory[] = []
  for (const [slug, pages] of files) {
    const read = await collect(problems, () => readCategory(folder, slug, pages, ownLocale, problems))
    if (read) categories.push(read)
  }
  for (const [slug, places] of Map.groupBy(
    categories.flatMap((category) => category.articles),
    (article) => article.slug,
  )) {
    const again = places[1]?.translations[0]
    if (again)
      problems.push({ file: again.file, line: null, message: `another category has an article ${slug} as well` })
  }
  if (problems.length > 0) throw new FolderError(problems)
  categories.sort((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1))
  return { categories, warnings }
}

interface FileName {
  readonly path: string
  readonly slug: string
  readonly locale: string
}

async function readCategory(
  folder: Folder,
  slug: string,
  files: readonly FileName[],
  ownLocale: string,
  problems: FolderProblem[],
): Promise<FolderCategory> {
  const words: Record<string, CategoryWords> = {}
  let icon: CategoryIcon | null = null
  let order = Number.MAX_SAFE_INTEGER
  const bySlug = Map.groupBy(files, (file) => file.slug)
  for (const file of bySlug.get('_category') ?? []) {
    await collect(problems, async () => {
      const { matter, lines } = readPage(file.path, await readText(folder, file.path), Category)
      const { name, description } = matter
      words[file.locale] = checked(file.path, lines, CategoryWords, { name, description })
      icon = matter.icon ?? icon
      order = matter.order ?? order
    })
  }
  if (!bySlug.has('_category')) {
    problems.push({ file: `${slug}/_category.md`, line: null, message: 'is missing; it names the category' })
  }
  bySlug.delete('_category')
  const articles: FolderArticle[] = []
  for (const [articleSlug, pages] of bySlug) {
    const article = await collect(problems, () => readArticle(folder, articleSlug, pages, ownLocale))
    if (article) articles.push(article)
  }
  return { slug, icon, order, words, articles }
}

async function readArticle(
  folder: Folder,
  slug: string,
  files: readonly FileName[],
  ownLocale: string,
): Promise<FolderArticle> {
  const problems: FolderProblem[] = []
  const pages: { file: FileName; page: ArticlePage }[] = []
  // What holds in all languages stands in the file of the workspace's own, or in the first.
  const ordered = [...files].sort(
    (a, b) => Number(b.locale === ownLocale) - Number(a.locale === ownLocale) || (a.locale < b.locale ? -1 : 1),
  )
  for (const file of ordered) {
    if (pages.some((one) => one.file.locale === file.locale)) {
      problems.push({ file: file.path, line: null, message: `another file is in ${file.locale} as well` })
    }
    await collect(problems, async () => {
      pages.push({ file, page: readPage(file.path, await readText(folder, file.path), Article) })
    })
  }
  const [base] = pages
  for (const { file, page } of pages.slice(1)) problems.push(...strangeSettings(file.path, page, base))
  if (problems.length > 0 || !base) throw new FolderError(problems)
  const { kind = 'article', tags = [], order = 0, audiences = ['customers'] } = base.page.matter
  return {
    slug,
    kind,
    tags,
    audiences,
    position: order,
    translations: pages.map(({ file, page }) => toTranslation(file, page)),
  }
}

function toTranslation({ path, locale }: FileName, { matter, body, bodyLine, lines }: ArticlePage): FolderTranslation {
  const { title, excerpt, keywords, status } = matter
  const words = checked(path, lines, ArticleWords, { title, excerpt, body, searchKeywords: keywords })
  return { file: path, locale, words, status, bodyLine }
}

/** Settings of a translation that are others than those of the article. */
function strangeSettings(
  file: string,
  { matter, lines }: ArticlePage,
  base: { file: FileName; page: ArticlePage } | undefined,
): FolderProblem[] {
  return (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[])
    .filter((key) => matter[key] !== undefined && String(matter[key]) !== String(base?.page.matter[key]))
    .map((key) => ({
      file,
      line: lines.get(key) ?? null,
      message: `${key} holds in all languages: write it in ${base?.file.path}`,
    }))
}

/** The same rules as for what is typed into the console. */
function checked<S extends v.GenericSchema>(
  file: string,
  lines: ReadonlyMap<string, number>,
  schema: S,
  value: unknown,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  throw new FolderError(
    parsed.issues.map((issue) => {
      const key = String(issue.path?.[0]?.key ?? '').replace('searchKeywords', 'keywords')
      return { file, line: lines.get(key) ?? null, message: `${key} ${lengthOf(issue) ?? issue.message}` }
    }),
  )
}

function lengthOf(issue: v.BaseIssue<unknown>): string | null {
  return issue.type === 'max_length' ? `may have at most ${issue.requirement} characters` : null
}

function checkName(category: string, slug: string, tag: string | undefined): string | null {
  if (!v.is(CategorySlug, category)) return `${category} cannot be the address of a category`
  if (slug !== '_category' && !v.is(Slug, slug)) {
    return 'the name must be small letters, digits and single hyphens, such as track-an-order.md'
  }
  return tag === undefined || v.is(Locale, tag) ? null : `${tag} is not a language, such as ar or pt-BR`
}

function localeOf(tag: string | undefined, ownLocale: string): string {
  return tag === undefined ? ownLocale : canonicalLocale(tag)
}

async function readText(folder: Folder, path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await folder.read(path))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new FolderError([{ file: path, line: null, message: 'is not text in UTF-8' }])
  }
}

/** Runs `work`, and notes what is wrong instead of stopping at the first file. */
async function collect<T>(problems: FolderProblem[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof FolderError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}
