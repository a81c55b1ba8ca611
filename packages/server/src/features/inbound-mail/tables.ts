/** Every mail that came in, once, with what was made of it. */
export interface InboundMailsTable {
  id: string
  workspace_id: string
  /** The digest of what it says: the same mail twice, by whatever way, is taken once. */
  source_key: string
  /** `imap`, `resend`, `mime`. */
  source: string
  message_id: string | null
  sender: string | null
  subject: string | null
  /** `reply`, `new_ticket`, `automatic`, `bounce`, `refused`. */
  verdict: string
  reason: string | null
  ticket_id: string | null
  received_at: number
}

/** How far the IMAP mailbox was read, and which node reads it. */
export interface MailboxCursorsTable {
  mailbox: string
  /** Empty before the first reading. */
  uid_validity: string
  last_uid: number
  /** When it was last read to its end. */
  read_at: number
  /** The node that reads it until then; another may take over afterwards. */
  held_by: string | null
  held_until: number
}

export interface InboundMailTables {
  inbound_mails: InboundMailsTable
  mailbox_cursors: MailboxCursorsTable
}
