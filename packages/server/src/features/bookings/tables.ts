export interface BookingsTable {
  id: string
  workspace_id: string
  number: number
  external_id: string | null
  /** Of whoever made it, so that a retry finds the first. */
  client_id: string | null
  customer_id: string
  status: string
  /** When the present status was reached, as whoever reported it says. */
  status_at: number
  version: number
  /** Of the calendar entry (RFC 5545, SEQUENCE). */
  sequence: number
  delay_reason: string | null
  delay_since: number | null
  eta: number | null
  service: string
  starts_at: number
  ends_at: number
  time_zone: string
  /** JSON: address, and its point where that is known. */
  place: string | null
  provider_id: string | null
  provider_name: string | null
  provider_phone: string | null
  price_amount: number | null
  price_currency: string | null
  payment_status: string | null
  /** JSON: lines. */
  checklist: string
  notes: string | null
  conversation_id: string | null
  /** JSON: what everyone may see of the newest completion request, and of the review. */
  completion: string | null
  review: string | null
  cancel_reason: string | null
  /** When nothing more was to be done: verified or cancelled. */
  ended_at: number | null
  created_at: number
  updated_at: number
}

/** What became of a booking, one row for each report and change. */
export interface BookingHistoryTable {
  booking_id: string
  seq: number
  workspace_id: string
  status: string
  at: number
  recorded_at: number
  by_kind: string
  by_id: string | null
  eta: number | null
  reason: string | null
  applied: number
  client_id: string | null
}

/** A way in for somebody without a session. Only the digest of its token is kept. */
export interface BookingLinksTable {
  id: string
  workspace_id: string
  booking_id: string
  scope: string
  token_hash: string
  created_at: number
  expires_at: number
  ended_at: number | null
}

export interface BookingCountersTable {
  workspace_id: string
  last_number: number
}

export interface BookingSettingsTable {
  workspace_id: string
  /** JSON: what differs from what is usual. */
  settings: string
  updated_at: number
}

export interface BookingTables {
  bookings: BookingsTable
  booking_history: BookingHistoryTable
  booking_links: BookingLinksTable
  booking_counters: BookingCountersTable
  booking_settings: BookingSettingsTable
}
