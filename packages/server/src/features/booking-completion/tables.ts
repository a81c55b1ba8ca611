/** "Is it done?", asked of the customer; `n` counts those of one booking, since rejected work is asked for again. */
export interface CompletionRequestsTable {
  booking_id: string
  n: number
  workspace_id: string
  requested_by_id: string | null
  requested_at: number
  status: string
  escalates_at: number
  reminded_at: number | null
  responded_at: number | null
  feedback: string | null
  issues: string | null
  ticket_id: string | null
  auto_escalated: number
  /** When support took it up, and what came of that. */
  follow_up_at: number | null
  agent_id: string | null
  outcome: string | null
  completed_by_id: string | null
  completed_at: number | null
  notes: string | null
}

/** One try of support to reach the customer. */
export interface ContactAttemptsTable {
  booking_id: string
  n: number
  seq: number
  workspace_id: string
  method: string
  attempted_at: number
  reached: number
  notes: string
  agent_id: string | null
}

export interface ReviewsTable {
  id: string
  workspace_id: string
  booking_id: string
  customer_id: string
  provider_id: string | null
  rating: number
  text: string
  status: string
  moderated_by_id: string | null
  created_at: number
  updated_at: number
}

export interface BookingCompletionTables {
  completion_requests: CompletionRequestsTable
  contact_attempts: ContactAttemptsTable
  reviews: ReviewsTable
}
