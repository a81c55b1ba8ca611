/** One person told of one thing. Deliveries carry it; the notification centre shows it. */
export interface NotificationsTable {
  id: string
  workspace_id: string
  /** What caused it: an event's id, or `send:` and a client id. With kind and recipient, one each. */
  cause: string
  kind: string
  category: string
  priority: string
  /** `customer`, `agent` or `address`: somebody known by an address alone. */
  recipient_kind: string
  /** An id, or the address in lower case. */
  recipient_id: string
  /** 1 where the notification centre lists it. */
  in_app: number
  title: string
  body: string
  /** JSON: a `NotificationTarget`. */
  target: string
  /** JSON: what the cause said of it, for whoever writes the words later. */
  data: string
  ticket_id: string | null
  created_at: number
  read_at: number | null
}

/** One notification on one channel. */
export interface DeliveriesTable {
  id: string
  workspace_id: string
  /** Null for digests. */
  notification_id: string | null
  channel: string
  kind: string
  category: string
  priority: string
  recipient_kind: string
  recipient_id: string | null
  /** Where it goes: an e-mail address in lower case, a number, `push`, `slack`, `in_app`. */
  address: string
  /** What is unique of it: one cause, one kind, one channel and one address make one delivery. */
  once: string
  ticket_id: string | null
  /** A `DeliveryStatus`. */
  status: string
  reason: string | null
  provider: string | null
  provider_id: string | null
  /** Of the mail, with angle brackets. */
  message_id: string | null
  /** Tries that reached the provider or may have. */
  attempts: number
  /** How often a person had it sent again; part of the key, so that the provider takes it for another. */
  retries: number
  due_at: number
  /** The digest that tells it. */
  digest_id: string | null
  /** When the provider was first asked; the age of the idempotency key. */
  handed_at: number | null
  created_at: number
  sent_at: number | null
  updated_at: number
}

/** Addresses that nobody vouched for: whoever plans a delivery to one holds its row meanwhile. */
export interface UnverifiedRecipientsTable {
  recipient: string
  planned_at: number
}

export interface NotificationTables {
  notifications: NotificationsTable
  deliveries: DeliveriesTable
  unverified_recipients: UnverifiedRecipientsTable
}
