/** An address of the host's that is told of events. */
export interface WebhookEndpointsTable {
  id: string
  workspace_id: string
  url: string
  /** JSON: event filters. */
  events: string
  description: string
  /** `active` or `disabled`. */
  status: string
  disabled_reason: string | null
  /** `whsec_…`, sealed. */
  secret: string
  /** The one before it, sealed, and until when it signs too. */
  old_secret: string | null
  old_secret_until: number | null
  created_at: number
  /** Events after this place of the log are for it. */
  start_after: number
  last_delivered_at: number | null
  /** Since when every try failed; null once one worked. */
  failing_since: number | null
}

/** One event for one endpoint. */
export interface WebhookDeliveriesTable {
  id: string
  workspace_id: string
  endpoint_id: string
  event_id: string
  event_type: string
  /** `waiting`, `delivered` or `failed`. */
  status: string
  attempts: number
  response_status: number | null
  detail: string | null
  /** When the next try is due; while one is under way, when others may take it over. */
  next_at: number | null
  /** Of the try that is under way. */
  lease_token: string | null
  created_at: number
  updated_at: number
}

/** One row: how far the log of events was read. */
export interface WebhookCursorsTable {
  name: string
  seq: number
}

export interface WebhookTables {
  webhook_endpoints: WebhookEndpointsTable
  webhook_deliveries: WebhookDeliveriesTable
  webhook_cursors: WebhookCursorsTable
}
