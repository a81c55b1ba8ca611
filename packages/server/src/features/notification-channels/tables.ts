/** How one channel of a workspace is set up. */
export interface NotificationChannelsTable {
  workspace_id: string
  /** `sms`, `whatsapp` or `slack`. */
  channel: string
  /** JSON, sealed: it holds secrets. */
  settings: string
  updated_at: number
}

/** A browser that one person has push sent to. */
export interface PushSubscriptionsTable {
  id: string
  workspace_id: string
  /** `customer` or `agent`. */
  owner_kind: string
  owner_id: string
  /** What a customer ends by logging out at that browser: the visitor session beside all others there. Null for agents. */
  session_id: string | null
  /** The digest of the endpoint; the same browser again is the same row. */
  endpoint_hash: string
  /** JSON, sealed: whoever has it may send. */
  subscription: string
  created_at: number
  /** When the browser last brought it; the one that stayed away longest goes first. */
  seen_at: number
}

/** The keys (VAPID) by which push services know this installation. */
export interface PushKeysTable {
  /** Always `vapid`. */
  name: string
  public_key: string
  /** Sealed. */
  private_key: string
}

/** An address that nothing is sent to any more. */
export interface SuppressionsTable {
  id: string
  workspace_id: string
  channel: string
  /** Lower case. */
  address: string
  reason: string
  detail: string | null
  created_at: number
}

/** What providers reported, so that none is taken twice. */
export interface ProviderReportsTable {
  /** The provider and its own id of the report. */
  id: string
  received_at: number
}

/** When a customer last wrote to us by WhatsApp: for a day after that, free text may go. */
export interface WhatsAppWindowsTable {
  workspace_id: string
  /** E.164. */
  phone: string
  wrote_at: number
}

export interface NotificationChannelTables {
  notification_channels: NotificationChannelsTable
  push_subscriptions: PushSubscriptionsTable
  push_keys: PushKeysTable
  suppressions: SuppressionsTable
  provider_reports: ProviderReportsTable
  whatsapp_windows: WhatsAppWindowsTable
}
