/** One thread. Its truth is the log in `conversation_entries`; the rest is kept beside for lists. */
export interface ConversationsTable {
  id: string
  workspace_id: string
  customer_id: string
  channel: string
  status: string
  assignee_id: string | null
  /** Its ticket, and what everyone may see of that; all null where it has none. */
  ticket_id: string | null
  ticket_number: number | null
  ticket_subject: string | null
  ticket_status: string | null
  /** The booking that it is about, with what everyone in it may see of that; all null for other conversations. */
  booking_id: string | null
  booking_number: number | null
  booking_service: string | null
  provider_id: string | null
  /** The sequence number of the newest entry. */
  last_seq: number
  last_message_seq: number | null
  last_message_by_kind: string | null
  last_message_by_id: string | null
  last_message_at: number | null
  last_message_preview: string | null
  /** How far the customer has received and read. Stands here, since a message of theirs changes this row anyway. */
  customer_delivered_seq: number
  customer_read_seq: number
  /** The client id of the message that started it, unique per customer: a retry finds the first. */
  start_client_id: string | null
  created_at: number
  updated_at: number
}

/** The append-only log. `sender_id` is empty for the system. */
export interface ConversationEntriesTable {
  conversation_id: string
  seq: number
  id: string
  workspace_id: string
  type: string
  sender_kind: string
  sender_id: string
  client_id: string | null
  /** What the type needs beside: the message's content, or `{assigneeId}`. */
  data: string
  at: number
}

/**
 * Who takes part, and how far each agent has received and read; the customer's markers stand with
 * the conversation. Markers only move forward.
 */
export interface ConversationParticipantsTable {
  conversation_id: string
  kind: string
  participant_id: string
  workspace_id: string
  /** 1 for those who stand in the log, and the customer; 0 for an agent who only looked. */
  in_log: number
  delivered_seq: number
  read_seq: number
}

export interface ConversationTables {
  conversations: ConversationsTable
  conversation_entries: ConversationEntriesTable
  conversation_participants: ConversationParticipantsTable
}
