/** What one person chose; whoever has no row has what is usual. */
export interface NotificationPreferencesTable {
  workspace_id: string
  /** Of a customer or an agent. */
  recipient_id: string
  /** JSON: the part of a `NotificationPreferences` that was chosen; the rest is as usual, and follows it. */
  preferences: string
  updated_at: number
}

export interface NotificationPreferenceTables {
  notification_preferences: NotificationPreferencesTable
}
