import type { NotificationKind, TemplateWords } from '@deskbell/protocol'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { NotificationTemplatesTable } from './tables.ts'

export type TemplateRow = Selectable<NotificationTemplatesTable>
type Db = Kysely<Database>

/** The workspace's own words for a kind, in those of the given languages that have some. */
export function listOwnWords(
  db: Db,
  workspaceId: string,
  kind: NotificationKind,
  locales: readonly string[],
): Promise<TemplateRow[]> {
  return db
    .selectFrom('notification_templates')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind)
    .where('locale', 'in', locales)
    .execute()
}

/** Which kinds were edited in which languages. */
export function listEdited(db: Db, workspaceId: string): Promise<Pick<TemplateRow, 'kind' | 'locale'>[]> {
  return db
    .selectFrom('notification_templates')
    .select(['kind', 'locale'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('kind')
    .orderBy('locale')
    .execute()
}

export function wordsOf(row: Pick<TemplateRow, 'words'>): TemplateWords {
  return JSON.parse(row.words) as TemplateWords
}

export async function saveWords(db: Db, row: TemplateRow): Promise<void> {
  const { words, updated_at } = row
  await db
    .insertInto('notification_templates')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'kind', 'locale']).doUpdateSet({ words, updated_at }))
    .execute()
}

/** Whether there were any. */
export async function deleteWords(
  db: Db,
  workspaceId: string,
  kind: NotificationKind,
  locale: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('notification_templates')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What the workspace chose for its mails, as JSON. */
export async function findBrand(db: Db, workspaceId: string): Promise<string | null> {
  const row = await db
    .selectFrom('mail_brands')
    .select('brand')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row?.brand ?? null
}

export async function saveBrand(db: Db, workspaceId: string, brand: string): Promise<void> {
  await db
    .insertInto('mail_brands')
    .values({ workspace_id: workspaceId, brand })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ brand }))
    .execute()
}
