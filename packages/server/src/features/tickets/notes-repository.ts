import type { Selectable } from 'kysely'
import type { Db } from './repository.ts'
import type { NotesTable } from './tables.ts'

export type NoteRow = Selectable<NotesTable>

/** Notes of a conversation, oldest first. */
export function listNoteRows(db: Db, workspaceId: string, conversationId: string, limit: number): Promise<NoteRow[]> {
  return db
    .selectFrom('notes')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('workspace_id', '=', workspaceId)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export function findNote(
  db: Db,
  conversationId: string,
  authorId: string,
  clientId: string,
): Promise<NoteRow | undefined> {
  return db
    .selectFrom('notes')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('author_id', '=', authorId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
}

export async function insertNote(db: Db, row: NoteRow): Promise<void> {
  await db.insertInto('notes').values(row).execute()
}

/** Removes a note and answers what it was. */
export function takeNote(db: Db, workspaceId: string, id: string): Promise<NoteRow | undefined> {
  return db
    .deleteFrom('notes')
    .where('id', '=', id)
    .where('workspace_id', '=', workspaceId)
    .returningAll()
    .executeTakeFirst()
}
