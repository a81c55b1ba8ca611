import type { ArticleKind, ArticleTree, Audience, CategoryWords, Heading } from '@deskbell/protocol'
import type { Insertable, Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type Params, prepared } from '../../db/prepared.ts'
import type { HelpPublicationsTable } from './tables.ts'

type Db = Kysely<Database>

/** One article in one language, as readers see it, but for its tree. Times are epoch milliseconds. */
export interface PublishedArticle {
  readonly articleId: string
  readonly locale: string
  /** The help centre's revision of the last change to any of this. */
  readonly revision: number
  readonly version: number
  readonly slug: string
  readonly kind: ArticleKind
  readonly audiences: readonly Audience[]
  readonly tags: readonly string[]
  readonly position: number
  readonly category: { readonly id: string; readonly slug: string; readonly words: Record<string, CategoryWords> }
  readonly title: string
  readonly excerpt: string
  readonly searchKeywords: string
  readonly publishedAt: number
  readonly updatedAt: number
}

/** With the words of its body, blocks parted by line breaks, and those of its headings; for search. */
export interface PublishedText extends PublishedArticle {
  readonly text: string
  readonly headings: readonly string[]
}

/** What became of one language of one article: it is taken away, or it now reads like this. */
export type PublicationChange<A extends PublishedArticle = PublishedArticle> =
  | { readonly removed: true; readonly articleId: string; readonly locale: string; readonly revision: number }
  | ({ readonly removed: false } & A)

// ── Revisions ───────────────────────────────────────────────────────────────────────────────────

/** Holds a workspace's help centre until the transaction ends, so that its changes come one after the other. */
export async function lockCenter(db: Db, workspaceId: string): Promise<void> {
  await db
    .insertInto('help_centers')
    .values({ workspace_id: workspaceId, revision: 0 })
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet((eb) => ({ revision: eb.ref('help_centers.revision') })),
    )
    .execute()
}

export async function takeRevision(db: Db, workspaceId: string): Promise<number> {
  const { revision } = await db
    .updateTable('help_centers')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

const findRevision = prepared((db: Db, param: Params<{ workspaceId: string }>) =>
  db.selectFrom('help_centers').select('revision').where('workspace_id', '=', param('workspaceId')),
)

/** The revision of the last change that readers can see; 0 where nothing was ever published. */
export async function revisionOf(db: Db, workspaceId: string): Promise<number> {
  const { rows } = await findRevision(db, { workspaceId })
  return rows[0]?.revision ?? 0
}

export interface CenterRow {
  readonly workspaceId: string
  readonly settings: string
  readonly revision: number | null
}

const findByKey = prepared((db: Db, param: Params<{ key: string }>) =>
  db
    .selectFrom('workspaces')
    .leftJoin('help_centers', 'help_centers.workspace_id', 'workspaces.id')
    .select(['workspaces.id as workspaceId', 'workspaces.settings', 'help_centers.revision'])
    .where('workspaces.key', '=', param('key')),
)

/** The same without waiting, where the database is in this process; undefined elsewhere. */
export function findCenterNow(db: Db, key: string): CenterRow | undefined {
  return findByKey.now(db, { key })?.[0]
}

/** The workspace of a key and its help centre's revision. */
export async function findCenter(db: Db, key: string): Promise<CenterRow | undefined> {
  return (await findByKey(db, { key })).rows[0]
}

// ── What readers see ────────────────────────────────────────────────────────────────────────────

function changes(db: Db, workspaceId: string) {
  return db
    .selectFrom('help_publications as p')
    .leftJoin('help_articles as a', 'a.id', 'p.article_id')
    .leftJoin('help_categories as c', 'c.id', 'a.category_id')
    .where('p.workspace_id', '=', workspaceId)
    .select(['p.article_id', 'p.locale', 'p.revision', 'p.removed', 'p.version', 'p.title', 'p.excerpt'])
    .select(['p.search_keywords', 'p.published_at', 'p.updated_at'])
    .select(['a.slug', 'a.kind', 'a.audiences', 'a.tags', 'a.position'])
    .select(['c.id as category_id', 'c.slug as category_slug', 'c.words as category_words'])
    .orderBy('p.revision')
    .orderBy('p.article_id')
    .orderBy('p.locale')
}

type ChangeRow = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number]

/** What changed for readers after a revision, without the words of the bodies; oldest first. */
export async function listChanges(db: Db, workspaceId: string, revision: number): Promise<PublicationChange[]> {
  const rows = await changes(db, workspaceId).where('p.revision', '>', revision).execute()
  return rows.map((row) => (row.removed ? toRemoved(row) : { removed: false, ...toPublished(row) }))
}

/**
 * What changed for readers after a revision, oldest first: a fold over it, by article and language,
 * is what `findPublications` reads. Ask from revision 0 for all.
 *
 * @example for (const change of await publicationsSince(db, workspaceId, known)) …
 */
