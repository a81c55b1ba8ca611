/**
 * Workflow upon one conversation. Number, subject and status stand in the conversation too, and
 * assignee and customer here too, each changed together: lists read one table.
 */
export interface TicketsTable {
  id: string
  workspace_id: string
  conversation_id: string
  customer_id: string
  /** 1, 2, 3 … in the workspace, without gaps. */
  number: number
  type_id: string
  channel: string
  subject: string
  status: string
  priority: string
  team_id: string | null
  assignee_id: string | null
  /** JSON: what was asked and answered. */
  fields: string
  metadata: string
  next_steps: string
  booking_ref: string | null
  contact_method: string | null
  follows_up_id: string | null
  merged_into_id: string | null
  resolution_type: string | null
  resolution_summary: string | null
  resolution_notes: string | null
  escalated_agent_id: string | null
  escalated_team_id: string | null
  escalation_reason: string | null
  escalated_at: number | null
  rating: number | null
  rating_comment: string | null
  rated_at: number | null
  /** 0 where nothing vouches for the sender, as with mail and forms. */
  verified_sender: number
  /** The digest of who asks what, by which the same question sent again is found. */
  digest: string
  /** When the customer was told that it is about to be closed. */
  close_warned_at: number | null
  /** When a first answer was promised, by office hours and policy; null where nothing was. */
  expected_at: number | null
  first_response_at: number | null
  resolved_at: number | null
  closed_at: number | null
  created_at: number
  updated_at: number
}

/** The number that the newest ticket of a workspace has. */
export interface TicketCountersTable {
  workspace_id: string
  last_number: number
}

export interface TicketTagsTable {
  workspace_id: string
  tag: string
  ticket_id: string
}

/** Which words stand in which ticket, for the search. `number` sorts the newest first. */
export interface TicketTermsTable {
  workspace_id: string
  term: string
  number: number
}

/** Notes for colleagues, apart from the log: customers must not even see a gap. */
export interface NotesTable {
  id: string
  workspace_id: string
  conversation_id: string
  author_id: string | null
  client_id: string
  text: string
  /** JSON: ids of agents, and attachments. */
  mentions: string
  attachments: string
  at: number
}

export interface TicketViewsTable {
  id: string
  workspace_id: string
  author_id: string
  name: string
  query: string
  shared: number
  created_at: number
}

/** `TicketSettings` as JSON. */
export interface TicketSettingsTable {
  workspace_id: string
  settings: string
}

export interface TicketTables {
  tickets: TicketsTable
  ticket_counters: TicketCountersTable
  ticket_tags: TicketTagsTable
  ticket_terms: TicketTermsTable
  notes: NotesTable
  ticket_views: TicketViewsTable
  ticket_settings: TicketSettingsTable
}
