import type { Selectable } from 'kysely'
import type { Db } from './repository.ts'
import type { AttachmentPiecesTable } from './tables.ts'

export type PieceRow = Selectable<AttachmentPiecesTable>

export async function insertPiece(db: Db, row: PieceRow): Promise<void> {
  await db.insertInto('attachment_pieces').values(row).execute()
}

/** The pieces of an upload, in their order. */
export function listPieces(db: Db, attachmentId: string): Promise<PieceRow[]> {
  return db
    .selectFrom('attachment_pieces')
    .selectAll()
    .where('attachment_id', '=', attachmentId)
    .orderBy('start')
    .execute()
}

/** Forgets the pieces of an upload; answers the names of their bytes. */
export async function deletePieces(db: Db, attachmentId: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('attachment_pieces')
    .where('attachment_id', '=', attachmentId)
    .returning('storage_name')
    .execute()
  return rows.map((row) => row.storage_name)
}

/** Writes down names that the storage may hold bytes under which nothing refers to. */
export async function noteLoose(db: Db, names: readonly string[], since: number): Promise<void> {
  if (names.length === 0) return
  await db
    .insertInto('loose_files')
    .values(names.map((storage_name) => ({ storage_name, since })))
    .execute()
}

/** Strikes names out; answers how many stood there. */
export async function strikeLoose(db: Db, names: readonly string[]): Promise<number> {
  if (names.length === 0) return 0
  const { numDeletedRows } = await db
    .deleteFrom('loose_files')
    .where('storage_name', 'in', [...names])
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Names that have been loose since before an instant, oldest first. */
export async function listLoose(db: Db, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('loose_files')
    .select('storage_name')
    .where('since', '<', before)
    .orderBy('since')
    .limit(limit)
    .execute()
  return rows.map((row) => row.storage_name)
}
