/** Every mail that came in, once, with what was made of it. */
export interface InboundMailsTable {
  id: string
  workspace_id: string
  /** The digest of its bytes, or the provider's own id: the same mail twice is taken once. */
  source_key: string
  message_id: string | null
  sender: string | null
  subject: string | null
  /** `reply`, `new_ticket`, `automatic`, `bounce`, `refused`. */
  verdict: string
  reason: string | null
  ticket_id: string | null
  received_at: number
}

/** How far the IMAP mailbox was read. */
export interface MailboxCursorsTable {
  mailbox: string
  uid_validity: string
  last_uid: number
}

export interface InboundMailTables {
  inbound_mails: InboundMailsTable
  mailbox_cursors: MailboxCursorsTable
}