export async function publicationsSince(
  db: Db,
  workspaceId: string,
  revision: number,
): Promise<PublicationChange<PublishedText>[]> {
  const rows = await texts(db, workspaceId).where('p.revision', '>', revision).execute()
  return rows.map((row) => (row.removed ? toRemoved(row) : { removed: false, ...toText(row) }))
}

/** Everything that readers see now, whatever the audience. */
export async function findPublications(db: Db, workspaceId: string): Promise<PublishedText[]> {
  return (await texts(db, workspaceId).where('p.removed', '=', 0).execute()).map(toText)
}

function texts(db: Db, workspaceId: string) {
  return changes(db, workspaceId).select(['p.text', 'p.headings'])
}

function toText(row: ChangeRow & { readonly text: string; readonly headings: string }): PublishedText {
  const headings = (JSON.parse(row.headings) as Heading[]).map((heading) => heading.text)
  return { ...toPublished(row), text: row.text, headings }
}

function toRemoved({ article_id, locale, revision }: ChangeRow): PublicationChange<never> {
  return { removed: true, articleId: article_id, locale, revision }
}

function toPublished(row: ChangeRow): PublishedArticle {
  return {
    articleId: row.article_id,
    locale: row.locale,
    revision: row.revision,
    version: row.version,
    slug: row.slug ?? '',
    kind: (row.kind ?? 'article') as ArticleKind,
    audiences: JSON.parse(row.audiences ?? '[]'),
    tags: JSON.parse(row.tags ?? '[]'),
    position: row.position ?? 0,
    category: {
      id: row.category_id ?? '',
      slug: row.category_slug ?? '',
      words: JSON.parse(row.category_words ?? '{}'),
    },
    title: row.title,
    excerpt: row.excerpt,
    searchKeywords: row.search_keywords,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
  }
}

export interface PublishedBody {
  readonly tree: ArticleTree
  readonly headings: Heading[]
  /** How long the tree is as text, for whoever keeps it. */
  readonly size: number
}

/** The body of a published article, or null where it is taken away meanwhile. */
export async function findBody(
  db: Db,
  workspaceId: string,
  articleId: string,
  locale: string,
): Promise<PublishedBody | null> {
  const row = await db
    .selectFrom('help_publications')
    .select(['tree', 'headings'])
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
    .where('removed', '=', 0)
    .executeTakeFirst()
  return row ? { tree: JSON.parse(row.tree), headings: JSON.parse(row.headings), size: row.tree.length } : null
}

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────

export function listPublishedRows(db: Db, workspaceId: string, articleId: string) {
  return db
    .selectFrom('help_publications')
    .select(['locale', 'version', 'published_at'])
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .where('removed', '=', 0)
    .execute()
}

/** Puts a publication in place of the one before it; when it was first published stays. */
export async function putPublication(db: Db, row: Insertable<HelpPublicationsTable>): Promise<void> {
  const { article_id, locale, workspace_id, ...rest } = row
  await db
    .insertInto('help_publications')
    .values(row)
    .onConflict((conflict) => conflict.columns(['article_id', 'locale']).doUpdateSet(rest))
    .execute()
}

/** Takes a publication away, and forgets its words. */
export async function removePublication(
  db: Db,
  workspaceId: string,
  articleId: string,
  locale: string,
  revision: number,
): Promise<void> {
  await db
    .updateTable('help_publications')
    .set({ removed: 1, revision, title: '', excerpt: '', search_keywords: '', tree: '[]', headings: '[]', text: '' })
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
    .execute()
}

/** Stamps everything readers see of some articles with a new revision. */
export async function stampArticle(db: Db, workspaceId: string, articleId: string, revision: number): Promise<void> {
  await db
    .updateTable('help_publications')
    .set({ revision })
    .where('workspace_id', '=', workspaceId)
    .where('removed', '=', 0)
    .where('article_id', '=', articleId)
    .execute()
}

export async function stampCategory(db: Db, workspaceId: string, categoryId: string, revision: number): Promise<void> {
  await db
    .updateTable('help_publications')
    .set({ revision })
    .where('workspace_id', '=', workspaceId)
    .where('removed', '=', 0)
    .where('article_id', 'in', (eb) =>
      eb.selectFrom('help_articles').select('id').where('category_id', '=', categoryId),
    )
    .execute()
}

/** The categories that hold something to read. */
export async function listReadCategories(db: Db, workspaceId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('help_publications as p')
    .innerJoin('help_articles as a', 'a.id', 'p.article_id')
    .select('a.category_id')
    .distinct()
    .where('p.workspace_id', '=', workspaceId)
    .where('p.removed', '=', 0)
    .execute()
  return new Set(rows.map((row) => row.category_id))
}
