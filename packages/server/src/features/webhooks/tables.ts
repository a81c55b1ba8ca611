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
  next_at: number | null
  created_at: number
  updated_at: number
}

export interface WebhookTables {
  webhook_endpoints: WebhookEndpointsTable
  webhook_deliveries: WebhookDeliveriesTable
}
