/**
 * A file that somebody sends: first an upload, then, once it is sent, part of an entry or a note of a
 * conversation. Its bytes stand in the file storage under `storage_name`.
 */
export interface AttachmentsTable {
  id: string
  workspace_id: string
  /** Who uploads: `customer`, `guest` by the id of their booking, `agent`, or `system` for mail. */
  owner_kind: string
  owner_id: string
  client_id: string
  name: string
  /** As it was announced. */
  size: number
  /** What stands in the storage, once it is ready: pictures are encoded anew. */
  kept_size: number | null
  /** Bytes received so far. */
  received: number
  status: string
  refusal: string | null
  /** By content; empty until it is ready. */
  type: string
  width: number | null
  height: number | null
  storage_name: string | null
  thumbnail_name: string | null
  /** Set when it is sent; a note's file is for colleagues only. */
  conversation_id: string | null
  for_note: number
  created_at: number
  updated_at: number
}

/** A piece of an upload that is not complete, in the file storage under a name of its own. It goes after its upload, in the same transaction. */
export interface AttachmentPiecesTable {
  attachment_id: string
  /** Where it begins. */
  start: number
  size: number
  /** By which a retry of the same piece is known. */
  sha256: string
  storage_name: string
}

/**
 * Names under which the file storage may hold bytes that nothing refers to. Each name is written down
 * here before its bytes are, and struck out by the transaction that makes something refer to it; so
 * whatever a crash leaves behind is known, and cleared.
 */
export interface LooseFilesTable {
  storage_name: string
  since: number
}

export interface AttachmentTables {
  attachments: AttachmentsTable
  attachment_pieces: AttachmentPiecesTable
  loose_files: LooseFilesTable
}
