import {
  type CategoryDraft,
  type CategoryIcon,
  type CategoryWords,
  CodedError,
  type CreateCategory,
  LIMITS,
  type OrderCategories,
  type UpdateCategory,
} from '@deskbell/protocol'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { requireEditor, requireWriter } from './access.ts'
import {
  type CategoryRow,
  countArticles,
  deleteCategoryRow,
  findCategory,
  insertCategory,
  listCategoryRows,
  updateCategoryRow,
} from './categories-repository.ts'
import { type DeskTx, inHelpCenter } from './desk.ts'
import { canonicalLocale } from './locales.ts'
import { listReadCategories, stampCategory } from './publications-repository.ts'

/** Every category with its words in every language, in their order. */
export async function listCategories(ctx: Ctx): Promise<{ items: CategoryDraft[] }> {
  requireWriter(ctx)
  return { items: await readDrafts(ctx.deps.db, ctx.workspaceId) }
}

/** Adds a category at the end. Throws `conflict` for a slug that is taken, and `limit_reached`. */
export async function createCategory(ctx: Ctx, input: CreateCategory): Promise<CategoryDraft> {
  requireEditor(ctx)
  return inHelpCenter(ctx, async (tx) => readDraft(tx, (await addCategory(tx, input)).id))
}

/** Changes a category; readers see it at once. Throws `not_found`, and `conflict` for a slug that is taken. */
export async function updateCategory(ctx: Ctx, input: UpdateCategory & { categoryId: string }): Promise<CategoryDraft> {
  requireEditor(ctx)
  const { categoryId, ...change } = input
  return inHelpCenter(ctx, async (tx) => {
    await changeCategory(tx, await requireCategory(tx, categoryId), change)
    return readDraft(tx, categoryId)
  })
}

/** Removes a category that holds no article. Throws `not_found` and `conflict`. */
export async function deleteCategory(ctx: Ctx, { categoryId }: { categoryId: string }): Promise<void> {
  requireEditor(ctx)
  await inHelpCenter(ctx, async (tx) => {
    const { id, slug } = await requireCategory(tx, categoryId)
    const articles = (await countArticles(tx.db, tx.workspaceId)).get(id) ?? 0
    if (articles > 0) throw new CodedError('conflict', `It holds articles (${articles}). Move or delete them first`)
    await deleteCategoryRow(tx.db, tx.workspaceId, id)
    await tx.record({ type: 'help_category.deleted', subject: id, data: { slug } })
  })
}

/** Puts all categories in another order. Throws `not_found` for an unknown one, `invalid_input` where some are missing. */
export async function orderCategories(ctx: Ctx, { ids }: OrderCategories): Promise<{ items: CategoryDraft[] }> {
  requireEditor(ctx)
  return inHelpCenter(ctx, async (tx) => {
    const rows = await listCategoryRows(tx.db, tx.workspaceId)
    for (const id of ids) {
      if (!rows.some((row) => row.id === id)) throw new CodedError('not_found', `No category has the id ${id}`)
    }
    if (new Set(ids).size !== ids.length || ids.length !== rows.length) {
      throw new CodedError('invalid_input', undefined, {
        errors: [{ path: 'body.ids', message: 'must name every category once' }],
      })
    }
    await placeCategories(tx, rows, ids)
    return { items: await readDrafts(tx.db, tx.workspaceId) }
  })
}

/** Writes down where categories stand, where that is another place than before. */
export async function placeCategories(tx: DeskTx, rows: readonly CategoryRow[], ids: readonly string[]): Promise<void> {
  const before = [...rows].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map((row) => row.id)
  const moved = rows.filter((row) => row.position !== ids.indexOf(row.id))
  for (const { id } of moved) {
    await updateCategoryRow(tx.db, tx.workspaceId, id, { position: ids.indexOf(id), updated_at: tx.now() })
  }
  if (before.join() === ids.join()) return
  const read = await listReadCategories(tx.db, tx.workspaceId)
  const isRead = (id: string) => read.has(id)
  if (before.filter(isRead).join() !== ids.filter(isRead).join()) await tx.revision()
  await tx.record({ type: 'help_categories.ordered', subject: tx.workspaceId, data: { ids: [...ids] } })
}

export async function addCategory(tx: DeskTx, { slug, icon, words }: CreateCategory): Promise<CategoryRow> {
  const rows = await listCategoryRows(tx.db, tx.workspaceId)
  requireFreeSlug(rows, slug)
  if (rows.length >= LIMITS.categories) {
    throw new CodedError('limit_reached', `A help centre has at most ${LIMITS.categories} categories`)
  }
  const row: CategoryRow = {
    id: newId('category'),
    workspace_id: tx.workspaceId,
    slug,
    icon,
    position: Math.max(-1, ...rows.map((one) => one.position)) + 1,
    words: toWords(words),
    created_at: tx.now(),
    updated_at: tx.now(),
  }
  await insertCategory(tx.db, row)
  await tx.record({ type: 'help_category.created', subject: row.id, data: { slug } })
  return row
}

export async function changeCategory(tx: DeskTx, row: CategoryRow, wanted: UpdateCategory): Promise<void> {
  const after = {
    slug: wanted.slug ?? row.slug,
    icon: wanted.icon ?? row.icon,
    words: wanted.words === undefined ? row.words : toWords(wanted.words),
  }
  const fields = (['slug', 'icon', 'words'] as const).filter((field) => after[field] !== row[field])
  if (fields.length === 0) return
  if (after.slug !== row.slug) requireFreeSlug(await listCategoryRows(tx.db, tx.workspaceId), after.slug)
  await updateCategoryRow(tx.db, tx.workspaceId, row.id, { ...after, updated_at: tx.now() })
  if ((await listReadCategories(tx.db, tx.workspaceId)).has(row.id)) {
    await stampCategory(tx.db, tx.workspaceId, row.id, await tx.revision())
  }
  await tx.record({ type: 'help_category.updated', subject: row.id, data: { fields } })
}

/** As JSON whose order depends on nothing but the words themselves. */
function toWords(words: Readonly<Record<string, CategoryWords>>): string {
  const said = Object.entries(words).map(([tag, { name, description }]) => {
    return [canonicalLocale(tag), { name, description }] as const
  })
  if (said.length === 0) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'body.words', message: 'must say its name in one language at least' }],
    })
  }
  return JSON.stringify(Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1))))
}

function requireFreeSlug(rows: readonly CategoryRow[], slug: string): void {
  if (rows.some((row) => row.slug === slug)) throw new CodedError('conflict', `Another category has the slug ${slug}`)
}

async function requireCategory(tx: DeskTx, id: string): Promise<CategoryRow> {
  const row = await findCategory(tx.db, tx.workspaceId, id)
  if (!row) throw new CodedError('not_found', `No category has the id ${id}`)
  return row
}

async function readDraft(tx: DeskTx, id: string): Promise<CategoryDraft> {
  const draft = (await readDrafts(tx.db, tx.workspaceId)).find((one) => one.id === id)
  if (!draft) throw new CodedError('not_found', `No category has the id ${id}`)
  return draft
}

async function readDrafts(db: Deps['db'], workspaceId: string): Promise<CategoryDraft[]> {
  const rows = await listCategoryRows(db, workspaceId)
  const counts = await countArticles(db, workspaceId)
  return rows.map((row, position) => ({
    id: row.id,
    slug: row.slug,
    icon: row.icon as CategoryIcon,
    position,
    words: JSON.parse(row.words),
    articleCount: counts.get(row.id) ?? 0,
  }))
}
