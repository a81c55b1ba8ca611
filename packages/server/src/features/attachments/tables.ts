/**
 * A file that somebody sends: first an upload, then, once it is sent, part of an entry or a note of a
 * conversation. Its bytes stand in the file storage under `storage_name`.
 */
export interface AttachmentsTable {
  id: string
  workspace_id: string
  /** Who uploads: `customer`, `agent`, or `system` for mail. */
  owner_kind: string
  owner_id: string
  client_id: string
  name: string
  size: number
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

export interface AttachmentTables {
  attachments: AttachmentsTable
}
