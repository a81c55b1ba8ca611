import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'

type Db = Kysely<Database>

/** Of some articles, those that can be read in some language. */
export async function findReadable(db: Db, workspaceId: string, articleIds: readonly string[]): Promise<Set<string>> {
  if (articleIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('help_publications')
    .select('article_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('removed', '=', 0)
    .where('article_id', 'in', [...articleIds])
    .execute()
  return new Set(rows.map((row) => row.article_id))
}

/** Address and a title of some articles, whether they can be read or not; the title of `locale` where there is one. */
export async function findTitles(
  db: Db,
  workspaceId: string,
  articleIds: readonly string[],
  locale: string,
): Promise<Map<string, { slug: string; title: string }>> {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('help_articles as a')
    .innerJoin('help_translations as t', 't.article_id', 'a.id')
    .select(['a.id', 'a.slug', 't.title', 't.locale'])
    .where('a.workspace_id', '=', workspaceId)
    .where('a.id', 'in', [...articleIds])
    .orderBy('t.locale')
    .execute()
  const found = new Map<string, { slug: string; title: string }>()
  for (const { id, slug, title, locale: of } of rows) {
    if (!found.has(id) || of === locale) found.set(id, { slug, title })
  }
  return found
}
