import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { HelpReviewCommentsTable } from './tables.ts'

export type CommentRow = Selectable<HelpReviewCommentsTable>
type Db = Kysely<Database>

export async function insertComment(db: Db, row: CommentRow): Promise<void> {
  await db.insertInto('help_review_comments').values(row).execute()
}

/** What was said about one language of an article, the oldest first. */
export function listComments(db: Db, workspaceId: string, articleId: string, locale: string): Promise<CommentRow[]> {
  return db
    .selectFrom('help_review_comments')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('article_id', '=', articleId)
    .where('locale', '=', locale)
    .orderBy('at')
    .orderBy('id')
    .execute()
}
