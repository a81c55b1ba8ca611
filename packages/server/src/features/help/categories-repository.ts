import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { HelpCategoriesTable } from './tables.ts'

export type CategoryRow = Selectable<HelpCategoriesTable>
type Db = Kysely<Database>

/** All categories in their order. */
export function listCategoryRows(db: Db, workspaceId: string): Promise<CategoryRow[]> {
  return db
    .selectFrom('help_categories')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export function findCategory(db: Db, workspaceId: string, id: string): Promise<CategoryRow | undefined> {
  return db
    .selectFrom('help_categories')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertCategory(db: Db, row: CategoryRow): Promise<void> {
  await db.insertInto('help_categories').values(row).execute()
}

export async function updateCategoryRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<HelpCategoriesTable>,
): Promise<void> {
  await db
    .updateTable('help_categories')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

export async function deleteCategoryRow(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('help_categories').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}

/** How many articles each category holds, whatever their status. */
export async function countArticles(db: Db, workspaceId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('help_articles')
    .select((eb) => ['category_id', eb.fn.countAll<number>().as('articles')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('category_id')
    .execute()
  return new Map(rows.map((row) => [row.category_id, Number(row.articles)]))
}
