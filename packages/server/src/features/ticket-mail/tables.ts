/** Every mail that tickets had us send: to whom, why, and what became of it. Caps per recipient count these rows. */
export interface MailDeliveriesTable {
  id: string
  workspace_id: string
  /** Lower case. */
  recipient: string
  kind: string
  ticket_id: string | null
  /** Of the event that caused it; with recipient and kind, one mail each. */
  event_id: string
  message_id: string
  /** `queued`, `sent`, `held` (over the cap), `failed`. */
  status: string
  reason: string | null
  created_at: number
  sent_at: number | null
}

/** Addresses that nobody vouched for: whoever plans a mail to one holds its row meanwhile. */
export interface MailRecipientsTable {
  recipient: string
  planned_at: number
}

export interface TicketMailTables {
  mail_recipients: MailRecipientsTable
  mail_deliveries: MailDeliveriesTable
}
