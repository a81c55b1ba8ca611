import type { Audience, CategoryIcon, CategoryWords } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import { listCategoryRows } from './categories-repository.ts'
import { createKeep, type Keep } from './keep.ts'
import { preferredLocales } from './locales.ts'
import { listChanges, type PublicationChange, type PublishedArticle } from './publications-repository.ts'

type Db = Deps['db']

export interface CatalogueCategory {
  readonly id: string
  readonly slug: string
  readonly icon: CategoryIcon
  readonly words: Readonly<Record<string, CategoryWords>>
}

/** Everything that readers of one workspace see, but for the bodies, as of one revision. Never changed. */
export interface Catalogue {
  readonly revision: number
  readonly categories: readonly CatalogueCategory[]
  /** By article, then by language. */
  readonly articles: ReadonlyMap<string, ReadonlyMap<string, PublishedArticle>>
  readonly slugs: ReadonlyMap<string, string>
  /** In which anything is said. */
  readonly locales: readonly string[]
  /** Answers made from it, which are forgotten with it. */
  readonly keep: Keep
}

/** Workspaces whose catalogues are held at once; the one that was read least recently makes room. */
const HELD = 100
const EMPTY: Catalogue = makeCatalogue(0, new Map(), [])
const held = new WeakMap<Db, Map<string, Catalogue>>()

/**
 * The catalogue of a workspace, at `revision` or later. One that is held is brought up to date by
 * what changed since, so that publishing one article reads one article.
 */
export async function catalogueOf(db: Db, workspaceId: string, revision: number): Promise<Catalogue> {
  if (revision === 0) return EMPTY
  const catalogues = held.get(db) ?? new Map<string, Catalogue>()
  held.set(db, catalogues)
  const known = catalogues.get(workspaceId)
  if (known && known.revision >= revision) return known
  const base = known ?? EMPTY
  const changes = await listChanges(db, workspaceId, base.revision)
  const rows = await listCategoryRows(db, workspaceId)
  const categories = rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    icon: row.icon as CategoryIcon,
    words: JSON.parse(row.words),
  }))
  const catalogue = makeCatalogue(
    Math.max(revision, changes.at(-1)?.revision ?? 0),
    foldChanges(base.articles, changes),
    categories,
  )
  // Somebody else may have been quicker meanwhile.
  if ((catalogues.get(workspaceId)?.revision ?? 0) > catalogue.revision) return catalogue
  catalogues.delete(workspaceId)
  catalogues.set(workspaceId, catalogue)
  const [oldest] = catalogues.keys()
  if (catalogues.size > HELD && oldest !== undefined) catalogues.delete(oldest)
  return catalogue
}

/** What readers see after some changes, by article and language. */
export function foldChanges<A extends PublishedArticle>(
  before: ReadonlyMap<string, ReadonlyMap<string, A>>,
  changes: readonly PublicationChange<A>[],
): Map<string, ReadonlyMap<string, A>> {
  const after = new Map(before)
  for (const change of changes) {
    const languages = new Map(after.get(change.articleId))
    if (change.removed) languages.delete(change.locale)
    else languages.set(change.locale, change)
    if (languages.size > 0) after.set(change.articleId, languages)
    else after.delete(change.articleId)
  }
  return after
}

function makeCatalogue(
  revision: number,
  articles: Catalogue['articles'],
  categories: readonly CatalogueCategory[],
): Catalogue {
  const slugs = new Map<string, string>()
  const locales = new Set(categories.flatMap(({ words }) => Object.keys(words)))
  for (const [articleId, languages] of articles) {
    for (const [locale, { slug }] of languages) {
      slugs.set(slug, articleId)
      locales.add(locale)
    }
  }
  return { revision, articles, categories, slugs, locales: [...locales].sort(), keep: createKeep() }
}

/** One language of an article for a reader; null where it is not for their audience. */
export function variantOf(
  languages: ReadonlyMap<string, PublishedArticle> | undefined,
  preferred: readonly string[],
  audience: Audience | null,
): PublishedArticle | null {
  if (!languages || audience === null) return null
  for (const locale of preferred) {
    const variant = languages.get(locale)
    if (variant) return variant.audiences.includes(audience) ? variant : null
  }
  return null
}

/** All articles of an audience, each in the language that the reader would rather have, in their editors' order. */
export function articlesFor(catalogue: Catalogue, preferred: readonly string[], audience: Audience | null) {
  return catalogue.keep.once(`articles ${audience} ${preferred.join()}`, () => {
    const places = new Map(catalogue.categories.map(({ id }, place) => [id, place]))
    const placeOf = ({ category }: PublishedArticle) => places.get(category.id) ?? places.size
    return [...catalogue.articles.values()]
      .flatMap((languages) => variantOf(languages, preferred, audience) ?? [])
      .map((article) => ({ article, place: placeOf(article) }))
      .sort(
        (a, b) =>
          a.place - b.place ||
          a.article.position - b.article.position ||
          (a.article.articleId < b.article.articleId ? -1 : 1),
      )
  })
}

/** The languages of the catalogue in the order a reader would rather have them. */
export function preferredOf(catalogue: Catalogue, reader: { locale: string; ownLocale: string }): readonly string[] {
  const order = () => preferredLocales(reader.locale, reader.ownLocale, catalogue.locales)
  // Kept only for languages there are: anybody can think of others without end.
  if (!catalogue.locales.includes(reader.locale)) return order()
  return catalogue.keep.once(`locales ${reader.locale} ${reader.ownLocale}`, order)
}
